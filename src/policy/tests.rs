use super::*;
use crate::release::{V0_27_2, V0_44_0};

use evaluate::tests::Fact;

/// What is told of policies and entities, a line a problem: where, what, what is nearest, what becomes of requests.
fn told(policies: &[&str], entities: Option<&str>, setting: &Setting<'_>) -> Vec<String> {
    let line = |problem: &Problem| {
        let (part, text) = match problem.part {
            Part::Policy(number) => (number.to_string(), policies[number]),
            Part::Entities => ("entities".to_owned(), entities.unwrap_or_default()),
        };
        let place = &text[problem.span.range()];
        let outcome = match problem.outcome {
            Outcome::Depends => "",
            Outcome::NeverMatches => " never matches",
            Outcome::Denies => " denies",
            Outcome::Refused => " refused",
        };
        let nearest = problem
            .nearest
            .as_ref()
            .map(|nearest| format!(" -> {nearest}"));
        let nearest = nearest.unwrap_or_default();
        format!("{part} {}{outcome}: {place}{nearest}", problem.kind.name())
    };
    inspect(policies, entities, setting)
        .iter()
        .map(line)
        .collect()
}

/// A policy for tool calls with a condition.
fn when(condition: &str) -> String {
    format!("permit(principal, action == Action::\"call_tool\", resource) when {{ {condition} }};")
}

#[track_caller]
fn case(policy: &str, expected: &[&str]) {
    assert_eq!(
        told(&[policy], None, &Setting::new(V0_44_0)),
        expected,
        "{policy}"
    );
}

#[test]
fn heads_that_no_request_fits() {
    let cases = [
        (
            "principal, action == Action::\"call-tool\", resource",
            "0 unknown-action never matches: Action::\"call-tool\" -> Action::\"call_tool\"",
        ),
        (
            "principal, action == Action::\"resources/read\", resource",
            "0 unknown-action never matches: Action::\"resources/read\" -> Action::\"read_resource\"",
        ),
        (
            "principal, action in [Action::\"call_tool\", Action::\"delete\"], resource",
            "0 unknown-action: Action::\"delete\"",
        ),
        (
            "principal, action == MCP::Action::\"call_tool\", resource",
            "0 unknown-type never matches: MCP::Action -> Action",
        ),
        (
            "principal == User::\"alice\", action, resource",
            "0 unknown-type never matches: User -> Client",
        ),
        (
            "principal in Group::\"eng\", action, resource",
            "0 unknown-type never matches: Group -> THVGroup",
        ),
        (
            "principal, action, resource is Tools",
            "0 unknown-type never matches: Tools -> Tool",
        ),
        (
            "principal, action == Action::\"call_tool\", resource == Prompt::\"x\"",
            "0 wrong-resource never matches: Prompt -> Tool",
        ),
        (
            "principal, action == Action::\"list_tools\", resource",
            "0 not-asked never matches: action == Action::\"list_tools\" -> action == Action::\"call_tool\"",
        ),
        (
            "principal == THVGroup::\"eng\", action, resource",
            "0 never-matches never matches: principal == THVGroup::\"eng\" -> principal in THVGroup::\"eng\"",
        ),
        (
            "principal is Tool, action, resource",
            "0 never-matches never matches: principal is Tool",
        ),
    ];
    for (head, line) in cases {
        case(&format!("permit({head});"), &[line]);
    }
}

