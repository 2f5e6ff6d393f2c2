//! What is referred to and is in no file.

use serde_json::{Value, json};

use super::{cluster, file};
use crate::program::{PROXY, ends_with, text};

const NAMESPACE: &str = "references";

const INPUT: &str = "\
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPRemoteProxy
metadata: {name: docs, namespace: references}
spec:
  remoteUrl: https://mcp.example.com/mcp
  oidcConfigRef: {name: corp, audience: docs}
  toolConfigRef: {name: tools}
---
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPToolConfig
metadata: {name: tools, namespace: references}
spec: {toolsFilter: [of-the-file]}
";

fn object(kind: &str, name: &str, spec: &Value) -> Value {
    json!({
        "apiVersion": "toolhive.stacklok.dev/v1beta1",
        "kind": kind,
        "metadata": {"name": name, "namespace": NAMESPACE},
        "spec": spec,
    })
}

#[test]
fn references_are_looked_up_and_their_source_is_told() {
    let Some(cluster) = cluster("references", "v0.44.0") else {
        return;
    };
    cluster.empty(NAMESPACE);
    let input = file("references", INPUT);
    let given = [
        "plan",
        &input,
        "--refs",
        "cluster",
        "--operator-version",
        "0.44",
        "-q",
    ];
    let missing = cluster.mcprp(&given);
    ends_with(&missing, 1);
    assert!(
        text(&missing.stdout).contains("MCPOIDCConfig `corp`"),
        "{}",
        text(&missing.stdout)
    );
    let bundle = json!({"configMapRef": {"name": "ca", "key": "ca.crt"}});
    let oidc = json!({"type": "inline", "inline": {"issuer": "https://login.example.com", "caBundleRef": bundle}});
    cluster.create(&object("MCPOIDCConfig", "corp", &oidc));
    cluster.create(&object(
        "MCPToolConfig",
        "tools",
        &json!({"toolsFilter": ["of-the-cluster"]}),
    ));
    cluster.create(&json!({
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "ca", "namespace": NAMESPACE},
        "data": {"ca.crt": "-"},
    }));
    let found = cluster.mcprp(&given);
    ends_with(&found, 0);
    let said = text(&found.stdout);
    assert!(
        said.contains("reads    MCPOIDCConfig corp (cluster testcluster), MCPToolConfig tools\n"),
        "{said}"
    );
    let plan = cluster.mcprp(&[&given[..], &["-o", "json"]].concat());
    let plan: Value = serde_json::from_slice(&plan.stdout).expect("JSON");
    let sources = plan["references"].as_array().expect("references").iter();
    let sources: Vec<_> = sources.map(|it| (&it["to"], &it["source"])).collect();
    assert_eq!(
        json!(sources),
        json!([
            ["MCPOIDCConfig/references/corp", "cluster testcluster"],
            ["MCPToolConfig/references/tools", null],
        ])
    );
    assert!(plan["objects"].to_string().contains("of-the-file"));
}

#[test]
fn proxies_that_are_only_in_the_cluster_take_part_when_asked() {
    let Some(cluster) = cluster("only there", "v0.44.0") else {
        return;
    };
    cluster.empty(NAMESPACE);
    cluster.create(&object(
        "MCPRemoteProxy",
        "wiki",
        &json!({"remoteUrl": "https://wiki.example.com"}),
    ));
    let input = file("only-there", INPUT);
    let names = |given: &[&str]| -> Vec<String> {
        let given = [&["diff", "-o", "json", "--operator-version", "0.44"], given].concat();
        let diff: Value = serde_json::from_slice(&cluster.mcprp(&given).stdout).expect("JSON");
        let proxies = diff["proxies"].as_array().expect("proxies").iter();
        let proxies = proxies.filter(|it| it["namespace"] == NAMESPACE);
        proxies
            .map(|it| it["name"].as_str().expect("a name").to_owned())
            .collect()
    };
    assert_eq!(names(&[&input]), ["docs"]);
    assert_eq!(names(&[&input, "--all"]), ["docs", "wiki"]);
    assert_eq!(names(&["--all", "-n", NAMESPACE]), ["wiki"]);
    assert_eq!(names(&["-A"]), ["wiki"]);
}

#[test]
fn all_is_new_where_the_namespace_is_missing() {
    let Some(cluster) = cluster("missing namespace", "v0.44.0") else {
        return;
    };
    let input = file("missing-namespace", PROXY);
    let output = cluster.mcprp(&[
        "diff",
        &input,
        "-n",
        "nowhere",
        "--operator-version",
        "0.44",
    ]);
    ends_with(&output, 1);
    assert!(text(&output.stdout).starts_with("1 proxy: 1 new."));
}
