//! The program as a KRM function, alone and inside the real kustomize.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::folder::{Folder, Said};

/// A list with a proxy, under a configuration.
fn list(url: &str, config: &str) -> String {
    format!(
        "\
apiVersion: config.kubernetes.io/v1
kind: ResourceList
items:
# The proxy of the docs.
- apiVersion: toolhive.stacklok.dev/v1beta1
  kind: MCPRemoteProxy
  metadata:
    name: docs # by this name
    namespace: team-a
    annotations:
      internal.config.kubernetes.io/path: apps/docs.yaml
      internal.config.kubernetes.io/index: '2'
  spec:
    remoteUrl: {url}
functionConfig: {config}
"
    )
}

const RENDER: &str =
    "{apiVersion: mcprp.dev/v1alpha1, kind: Render, spec: {operatorVersion: v0.44.0}}";
const VALIDATE: &str =
    "{apiVersion: mcprp.dev/v1alpha1, kind: Validate, spec: {severity: {unauthenticated: error}}}";
const GOOD: &str = "https://mcp.example.com/mcp";
const REFUSED: &str = "https://10.0.0.1/mcp";

fn function(input: &str) -> Said {
    Folder::new().call_with_input(&["function"], input)
}

/// What stands in front of the objects that are added.
fn untouched(input: &str) -> &str {
    input.split("functionConfig:").next().expect("items")
}

#[test]
fn objects_are_added_behind_what_stays_as_it_is() {
    let input = list(GOOD, RENDER);
    let said = function(&input).ending_with(0);
    assert!(said.out.starts_with(untouched(&input)), "{}", said.out);
    let made = "mcprp.dev/made-of: MCPRemoteProxy/team-a/docs\n";
    assert_eq!(said.out.matches(made).count(), 6);
    assert!(
        !said.out.contains("ownerReferences"),
        "nobody knows the owner's uid"
    );
    assert_eq!(function(&said.out).ending_with(0).out, said.out);
}

#[test]
fn what_is_not_made_any_more_goes() {
    let first = function(&list(GOOD, RENDER)).ending_with(0).out;
    let renamed = first.replace("name: docs # by", "name: wiki # by");
    let second = function(&renamed).ending_with(0).out;
    assert!(
        !second.contains("docs-runconfig") && second.contains("wiki-runconfig"),
        "{second}"
    );
}

#[test]
fn errors_are_results_and_fail() {
    for config in [RENDER, VALIDATE] {
        let input = list(REFUSED, config);
        let said = function(&input).ending_with(1);
        assert!(
            said.out.starts_with(&input),
            "nothing is added: {}",
            said.out
        );
        assert!(said.err.contains("MRP301"), "{}", said.err);
        let error = "  severity: error\n";
        assert!(said.out.contains("path: spec.remoteUrl") && said.out.contains(error));
        assert!(
            said.out
                .contains("    index: 2\n    path: apps/docs.yaml\n"),
            "{}",
            said.out
        );
    }
}

#[test]
fn the_configuration_says_how_bad_something_is() {
    let said = function(&list(GOOD, VALIDATE)).ending_with(1);
    assert!(said.err.contains("MRP512"), "{}", said.err);
    let map = "{apiVersion: v1, kind: ConfigMap, data: {mode: validate, operatorVersion: v0.44.0}}";
    let input = list(GOOD, map);
    let said = function(&input).ending_with(0);
    assert!(
        said.out.starts_with(&input) && !said.out.contains("made-of"),
        "{}",
        said.out
    );
}

#[test]
fn what_is_not_understood_gives_no_list() {
    let cases = [
        ("kind: ConfigMap\n".to_owned(), "holds no ResourceList"),
        (
            list(
                GOOD,
                "{apiVersion: mcprp.dev/v1alpha1, kind: Render, spec: {settings: /etc/passwd}}",
            ),
            "chart and bare",
        ),
        (
            list(
                GOOD,
                "{apiVersion: mcprp.dev/v1alpha1, kind: Render, spec: {operatorVersion: v9}}",
            ),
            "no operator release",
        ),
        (
            list(
                GOOD,
                "{apiVersion: mcprp.dev/v1alpha1, kind: Render, spec: {refs: all}}",
            ),
            "known are auto",
        ),
    ];
    for (input, expected) in cases {
        let said = function(&input).ending_with(2);
        assert_eq!(said.out, "");
        assert!(said.err.contains(expected), "{}", said.err);
    }
}