#[test]
fn conditions_that_do_not_fit() {
    let cases = [
        (
            "principal has email",
            "0 unknown-attribute never matches: email -> claim_email",
        ),
        (
            "principal.role == \"a\"",
            "0 unknown-attribute denies: principal.role -> principal.claim_role",
        ),
        (
            "context.city == \"a\"",
            "0 unknown-attribute denies: context.city -> context.arg_city",
        ),
        (
            "resource.readonlyHint",
            "0 unknown-attribute denies: resource.readonlyHint -> resource.readOnlyHint",
        ),
        (
            "resource.uri like \"a*\"",
            "0 foreign-attribute denies: resource.uri",
        ),
        (
            "context.arg_a == \"a\"",
            "0 unguarded: context.arg_a -> context has arg_a && …",
        ),
        (
            "resource.name in [\"a\"]",
            "0 wrong-kind denies: resource.name in [\"a\"] -> [\"a\"].contains(resource.name)",
        ),
        (
            "context has arg_n && context.arg_n < 5",
            "0 wrong-kind never matches: context.arg_n < 5 -> context.arg_n.lessThan(decimal(\"5.0\"))",
        ),
        (
            "context has arg_n && context.arg_n == 5",
            "0 never-equal never matches: context.arg_n == 5 -> context.arg_n == decimal(\"5.0\")",
        ),
        (
            "context has arg_l && context.arg_l.contains(1)",
            "0 wrong-kind never matches: context.arg_l",
        ),
        (
            "context has arg_n && decimal(\"5\") == context.arg_n",
            "0 invalid-literal never matches: decimal(\"5\")",
        ),
        (
            "ip(\"10.0.0.0/33\").isLoopback()",
            "0 invalid-literal denies: ip(\"10.0.0.0/33\")",
        ),
        (
            "resource.name == \"a\" && resource.name == \"b\"",
            "0 never-matches never matches: resource.name == \"b\"",
        ),
        (
            "action == Action::\"get_prompt\"",
            "0 never-matches never matches: action == Action::\"get_prompt\"",
        ),
        (
            "Data::\"x\".owner == \"a\"",
            "0 unknown-type never matches: Data",
        ),
    ];
    for (condition, line) in cases {
        case(&when(condition), &[line]);
    }
}

#[test]
fn conditions_that_fit() {
    for condition in [
        "context has arg_a && context.arg_a == \"a\"",
        "!(resource has arg_a) || context.arg_a == \"a\"",
        "if principal has claim_a then context.claim_a == \"a\" else false",
        "context has claim_act.sub && principal.claim_act.sub == \"a\"",
        "principal.claim_sub like \"*@example.com\"",
        "context has arg_n && context.arg_n.lessThan(decimal(\"5.0\"))",
        "resource has readOnlyHint && resource.readOnlyHint",
        "principal in [THVGroup::\"a\", THVGroup::\"b\"] || principal == Client::\"c\"",
        "resource in MCP::\"github\"",
        "context has \"claim_https://a.b/c\" && context[\"claim_https://a.b/c\"].contains(\"d\")",
        "resource.name == \"${TOOL}\" && principal in THVGroup::\"${GROUP}\"",
    ] {
        case(&when(condition), &[]);
    }
}

#[test]
fn an_attribute_is_told_of_once_and_with_the_requests_that_lack_it() {
    let policy = "forbid(principal, action, resource) when { context.arg_a == \"a\" || context.arg_a == \"b\" };";
    let setting = Setting::new(V0_44_0);
    let problems = inspect(
        &[policy, "permit(principal, action, resource);"],
        None,
        &setting,
    );
    assert_eq!(problems.len(), 2);
    assert_eq!(
        problems[0].asks,
        ["call_tool", "get_prompt", "read_resource"]
    );
    let policy = "permit(principal, action, resource) when { resource.uri like \"file:*\" };";
    let problems = inspect(&[policy], None, &setting);
    assert_eq!(problems[0].asks, ["call_tool", "get_prompt"]);
    assert_eq!(
        problems[0].to_string(),
        "`resource.uri` is not there when the proxy asks for `call_tool` or `get_prompt`"
    );
}

#[test]
fn places_count_bytes_behind_lines_comments_and_other_scripts() {
    let policy = "// für alle\n@id(\"ü\")\npermit(\n  principal, /* é */ action,\n  resource\n) when {\n  \
        // 日本\n  principal has claim_team && principal.claim_team == \"é\" &&\n  principal.rôle == \"x\"\n};";
    case(policy, &["0 policy-syntax refused: ô"]);
    let policy = policy.replace("rôle", "role");
    let problems = inspect(&[&policy], None, &Setting::new(V0_44_0));
    let place = problems[0].span.range();
    assert_eq!(&policy[place.clone()], "principal.role");
    assert_eq!(
        place.start,
        policy.rfind("principal.role").expect("it is there")
    );
}

