//! The operator that runs in a cluster judges where that is asked for.

use serde_json::{Value, json};

use super::server::Cluster;
use super::{cluster, file};
use crate::program::{PROXY, ends_with, text};

pub(super) const NAMESPACE: &str = "toolhive-system";

/// An operator as its chart installs it.
pub(super) fn install(cluster: &Cluster, tag: &str) {
    cluster.empty(NAMESPACE);
    let labels = json!({"app.kubernetes.io/name": "toolhive-operator"});
    let env = json!([{"name": "TOOLHIVE_RUNNER_IMAGE", "value": "registry.example.com/runner:1"}]);
    let image = format!("ghcr.io/stacklok/toolhive/operator{tag}");
    let container = json!({"name": "manager", "image": image, "env": env});
    cluster.create(&json!({
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "toolhive-operator", "namespace": NAMESPACE, "labels": labels},
        "spec": {
            "selector": {"matchLabels": labels},
            "template": {"metadata": {"labels": labels}, "spec": {"containers": [container]}},
        },
    }));
}

#[test]
fn release_and_settings_are_those_of_the_operator() {
    let Some(cluster) = cluster("operator", "v0.44.0") else {
        return;
    };
    let proxy = file("operator", PROXY);
    let auto = ["--operator-version", "auto", "-o", "json"];
    let plan = |more: &[&str]| cluster.mcprp(&[&["plan", &proxy], &auto[..], more].concat());
    cluster.empty(NAMESPACE);
    let output = plan(&[]);
    ends_with(&output, 2);
    assert!(text(&output.stderr).contains("no Deployment of the operator"));
    for (tag, crds, warning) in [
        (":v0.44.0", "v0.44.0", ""),
        (
            ":v0.31.0",
            "v0.44.0",
            "warning: cluster testcluster runs the operator v0.31.0 with the CRDs of v0.44.0\n",
        ),
    ] {
        install(&cluster, tag);
        let output = plan(&[]);
        ends_with(&output, 0);
        let plan: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(plan["operatorVersion"], tag[1..]);
        assert_eq!(plan["crdVersion"], crds);
        let env = &plan["settings"]["env"];
        assert_eq!(
            env["TOOLHIVE_RUNNER_IMAGE"],
            "registry.example.com/runner:1"
        );
        assert_eq!(text(&output.stderr), warning);
    }
    install(
        &cluster,
        "@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    );
    let output = plan(&[]);
    ends_with(&output, 2);
    let said = text(&output.stderr);
    assert!(said.contains("--operator-version"), "{said}");
    cluster.empty(NAMESPACE);
}

#[test]
fn crds_of_another_release_are_told_of() {
    let Some(cluster) = cluster("CRDs", "v0.27.2") else {
        return;
    };
    cluster.empty("crds");
    let proxy = file("crds", PROXY);
    let given = ["diff", &proxy, "-n", "crds", "--operator-version"];
    let said = |more: &[&str]| text(&cluster.mcprp(&[&given[..], more].concat()).stderr);
    assert_eq!(said(&["0.27.2"]), "");
    let warning = said(&["0.44"]);
    assert!(
        warning.starts_with("warning: cluster testcluster has the CRDs of "),
        "{warning}"
    );
    assert!(
        warning.contains("v0.27.2") && warning.contains("those of v0.44.0 judge"),
        "{warning}"
    );
    assert_eq!(said(&["0.44", "--crd-version", "0.27.2"]), "");
}
