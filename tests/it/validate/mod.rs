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
