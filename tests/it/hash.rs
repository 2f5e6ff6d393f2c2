//! Hashes, what they are taken of, and why they differ.

use mcprp::go::checksum::checksum;
use mcprp::go::dump::fnv1a;
use serde_json::Value;

use crate::program::{PROXY, ends_with, run, text};

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/bundle/shared.yaml");
const BUNDLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/bundle");

#[test]
fn a_hash_is_that_of_its_dump() {
    let arguments = [
        "hash",
        BUNDLE,
        "--operator-version",
        "0.44",
        "--dump",
        "-o",
        "json",
    ];
    let resources: Value = serde_json::from_slice(&run(&arguments, "").stdout).expect("JSON");
    let mut dumps = 0;
    for resource in resources.as_array().expect("resources") {
        for hash in resource["hashes"].as_array().expect("hashes") {
            let Some(dump) = hash["dump"].as_str() else {
                assert!(hash["takenFrom"].is_string(), "{hash}");
                continue;
            };
            let own = match hash["of"].as_str() {
                Some("configHash") => fnv1a(dump),
                _ => checksum(dump),
            };
            assert_eq!(hash["hash"], own.as_str());
            dumps += 1;
        }
    }
    assert!(dumps >= 5, "only {dumps} dumps");
}

#[test]
fn the_rows_of_a_release_explain_a_checksum() {
    let arguments = [
        "hash",
        "-",
        "--operator-version",
        "0.30.0",
        "--from",
        "version:0.29.3",
    ];
    let output = run(&arguments, PROXY);
    ends_with(&output, 0);
    let told = text(&output.stdout);
    assert!(told.contains("runConfigChecksum"), "{told}");
    let limit = told.lines().find(|line| line.contains("bodylimit"));
    assert!(
        limit.is_some_and(|it| it.ends_with("v0.30.0 #5492")),
        "{told}"
    );
}

#[test]
fn the_fields_of_a_type_explain_a_hash() {
    let input = include_str!("../../testdata/upgrade/sentinel.yaml");
    let arguments = [
        "hash",
        "-",
        "--operator-version",
        "0.27.2",
        "--from",
        "version:0.27.1",
    ];
    let told = text(&run(&arguments, input).stdout);
    let line = told
        .lines()
        .find(|line| line.contains("baselineClientScopes"));
    assert!(
        line.is_some_and(|it| it.ends_with("v0.27.2 #5233")),
        "{told}"
    );
}

#[test]
fn the_fields_of_an_input_explain_a_hash() {
    let shared = std::fs::read_to_string(SHARED).expect("a text");
    let changed = shared.replacen("issuer: https://", "issuer: https://other.", 1);
    assert_ne!(shared, changed);
    let arguments = ["hash", "-", "--operator-version", "0.44", "--from", SHARED];
    let told = text(&run(&arguments, &changed).stdout);
    let line = told.lines().find(|line| line.contains("issuer: https://"));
    assert!(
        line.is_some_and(|it| it.contains("-> https://other.")),
        "{told}"
    );
    let same = text(&run(&arguments, &shared).stdout);
    assert_eq!(same, "every hash is the same\n");
}

#[test]
fn what_may_be_secret_is_not_shown_where_it_differs() {
    let telemetry = |token: &str| {
        format!(
            "apiVersion: toolhive.stacklok.dev/v1beta1\nkind: MCPTelemetryConfig\nmetadata: {{name: t}}\nspec:\n  openTelemetry:\n    \
             enabled: true\n    endpoint: https://otel.example.com\n    headers: {{authorization: {token}}}\n    \
             tracing: {{enabled: true}}\n"
        )
    };
    let before = std::env::temp_dir().join(format!("mcprp-hash-{}.yaml", std::process::id()));
    std::fs::write(&before, telemetry("first-token")).expect("a writable file");
    let path = before.to_string_lossy().into_owned();
    let arguments = ["hash", "-", "--operator-version", "0.44", "--from", &path];
    let told = text(&run(&arguments, &telemetry("second-token")).stdout);
    std::fs::remove_file(&before).expect("a file");
    assert!(
        told.contains("configHash") && told.contains("headers"),
        "{told}"
    );
    assert!(
        !told.contains("first-token") && !told.contains("second-token"),
        "{told}"
    );
}

#[test]
fn what_has_no_hashes_is_told_of() {
    let input = PROXY.replace("https://mcp.example.com/mcp", "5");
    let output = run(&["hash", "-", "-q"], &input);
    ends_with(&output, 1);
    assert_eq!(text(&output.stdout), "");
    let said = text(&output.stderr);
    assert!(said.contains("`spec.remoteUrl`: `5` is a number"), "{said}");
}
