//! `validate`: what is found, how it is told, and how it ends.

mod baseline;
mod ci;
mod fix;
mod fleet;
mod human;
mod origin;
mod releases;
mod sarif;
mod status;
mod suppress;

use crate::program::{PROXY, run};

/// The codes that a proxy with some lines more is told at v0.44.0.
fn codes(more: &str) -> Vec<String> {
    let arguments = ["validate", "-", "-o", "json", "--operator-version", "0.44"];
    let output = run(&arguments, &format!("{PROXY}{more}"));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = report["findings"].as_array().expect("findings").iter();
    let told = findings.filter(|it| it["severity"] != "note");
    told.map(|it| it["code"].as_str().expect("a code").to_owned())
        .collect()
}

/// A provider may be empty for the API server and the operator, and not for the proxy.
#[test]
fn an_empty_issuer_is_found() {
    let provider = |inline: &str| {
        format!(
            "  oidcConfigRef: {{name: corp, audience: docs}}\n---\napiVersion: toolhive.stacklok.dev/v1beta1\nkind: MCPOIDCConfig\n\
             metadata: {{name: corp}}\nspec: {{type: inline, inline: {{{inline}}}}}\n"
        )
    };
    assert_eq!(codes(&provider("issuer: ''")), ["MRP441"]);
    let keys = "issuer: '', jwksUrl: 'https://login.example.com/keys'";
    assert_eq!(codes(&provider(keys)), [""; 0]);
}

/// The authorization server refuses what no CRD does.
#[test]
fn a_server_has_bounds_of_its_own() {
    let server = |spans: &str, client: &str| {
        format!(
            "  authServerRef: {{kind: MCPExternalAuthConfig, name: own}}\n  oidcConfigRef: {{name: corp, audience: 'https://docs.example.com', resourceUrl: 'https://docs.example.com'}}\n\
             ---\napiVersion: toolhive.stacklok.dev/v1beta1\nkind: MCPOIDCConfig\nmetadata: {{name: corp}}\n\
             spec: {{type: inline, inline: {{issuer: 'https://own.example.com'}}}}\n---\n\
             apiVersion: toolhive.stacklok.dev/v1beta1\nkind: MCPExternalAuthConfig\nmetadata: {{name: own}}\nspec:\n  type: embeddedAuthServer\n  \
             embeddedAuthServer:\n    issuer: https://own.example.com\n    tokenLifespans: {{{spans}}}\n    \
             upstreamProviders: [{{name: up, type: oidc, oidcConfig: {{issuerUrl: 'https://up.example.com', clientId: {client}}}}}]\n"
        )
    };
    for (spans, client, expected) in [
        (
            "accessTokenLifespan: 1m, refreshTokenLifespan: 720h, authCodeLifespan: 10m",
            "a",
            &[][..],
        ),
        ("accessTokenLifespan: 59s", "a", &["MRP444"]),
        ("refreshTokenLifespan: 721h", "a", &["MRP444"]),
        ("authCodeLifespan: 10m1s", "a", &["MRP444"]),
        ("authCodeLifespan: 9999999999999h", "a", &["MRP444"]),
        ("", "''", &["MRP444"]),
    ] {
        let told = codes(&server(spans, client));
        assert_eq!(told, expected, "{spans} {client}");
    }
}

/// A value that does not reach an object makes nobody refuse it.
#[test]
fn only_what_reaches_an_object_is_refused() {
    let labels = |label: &str| {
        format!("  resourceOverrides: {{proxyDeployment: {{labels: {{{label}: \"-1\"}}}}}}\n")
    };
    let pods = |template: &str| format!("  podTemplateSpec: {{spec: {template}}}\n");
    let resources = "  resources: {requests: {cpu: '2'}, limits: {cpu: '1'}}\n";
    for (more, expected) in [
        (labels("team"), &["MRP402"][..]),
        (labels("app"), &["MRP528"]),
        (pods("{priorityClassName: A}"), &["MRP461"]),
        (pods("{terminationGracePeriodSeconds: -1}"), &[]),
        // What `spec.resources` says of itself is told once.
        (format!("{}{resources}", pods("{hostname: a}")), &["MRP407"]),
        (
            format!(
                "{}  resources: {{requests: {{cpu: '2'}}}}\n",
                pods("{containers: [{name: toolhive, resources: {limits: {cpu: '1'}}}]}")
            ),
            &["MRP461"],
        ),
    ] {
        assert_eq!(codes(&more), expected, "{more}");
    }
}
