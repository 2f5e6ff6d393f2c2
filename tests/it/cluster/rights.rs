//! Users who may not do everything.

use serde_json::json;

use super::{cluster, file};
use crate::program::{PROXY, ends_with, text};

const NAMESPACE: &str = "rights";

/// What a difference takes, without what is told apart by a test.
const READ: [(&str, &[&str]); 4] = [
    (
        "toolhive.stacklok.dev",
        &[
            "mcpremoteproxies",
            "mcpexternalauthconfigs",
            "mcpoidcconfigs",
            "mcptelemetryconfigs",
            "mcptoolconfigs",
            "mcpgroups",
            "mcpauthzconfigs",
        ],
    ),
    ("", &["configmaps", "serviceaccounts", "services"]),
    ("rbac.authorization.k8s.io", &["roles", "rolebindings"]),
    ("apps", &["deployments"]),
];

/// The rules that a difference takes, but for those of a resource.
pub(super) fn rules_without(left_out: &str) -> serde_json::Value {
    let rules = READ
        .iter()
        .filter(|(_, resources)| *resources != [left_out]);
    let rules = rules.map(|(group, resources)| {
        let resources = resources.iter().filter(|it| **it != left_out);
        json!({"apiGroups": [group], "resources": resources.collect::<Vec<_>>(), "verbs": ["list"]})
    });
    rules.collect()
}

#[test]
fn list_in_one_namespace_is_enough_and_all_that_is_used() {
    let Some(cluster) = cluster("rights", "v0.44.0") else {
        return;
    };
    let user = format!("lister-{}", std::process::id());
    cluster.empty(NAMESPACE);
    cluster.allow(&user, Some(NAMESPACE), &rules_without(""));
    let proxy = file("rights", PROXY);
    let given = [
        "diff",
        &proxy,
        "-n",
        NAMESPACE,
        "--operator-version",
        "0.44",
    ];
    let output = cluster.mcprp_as(&user, &given);
    ends_with(&output, 1);
    assert!(text(&output.stdout).contains("1 new"));
    let Some(asked) = cluster.asked_by(&user) else {
        return;
    };
    assert!(!asked.is_empty());
    for (verb, uri) in asked {
        assert!(["get", "list"].contains(&verb.as_str()), "{verb} {uri}");
        assert!(!uri.contains("/secrets"), "{uri}");
    }
}

#[test]
fn a_missing_right_is_named_with_the_rule_that_gives_it() {
    let Some(cluster) = cluster("missing rights", "v0.44.0") else {
        return;
    };
    cluster.empty(NAMESPACE);
    cluster.allow("nearly", Some(NAMESPACE), &rules_without("deployments"));
    let proxy = file("missing-rights", PROXY);
    let given = ["diff", &proxy, "-q", "-n", NAMESPACE];
    for (more, words) in [
        (
            &[][..],
            "error: user `nearly` may not list `deployments.apps` in namespace `rights`; a Role there needs the rule \
             {apiGroups: [\"apps\"], resources: [deployments], verbs: [list]}\n",
        ),
        (
            &["--operator-version", "auto"],
            "error: user `nearly` may not list `deployments.apps` in",
        ),
        (
            &["-A"],
            "error: user `nearly` may not list `mcpremoteproxies.toolhive.stacklok.dev`, ",
        ),
    ] {
        let output = cluster.mcprp_as("nearly", &[&given[..], more].concat());
        ends_with(&output, 2);
        assert_eq!(text(&output.stdout), "");
        let said = text(&output.stderr);
        assert!(said.starts_with(words), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn secrets_are_asked_for_only_where_that_is_wanted() {
    let Some(cluster) = cluster("secrets", "v0.44.0") else {
        return;
    };
    let user = format!("careful-{}", std::process::id());
    cluster.empty(NAMESPACE);
    cluster.create(&json!({
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": "tokens", "namespace": NAMESPACE},
        "stringData": {"github": "hunter2"},
    }));
    let header = |key: &str| {
        let secret = format!("{{name: tokens, key: {key}}}");
        format!(
            "{PROXY}  headerForward: {{addHeadersFromSecret: [{{headerName: X-Token, valueSecretRef: {secret}}}]}}\n"
        )
    };
    cluster.allow(&user, Some(NAMESPACE), &rules_without(""));
    let diff = |key: &str, more: &[&str]| {
        let proxy = file(&format!("secrets-{key}"), &header(key));
        let given = [
            "diff",
            &proxy,
            "-n",
            NAMESPACE,
            "--operator-version",
            "0.44",
        ];
        let output = cluster.mcprp_as(&user, &[&given[..], more].concat());
        assert!(!text(&output.stdout).contains("hunter2"));
        (output.status.code(), text(&output.stderr))
    };
    assert_eq!(diff("gitlab", &[]), (Some(1), String::new()));
    let (status, said) = diff("gitlab", &["--check-secrets"]);
    assert!(status == Some(2) && said.contains("verbs: [get]"), "{said}");
    let mut rules = rules_without("");
    let get = json!({"apiGroups": [""], "resources": ["secrets"], "resourceNames": ["tokens"], "verbs": ["get"]});
    rules.as_array_mut().expect("rules").push(get);
    cluster.allow(&user, Some(NAMESPACE), &rules);
    let (_, said) = diff("gitlab", &["--check-secrets"]);
    assert!(
        said.contains("Secret `tokens` has no key `gitlab`"),
        "{said}"
    );
    assert_eq!(
        diff("github", &["--check-secrets"]),
        (Some(1), String::new())
    );
}