/// The real kustomize, if it is on the path.
fn kustomize() -> Option<Command> {
    let is_there = Command::new("kustomize").arg("version").output().is_ok();
    if !is_there {
        let message = "skipped: there is no kustomize on the path\n";
        std::io::Write::write_all(&mut std::io::stderr(), message.as_bytes()).expect("stderr");
        return None;
    }
    let mut command = Command::new("kustomize");
    command.args(["build", "--enable-alpha-plugins", "--enable-exec"]);
    Some(command)
}

/// A kustomization with a proxy and a function.
fn kustomization(test: &str, url: &str, kind: &str, field: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("function")
        .join(test);
    std::fs::create_dir_all(&folder).expect("a folder");
    let program = env!("CARGO_BIN_EXE_mcprp");
    let names = Folder::new()
        .call(&["function", "--name-references"])
        .ending_with(0)
        .out;
    let proxy = format!(
        "\
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPRemoteProxy
metadata: {{name: docs}}
spec:
  remoteUrl: {url}
  toolConfigRef: {{name: tools}}
  headerForward:
    addHeadersFromSecret:
    - headerName: X-Key
      valueSecretRef: {{name: keys, key: key}}
---
apiVersion: toolhive.stacklok.dev/v1beta1
kind: MCPToolConfig
metadata: {{name: tools}}
spec: {{toolsFilter: [search]}}
"
    );
    // What stands under `validators:` hands nothing back.
    let keep = field != "validators";
    let function = format!(
        "\
apiVersion: mcprp.dev/v1alpha1
kind: {kind}
metadata:
  name: mcprp
  annotations:
    config.kubernetes.io/function: |
      exec: {{path: {program}, args: [function]}}
spec: {{operatorVersion: v0.44.0, keepItems: {keep}}}
"
    );
    let kustomization = format!(
        "\
namePrefix: prod-
namespace: team-a
resources: [proxy.yaml]
secretGenerator:
- {{name: keys, literals: [key=value]}}
configurations: [names.yaml]
{field}: [function.yaml]
"
    );
    let files = [
        ("proxy.yaml", proxy),
        ("function.yaml", function),
        ("names.yaml", names),
        ("kustomization.yaml", kustomization),
    ];
    for (name, text) in files {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    folder
}

/// What kustomize builds, or what it says.
fn built(mut command: Command, folder: &Path) -> Result<String, String> {
    let output = command.arg(folder).output().expect("kustomize");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    match output.status.success() {
        true => Ok(text(output.stdout)),
        false => Err(text(output.stderr)),
    }
}

#[test]
fn kustomize_gets_the_objects() {
    let Some(command) = kustomize() else { return };
    let folder = kustomization("render", GOOD, "Render", "transformers");
    let text = built(command, &folder).expect("a build");
    // The build as the program itself reads it.
    let said = Folder::new().call_with_input(&["plan", "-", "-o", "json", "--quiet"], &text);
    let plan: Value = said.ending_with(0).json();
    let references = plan["references"].as_array().expect("references");
    let to: Vec<&str> = references
        .iter()
        .filter_map(|it| it["to"].as_str())
        .collect();
    assert!(to.contains(&"MCPToolConfig/team-a/prod-tools"), "{to:?}");
    let secret = to
        .iter()
        .find(|to| to.starts_with("Secret/team-a/prod-keys-"));
    assert!(secret.is_some(), "the hash of the generated Secret: {to:?}");
    assert!(
        references.iter().all(|it| it["state"] == "found"),
        "{references:?}"
    );
    assert_eq!(
        text.matches("mcprp.dev/made-of: MCPRemoteProxy/team-a/prod-docs")
            .count(),
        6
    );
    assert!(text.contains("name: prod-docs-runconfig"), "{text}");
}

#[test]
fn kustomize_fails_where_a_proxy_is_refused() {
    let cases = [("Render", "transformers"), ("Validate", "validators")];
    for (kind, field) in cases {
        let Some(command) = kustomize() else { return };
        let folder = kustomization(&format!("refused-{kind}"), REFUSED, kind, field);
        let message = built(command, &folder).expect_err("a failure");
        assert!(message.contains("MRP301"), "{kind}: {message}");
    }
}

#[test]
fn kustomize_goes_on_where_nothing_is_wrong() {
    for field in ["validators", "transformers"] {
        let Some(command) = kustomize() else { return };
        let folder = kustomization(&format!("good-{field}"), GOOD, "Validate", field);
        let text = built(command, &folder).expect("a build");
        assert!(
            !text.contains("made-of") && text.contains("kind: MCPRemoteProxy"),
            "{text}"
        );
    }
}
