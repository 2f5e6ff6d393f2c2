//! What Kubernetes 1.35 answers to ConfigMaps and Secrets that are made.

use super::*;
use crate::go::json;

/// The paths and kinds of what is objected to.
fn objections<T>(admit: fn(Node) -> Core<T>, object: &str) -> Vec<(String, &'static str)> {
    let core = admit(json::read(object.as_bytes()).expect("an object"));
    let mut found: Vec<_> = core
        .violations
        .into_iter()
        .map(|violation| (violation.path, violation.kind.name()))
        .collect();
    found.sort();
    found
}

#[track_caller]
fn table<T>(admit: fn(Node) -> Core<T>, rows: &[(&str, &[(&str, &str)])]) {
    for (fields, expected) in rows {
        let object = format!(r#"{{"metadata": {{"name": "it"}}, {fields}}}"#);
        let found = objections(admit, &object);
        let found: Vec<_> = found
            .iter()
            .map(|(path, kind)| (path.as_str(), *kind))
            .collect();
        assert_eq!(found, *expected, "{fields}");
    }
}

const INVALID: &str = "FieldValueInvalid";
const REQUIRED: &str = "FieldValueRequired";
const DECODE: &[(&str, &str)] = &[("", "Decode")];

#[test]
fn config_maps() {
    table(
        config_map,
        &[
            (
                r#""data": {"a.json": "{}", "b": null}, "immutable": true"#,
                &[],
            ),
            (r#""data": null, "binaryData": {"b": "AA=="}"#, &[]),
            (r#""data": {"a/b": ""}"#, &[("data[a/b]", INVALID)]),
            (
                r#""binaryData": {"..b": ""}"#,
                &[("binaryData[..b]", INVALID)],
            ),
            (
                r#""data": {"a": ""}, "binaryData": {"a": ""}"#,
                &[("data[a]", INVALID)],
            ),
            (r#""data": {"a": 5}"#, DECODE),
            (r#""data": ["a"]"#, DECODE),
            (r#""binaryData": {"a": "?"}"#, DECODE),
            (r#""immutable": "yes""#, DECODE),
        ],
    );
}

#[test]
fn secrets() {
    table(
        secret,
        &[
            (r#""data": {"a": "AA=="}, "stringData": {"b": "?"}"#, &[]),
            (r#""data": {"a": "?"}"#, DECODE),
            (r#""type": 5"#, DECODE),
            (r#""stringData": {"a b": ""}"#, &[("data[a b]", INVALID)]),
            (
                r#""type": "kubernetes.io/tls", "stringData": {"tls.crt": ""}"#,
                &[("data[tls.key]", REQUIRED)],
            ),
            (
                r#""type": "kubernetes.io/ssh-auth", "stringData": {"ssh-privatekey": ""}"#,
                &[("data[ssh-privatekey]", REQUIRED)],
            ),
            (
                r#""type": "kubernetes.io/basic-auth", "stringData": {"password": ""}"#,
                &[],
            ),
            (
                r#""type": "kubernetes.io/basic-auth""#,
                &[("data[password]", REQUIRED), ("data[username]", REQUIRED)],
            ),
            (
                r#""type": "kubernetes.io/dockerconfigjson", "stringData": {".dockerconfigjson": "{}"}"#,
                &[],
            ),
            (
                r#""type": "kubernetes.io/dockerconfigjson", "stringData": {".dockerconfigjson": "[]"}"#,
                &[("data[.dockerconfigjson]", INVALID)],
            ),
            (
                r#""type": "kubernetes.io/dockercfg""#,
                &[("data[.dockercfg]", REQUIRED)],
            ),
            (
                r#""type": "kubernetes.io/service-account-token""#,
                &[(
                    "metadata.annotations[kubernetes.io/service-account.name]",
                    REQUIRED,
                )],
            ),
        ],
    );
}

#[test]
fn metadata_is_that_of_every_object() {
    for (metadata, expected) in [
        (r#"{"generateName": "it-"}"#, vec![]),
        (
            r#"{"name": "IT"}"#,
            vec![("metadata.name".to_owned(), INVALID)],
        ),
        ("{}", vec![("metadata.name".to_owned(), REQUIRED)]),
        (r#"{"name": 5}"#, vec![(String::new(), "Decode")]),
    ] {
        let object = format!(r#"{{"metadata": {metadata}}}"#);
        assert_eq!(objections(config_map, &object), expected, "{metadata}");
        assert_eq!(objections(secret, &object), expected, "{metadata}");
    }
}

#[test]
fn too_much_is_refused() {
    let text = "a".repeat(1024 * 1024);
    for (rest, expected) in [
        ("", vec![]),
        ("a", vec![(String::new(), "FieldValueTooLong")]),
    ] {
        let object = format!(
            r#"{{"metadata": {{"name": "it"}}, "data": {{"a": "{text}", "b": "{rest}"}}}}"#
        );
        assert_eq!(objections(config_map, &object), expected);
    }
}

#[test]
fn unknown_fields_are_told_and_values_are_not() {
    let object = r#"{"metadata": {"name": "it", "label": {}}, "dat": {}, "type": "kubernetes.io/dockercfg",
        "stringData": {".dockercfg": "swordfish", "/": "swordfish"}}"#;
    let core = secret(json::read(object.as_bytes()).expect("an object"));
    let unknown: Vec<_> = core
        .unknown
        .iter()
        .map(|field| field.path.as_str())
        .collect();
    assert_eq!(unknown, ["metadata.label", "dat"]);
    assert_eq!(core.violations.len(), 2);
    assert!(!format!("{core:?}").contains("swordfish"));
}

#[test]
fn of_encrypted_secrets_only_the_keys_are_known() {
    let object = r#"{"metadata": {"name": "it"}, "type": "kubernetes.io/dockerconfigjson", "sops": {"version": "3.9.0"},
        "data": {".dockerconfigjson": "ENC[AES256_GCM,data:pQ==,type:str]"}}"#;
    let core = secret(json::read(object.as_bytes()).expect("an object"));
    assert!(
        core.violations.is_empty() && core.unknown.is_empty(),
        "{core:?}"
    );
    assert!(core.content.keys.contains(".dockerconfigjson"));

    let object = r#"{"metadata": {"name": "IT"}, "sops": {}, "data": {"a": "?"}}"#;
    let found = objections(secret, object);
    assert_eq!(found, [(String::new(), "Decode")]);
}