#[test]
fn lists_of_policies() {
    let setting = Setting::new(V0_44_0);
    let all = "permit(principal, action, resource);";
    let tool = "permit(principal, action, resource == Tool::\"a\");";
    let never = "forbid(principal, action, resource == Tool::\"b\");";
    let cases: [(&[&str], &[&str]); 8] = [
        (&[tool, never], &[]),
        (
            &[all],
            &["0 wide-open: permit(principal, action, resource);"],
        ),
        (
            &[
                tool,
                all,
                "permit ( principal , action , resource ) when { true };",
                all,
            ],
            &[
                "0 shadowed: permit(principal, action, resource == Tool::\"a\");",
                "1 wide-open: permit(principal, action, resource);",
                "2 shadowed: permit ( principal , action , resource ) when { true };",
                "3 duplicate: permit(principal, action, resource);",
            ],
        ),
        (
            &[never],
            &["0 only-forbids denies: forbid(principal, action, resource == Tool::\"b\");"],
        ),
        (&[never, "${POLICY}"], &[]),
        (
            &["forbid(principal, action, resource);", tool],
            &["0 denies-all denies: forbid(principal, action, resource);"],
        ),
        (
            &[
                "permit(principal, action, resource == Tool::\"a\");\n@x forbid(principal, action, resource);",
            ],
            &["0 ignored-policy: @x forbid(principal, action, resource);"],
        ),
        (
            &["permit(principal, action, resource == Tool::\"a\");; // c"],
            &["0 ignored-text: ;"],
        ),
    ];
    for (policies, expected) in cases {
        assert_eq!(told(policies, None, &setting), expected, "{policies:?}");
    }
}

#[test]
fn entities_decide_what_stands_above() {
    let setting = Setting::new(V0_44_0);
    let policy = "permit(principal in Role::\"dev\", action, resource);";
    let through_group = r#"[{"uid": {"type": "THVGroup", "id": "eng"}, "parents": [{"type": "Role", "id": "dev"}]}]"#;
    assert_eq!(told(&[policy], Some(through_group), &setting), [""; 0]);
    let of_client = r#"[{"uid": {"type": "Client", "id": "alice"}, "parents": [{"type": "Role", "id": "dev"}]}]"#;
    assert_eq!(
        told(&[policy], Some(of_client), &setting),
        [
            "0 never-matches never matches: principal in Role::\"dev\"",
            "entities entity-replaced: {\"type\": \"Client\", \"id\": \"alice\"}",
        ]
    );
    assert_eq!(
        told(&[policy], Some("[{\"uid\": ${UID}}]"), &setting),
        [""; 0]
    );
    let through_server =
        r#"[{"uid": {"type": "MCP", "id": "github"}, "parents": [{"type": "Zone", "id": "z"}]}]"#;
    let policy = when("resource in Zone::\"z\"");
    assert_eq!(told(&[&policy], Some(through_server), &setting), [""; 0]);
    let other = Setting {
        server: Some("jira"),
        ..setting
    };
    let line = "0 never-matches never matches: resource in Zone::\"z\"";
    assert_eq!(told(&[&policy], Some(through_server), &other), [line]);
}

