//! The project file: what it changes, and what is wrong with it.

use std::path::Path;

use crate::folder::{Folder, broken, proxy};

/// A file with every key.
const FULL: &str = "\
operatorVersion: v0.44.0
crdVersion: '0.44'
settings: bare
platform: openshift
targets:
  - name: old
    paths: [clusters/old]
    operatorVersion: 0.27.2
    crdVersion: v0.27.2
    settings: chart
    platform: kubernetes
    with: [shared]
with: [platform]
external:
  - {kind: Secret, namespace: team-a, name: token, keys: [token]}
  - {kind: MCPOIDCConfig, name: corp}
producers:
  - {group: example.com, kind: Vault, makes: Secret, name: spec.target, keys: ['spec.keys[]']}
exclude: [vendor, '*.gen.yaml']
severity: {MRP204: warning, unknown-field: note}
ignore:
  - {code: MRP205, path: legacy, reason: on its way out}
baseline: .mcprp-baseline.json
";

#[test]
fn the_published_schema_is_that_of_the_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/project.schema.json");
    let schema = mcprp::project::schema();
    let text = serde_json::to_string_pretty(&schema).expect("JSON") + "\n";
    if std::env::var_os("MCPRP_BLESS").is_some() {
        std::fs::write(&path, &text).expect("a writable file");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    let remedy = "docs/project.schema.json is out of date: run `MCPRP_BLESS=1 cargo test schema`";
    assert!(committed == text, "{remedy}");
    let printed = Folder::new().call(&["schema", "project"]).ending_with(0);
    assert_eq!(printed.out, text);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let json = |text: &str| {
        let document = mcprp::yaml::read(text.as_bytes(), &mcprp::yaml::Limits::default());
        let marshalled = mcprp::go::json::marshal(&document.expect("YAML").root);
        serde_json::from_slice::<serde_json::Value>(marshalled.as_ref()).expect("JSON")
    };
    let wrong: Vec<_> = validator
        .iter_errors(&json(FULL))
        .map(|it| it.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(!validator.is_valid(&json("operatorVersoin: x\n")));
    assert!(!validator.is_valid(&json("severity: {MRP204: bad}\n")));
}

/// What is said of a file that is wrong.
#[track_caller]
fn wrong(text: &str, expected: &str) {
    let folder = Folder::new()
        .with(".mcprp.yaml", text)
        .with("a.yaml", &proxy("a"));
    let said = folder.call(&["validate"]).ending_with(2);
    assert_eq!(
        said.err,
        format!("error: .mcprp.yaml:{expected}\n"),
        "{text}"
    );
}

#[test]
fn what_is_wrong_with_the_file_has_a_place() {
    wrong(
        "exlude: [a]\n",
        "1:1: there is no key `exlude`; nearest: `exclude`",
    );
    wrong(
        "with: [a]\nignore:\n  - cod: MRP204\n",
        "3:5: there is no key `cod`; nearest: `code`",
    );
    wrong("ignore:\n  - {path: a}\n", "2:5: the key `code` is missing");
    wrong(
        "with: 5\n",
        "1:7: invalid type: integer `5`, expected a sequence",
    );
    wrong(
        "severity:\n  MRP2O4: note\n",
        "2:3: no rule has the code or name `MRP2O4`; nearest: `MRP204`",
    );
    wrong(
        "severity: {MRP204: bad}\n",
        "1:20: there is no value `bad`; there are error, warning, note",
    );
    wrong(
        "exclude: ['a[']\n",
        "1:11: `a[` is no pattern: unclosed character class; missing ']'",
    );
    wrong(
        "external: [{kind: MCPOidcConfig, name: x}]\n",
        "1:19: nothing refers to a kind `MCPOidcConfig`; nearest: `MCPOIDCConfig`",
    );
    wrong(
        "with: [a]\nwith: [b]\n",
        "2:1: the key `with` stands here twice",
    );
}

#[test]
fn a_file_with_every_key_is_read() {
    let folder = Folder::new()
        .with(".mcprp.yaml", FULL)
        .with("a.yaml", &proxy("a"))
        .with(
            ".mcprp-baseline.json",
            r#"{"schemaVersion": "1", "findings": []}"#,
        )
        .with("platform/x.yaml", "kind: Namespace\n")
        .with("shared/x.yaml", "kind: Namespace\n");
    folder.call(&["validate", "a.yaml"]).ending_with(0);
}

#[test]
fn an_empty_file_says_nothing() {
    let folder = Folder::new()
        .with(".mcprp.yaml", "# nothing\nignore:\n")
        .with("a.yaml", &proxy("a"));
    folder.call(&["validate"]).ending_with(0);
}

/// The release that judges.
fn release(folder: &Folder, arguments: &[&str]) -> String {
    let said = folder.call(&[&["validate", "-o", "json"], arguments].concat());
    said.json()["operatorVersion"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn flags_come_before_the_environment_and_that_before_the_file() {
    let file = "operatorVersion: v0.27.2\n";
    let folder = Folder::new().with("a.yaml", &proxy("a"));
    assert_eq!(release(&folder, &[]), "v0.44.0");
    let folder = folder.with(".mcprp.yaml", file);
    assert_eq!(release(&folder, &[]), "v0.27.2");
    let folder = folder.with_variable("MCPRP_OPERATOR_VERSION", "v0.30.0");
    assert_eq!(release(&folder, &[]), "v0.30.0");
    assert_eq!(
        release(&folder, &["--operator-version", "v0.40.0"]),
        "v0.40.0"
    );
}

#[test]
fn the_nearest_file_upwards_counts_and_paths_begin_at_it() {
    let folder = Folder::new()
        .with(
            ".mcprp.yaml",
            "operatorVersion: v0.27.2\nexclude: [clusters/a/vendor]\n",
        )
        .with("clusters/a/b/x.yaml", &proxy("x"))
        .with("clusters/a/vendor/x.yaml", &broken("x"));
    let said = folder
        .call_in("clusters/a", &["validate", "-o", "json"])
        .ending_with(0);
    assert_eq!(said.json()["operatorVersion"], "v0.27.2");
    assert_eq!(said.json()["summary"]["files"], 1);
    folder
        .call_in("clusters/a", &["validate", "vendor/x.yaml"])
        .ending_with(1);
    let folder = folder.with("clusters/other.yaml", "operatorVersion: v0.30.0\n");
    let config = ["validate", "-o", "json", "--config", "../other.yaml", "b"];
    let said = folder.call_in("clusters/a", &config).ending_with(0);
    assert_eq!(said.json()["operatorVersion"], "v0.30.0");
}

#[test]
fn severities_and_accepted_findings_count_in_their_files() {
    let folder = Folder::new()
        .with("legacy/a.yaml", &broken("a"))
        .with("b.yaml", &broken("b"));
    let codes = |folder: &Folder| {
        let said = folder.call(&["validate", "-o", "json"]).json();
        let findings = said["findings"].as_array().expect("findings").clone();
        let codes = findings
            .iter()
            .map(|it| format!("{} {}", it["severity"], it["source"]));
        codes.collect::<Vec<_>>().join("; ").replace('"', "")
    };
    folder.write(
        ".mcprp.yaml",
        "ignore: [{code: MRP204, path: legacy, reason: old}]\n",
    );
    assert_eq!(codes(&folder), "error b.yaml");
    folder.write(".mcprp.yaml", "severity: {value-out-of-bounds: warning}\n");
    assert_eq!(codes(&folder), "warning b.yaml; warning legacy/a.yaml");
    folder.write(".mcprp.yaml", "ignore: [{code: MRP204, reason: old}]\n");
    assert_eq!(codes(&folder), "");
    let said = folder.call(&["validate", "--severity", "MRP204=error"]);
    said.ending_with(1);
    folder.write(
        ".mcprp.yaml",
        "ignore:\n  - {code: MRP205, path: legacy, reason: x}\n",
    );
    assert!(codes(&folder).contains("warning .mcprp.yaml"));
    let said = folder.call(&["validate", "b.yaml"]);
    assert!(!said.out.contains("MRP591"), "{}", said.out);
}

#[test]
fn targets_are_judged_apart() {
    let oidc = "apiVersion: toolhive.stacklok.dev/v1beta1\nkind: MCPOIDCConfig\nmetadata: {name: corp}\n\
                spec: {type: inline, inline: {issuer: 'https://id.example.com'}}\n";
    let referring = proxy("a") + "  oidcConfigRef: {name: corp, audience: x}\n";
    let file = "operatorVersion: v0.44.0\ntargets:\n  - {paths: [new], operatorVersion: v0.43.0}\n  \
                - {name: shared, paths: [other], with: [oidc.yaml]}\nexclude: [/oidc.yaml]\n";
    let folder = Folder::new()
        .with(".mcprp.yaml", file)
        .with("oidc.yaml", oidc)
        .with("new/a.yaml", &referring)
        .with("new/oidc.yaml", oidc)
        .with("other/a.yaml", &referring)
        .with("rest/a.yaml", &referring);
    let said = folder.call(&["validate", "-o", "json"]);
    let findings = said.json()["findings"]
        .as_array()
        .expect("findings")
        .clone();
    let codes: Vec<_> = findings
        .iter()
        .filter(|it| it["severity"] != "note")
        .map(|it| it["source"].as_str().unwrap_or_default())
        .collect();
    assert_eq!(codes, ["rest/a.yaml"], "{findings:?}");
    assert_eq!(
        said.json()["operatorVersions"],
        serde_json::json!(["v0.44.0", "v0.43.0"])
    );
    let said = folder.call(&["plan", "."]).ending_with(2);
    assert!(
        said.err.contains("files of no target and of target `new`")
            || said.err.contains("target `new` and of"),
        "{}",
        said.err
    );
    folder.call(&["plan", "other"]).ending_with(0);
}

/// A proxy that takes a header from a Secret.
fn with_secret() -> String {
    proxy("a")
        + "  headerForward:
    addHeadersFromSecret:
    - {headerName: X-Key, valueSecretRef: {name: key, key: token}}
"
}

#[test]
fn what_exists_elsewhere_is_not_missed() {
    let text = with_secret() + "  oidcConfigRef: {name: corp, audience: x}\n";
    let folder = Folder::new().with("a.yaml", &text);
    folder
        .call(&["validate", "--refs", "closed"])
        .ending_with(1);
    let file = "external:
- {kind: MCPOIDCConfig, name: corp}
- {kind: Secret, namespace: default, name: key}
";
    folder.write(".mcprp.yaml", file);
    let said = folder.call(&["plan", "a.yaml", "-o", "json", "--refs", "closed"]);
    let plan = said.json();
    let references = plan["references"].as_array().expect("references");
    let states: Vec<_> = references.iter().map(|it| &it["state"]).collect();
    assert_eq!(states, ["declared", "declared"]);
}

#[test]
fn what_exists_elsewhere_may_have_no_other_keys() {
    let folder = Folder::new().with("a.yaml", &with_secret());
    let state = |keys| {
        let file = format!("external: [{{kind: Secret, name: key, keys: [{keys}]}}]\n");
        folder.write(".mcprp.yaml", &file);
        let plan = folder.call(&["plan", "a.yaml", "-o", "json"]).json();
        plan["references"][0]["state"].clone()
    };
    assert_eq!(state("token"), "declared");
    assert_eq!(state("other"), "missing");
}

#[test]
fn producers_of_the_project_make_secrets() {
    let vault = "---\napiVersion: example.com/v1\nkind: Vault\nmetadata: {name: v}\nspec: {target: key, keys: [token]}\n";
    let folder = Folder::new().with("a.yaml", &(with_secret() + vault));
    folder
        .call(&["validate", "--refs", "closed"])
        .ending_with(1);
    let file = "producers: [{group: example.com, kind: Vault, makes: Secret, name: spec.target, keys: ['spec.keys[]']}]\n";
    folder.write(".mcprp.yaml", file);
    folder
        .call(&["validate", "--refs", "closed"])
        .ending_with(0);
}
