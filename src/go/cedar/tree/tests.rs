use super::*;
use crate::go::cedar::{Dialect, read_policy};

const FACTS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/testdata/go/cedar-parse.jsonl"
));

fn tree(text: &str) -> Policy {
    let read = read_policy(text, Dialect::V1_8).expect(text);
    read.expect("not too deep")
}

/// The tree as Rust shows it, without places.
fn shape(policy: &Policy) -> String {
    let (head, conditions) = (&policy.principal, &policy.conditions);
    let shown = format!(
        "{:?} {head:?} {:?} {:?} {conditions:?}",
        policy.effect, policy.action, policy.resource
    );
    let mut pieces = shown.split("span: Span { ");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| {
        text + piece.split_once("}, ").map_or(piece, |(_, rest)| rest)
    })
}

/// Whether there is something that cedar-go writes otherwise: a path behind a `has`, an escape in a pattern.
fn is_rewritten(expr: &Expr) -> bool {
    let here = match &expr.kind {
        ExprKind::Has(_, path) => path.len() > 1,
        ExprKind::Like(_, pattern) => pattern.text.contains('\\'),
        _ => false,
    };
    here || expr.kind.children().into_iter().any(is_rewritten)
}

#[test]
fn a_policy_and_what_cedar_go_writes_of_it_have_the_same_tree() {
    let mut rows = 0;
    for line in FACTS.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("facts are JSON");
        let (Some(text), Some(written)) = (row["text"].as_str(), row["normal_form"].as_str())
        else {
            continue;
        };
        let dialect = match row["cedar_go"].as_str() {
            Some("v1.6.0") => Dialect::V1_6,
            _ => Dialect::V1_8,
        };
        let read = |text: &str| read_policy(text, dialect).expect(text);
        let (Some(tree), Some(again)) = (read(text), read(written)) else {
            continue;
        };
        if tree
            .conditions
            .iter()
            .any(|condition| is_rewritten(&condition.body))
        {
            continue;
        }
        rows += 1;
        assert_eq!(shape(&tree), shape(&again), "{text:?}");
    }
    assert!(rows > 300, "{rows}");
}

/// The texts of all expressions, outermost first.
fn texts<'t>(text: &'t str, expr: &Expr) -> Vec<&'t str> {
    let mut all = vec![&text[expr.span.range()]];
    for child in expr.kind.children() {
        all.extend(texts(text, child));
    }
    all
}

#[test]
fn every_expression_knows_its_place() {
    let text = "@id(\"ü\")\npermit(principal, action, resource) when { // ü\n  \
        (context.claim_é[\"a b\"] /* ü */ == 1) && !(principal has a.b) || ip(\"::1\").isIpv4()\n};";
    let text = text.replace("claim_é", "claim_e");
    let policy = tree(&text);
    assert_eq!(
        texts(&text, &policy.conditions[0].body),
        [
            "(context.claim_e[\"a b\"] /* ü */ == 1) && !(principal has a.b) || ip(\"::1\").isIpv4()",
            "(context.claim_e[\"a b\"] /* ü */ == 1) && !(principal has a.b)",
            "context.claim_e[\"a b\"] /* ü */ == 1",
            "context.claim_e[\"a b\"]",
            "context.claim_e",
            "context",
            "1",
            "!(principal has a.b)",
            "principal has a.b",
            "principal",
            "ip(\"::1\").isIpv4()",
            "ip(\"::1\")",
            "\"::1\"",
        ]
    );
}

#[test]
fn the_head_knows_its_places() {
    let text = "forbid (principal is A::B in G::\"é\", action in [Action::\"a\", Action::\"b\"], \
        resource == /* x */ Tool::\"t\\u{41}\",) unless { true };";
    let policy = tree(text);
    let of = |span: Span| &text[span.range()];
    let (comparison, group) = policy.principal.entity.as_ref().expect("a group");
    assert_eq!(*comparison, Match::In);
    assert_eq!(of(policy.principal.span), "principal is A::B in G::\"é\"");
    assert_eq!(
        policy.principal.is.as_ref().map(|kind| of(kind.span)),
        Some("A::B")
    );
    assert_eq!((of(group.kind.span), of(group.id.span)), ("G", "\"é\""));
    let (_, actions) = policy.action.actions.as_ref().expect("actions");
    let actions: Vec<_> = actions.iter().map(|action| of(action.span)).collect();
    assert_eq!(actions, ["Action::\"a\"", "Action::\"b\""]);
    let (_, tool) = policy.resource.entity.as_ref().expect("a tool");
    assert_eq!(
        (tool.id.text.as_str(), of(tool.span)),
        ("tA", "Tool::\"t\\u{41}\"")
    );
    assert_eq!(of(policy.conditions[0].span), "unless { true }");
    assert!(policy.conditions[0].unless && policy.effect == Effect::Forbid);
}

#[test]
fn operators_bind_as_in_cedar() {
    let cases = [
        (
            "1 + 2 * 3 < 4 || true && false",
            "1 + (2 * 3) < 4 || (true && false)",
        ),
        ("1 - 2 - 3 == 0", "(1 - 2) - 3 == 0"),
        (
            "!context.b && -1 == 1 - 2",
            "(!(context.b)) && ((-1) == (1 - 2))",
        ),
        (
            "if true then false else true || false",
            "if true then false else (true || false)",
        ),
        (
            "action is T in resource && true",
            "(action is T in resource) && true",
        ),
        ("--1 == 1", "-(-1) == 1"),
    ];
    let policy = |body: &str| {
        tree(&format!(
            "permit(principal, action, resource) when {{ {body} }};"
        ))
    };
    for (written, meant) in cases {
        assert_eq!(shape(&policy(written)), shape(&policy(meant)), "{written}");
    }
}

#[test]
fn a_tree_that_is_too_deep_is_none() {
    let deep = |open: &str, close: &str, depth: usize| {
        let (open, close) = (open.repeat(depth), close.repeat(depth));
        let text = format!("permit(principal, action, resource) when {{ {open}true{close} }};");
        read_policy(&text, Dialect::V1_8)
            .expect("accepted")
            .is_some()
    };
    for (open, close) in [("(", ")"), ("[", "]"), ("!", ""), ("", ".a")] {
        assert!(deep(open, close, MAX_TREE_DEPTH - 1), "{open}{close}");
        assert!(!deep(open, close, 10_000), "{open}{close}");
    }
    assert!(deep("true && ", "", 10_000), "a chain is flat");
}

#[test]
fn what_follows_a_policy_is_told() {
    let text = "@a(\"b\") permit(principal,action,resource); // c\n @x forbid ;;";
    let policy = tree(text);
    assert_eq!(&*policy.words, "permit ( principal , action , resource ) ;");
    let ignored = policy.ignored.expect("something follows");
    assert_eq!(
        (&text[ignored.span.range()], ignored.text.as_str()),
        ("@x forbid ;;", "@")
    );
    assert_eq!(
        tree("permit(principal, action, resource); // c").ignored,
        None
    );
}