#[test]
fn the_setting_decides_names() {
    let setting = Setting {
        server: Some("github"),
        group_type: "Group",
        multi_valued_claims: vec!["scp"],
        ..Setting::new(V0_44_0)
    };
    let cases: [(&str, &[&str]); 6] = [
        ("resource in MCP::\"github\"", &[]),
        (
            "resource in MCP::\"jira\"",
            &["0 other-server never matches: MCP::\"jira\" -> MCP::\"github\""],
        ),
        ("principal in Group::\"a\"", &[]),
        (
            "principal in THVGroup::\"a\"",
            &["0 other-group never matches: THVGroup -> Group"],
        ),
        (
            "context has claimset_scp && context.claimset_scp.contains(\"a\")",
            &[],
        ),
        (
            "context has claim_scp && context.claim_scp.contains(\"a\")",
            &["0 wrong-kind never matches: context.claim_scp"],
        ),
    ];
    for (condition, expected) in cases {
        assert_eq!(
            told(&[&when(condition)], None, &setting),
            expected,
            "{condition}"
        );
    }
    let first = Setting {
        release: V0_27_2,
        ..Setting::new(V0_44_0)
    };
    let policy = |id: &str| format!("permit(principal, action, resource == Resource::\"{id}\");");
    let cases: [(&str, &Setting<'_>, &[&str]); 4] = [
        ("file:///a", &setting, &[]),
        ("file____a", &first, &[]),
        (
            "file:///a",
            &first,
            &["0 other-form never matches: Resource::\"file:///a\" -> Resource::\"file____a\""],
        ),
        (
            "file____a",
            &setting,
            &["0 other-form: Resource::\"file____a\""],
        ),
    ];
    for (id, setting, expected) in cases {
        assert_eq!(told(&[&policy(id)], None, setting), expected, "{id}");
    }
}

/// What is said of everything that upstream documents, and of what the tests of the operator use: nothing that is right is told of,
/// and all that upstream's own authorizer refuses or fails on is.
#[test]
fn documented_policies() {
    const TABLE: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/policy/inspected.txt"
    ));
    let mut lines = Vec::new();
    let texts = TABLE.split("\n---\n").collect::<Vec<_>>();
    for text in &texts {
        let (input, _) = text.split_once("\n===\n").unwrap_or((text, ""));
        let (policies, entities) = match input.split_once("\nentities: ") {
            Some((policies, entities)) => (policies, Some(entities)),
            None => (input, None),
        };
        let policies: Vec<&str> = policies.split("\n+\n").collect();
        let told = told(&policies, entities, &Setting::new(V0_44_0));
        lines.push(format!("{input}\n===\n{}", told.join("\n")));
    }
    assert_eq!(lines.join("\n---\n"), TABLE.trim_end_matches('\n'));
}

#[test]
fn problems_are_told_in_one_line() {
    let problem = |condition: &str| {
        let problems = inspect(&[&when(condition)], None, &Setting::new(V0_44_0));
        problems[0].to_string()
    };
    let cases = [
        (
            "context.arg_a == \"a\"",
            "`context.arg_a` is not in every request; where it is missing, evaluation fails and the proxy denies the request",
        ),
        (
            "resource.name in [\"a\"]",
            "`resource.name` is never of the kind `entity`",
        ),
        (
            "context has arg_n && context.arg_n == 5",
            "the two sides of `context.arg_n == 5` are never equal: they are of different kinds",
        ),
        (
            "decimal(\"5\") == decimal(\"5.0\")",
            "`decimal(\"5\")` fails: it takes a text such as `1.0`",
        ),
        ("principal is User", "no entity is of the type `User`"),
    ];
    for (condition, says) in cases {
        assert_eq!(problem(condition), says);
    }
    let mut names: Vec<&str> = ProblemKind::ALL.iter().map(|kind| kind.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), ProblemKind::ALL.len());
}

#[test]
fn nothing_comes_out_that_was_ruled_out() {
    let (mut certain, mut wrong) = (0, Vec::new());
    for fact in Fact::all().iter().filter(|fact| fact.has_subject()) {
        let policies = fact.policies();
        let [policy] = policies.as_slice() else {
            continue;
        };
        for (setting, answer) in fact.cases() {
            let outcome = inspect::tests::outcome(policy, fact.entities(), &setting, fact.ask());
            let Some((kinds, permits)) = outcome else {
                continue;
            };
            certain += u32::from([Kinds::TRUE, Kinds::FALSE, Kinds::FAILS].contains(&kinds));
            let fits = match answer {
                "allowed" => permits && kinds.has(Kinds::TRUE),
                "failed" => kinds.has(Kinds::FAILS),
                "denied" => kinds.has(Kinds::FALSE) || !permits && kinds.has(Kinds::TRUE),
                _ => true,
            };
            if !fits {
                wrong.push(format!("{policy} {kinds:?}, not {answer}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(certain > 50, "only {certain} outcomes are certain");
}
