//! What the API server makes of metadata.

use super::*;
use crate::go::json;
use crate::span::Span;
use crate::tree::Node;

/// An object with metadata, as it is stored.
fn stored(metadata: &str) -> Result<(Node, Vec<String>), DecodeError> {
    let text = format!(r#"{{"metadata": {metadata}}}"#);
    let mut node = json::read(text.as_bytes()).expect("an object");
    let mut unknown = Vec::new();
    let map = node.as_map_mut().expect("an object");
    coerce(map, &mut unknown)?;
    default_namespace(map, "default", Span::default());
    generate_name(map);
    let unknown = unknown.into_iter().map(|field| field.path).collect();
    Ok((node, unknown))
}

#[test]
fn metadata_is_kept_as_go_writes_it() {
    for (written, expected) in [
        ("null", r#"{"namespace":"default"}"#),
        (
            r#"{"name": "a", "namespace": ""}"#,
            r#"{"name":"a","namespace":"default"}"#,
        ),
        (
            r#"{"name": "", "generateName": "a-"}"#,
            r#"{"generateName":"a-","name":"a-xxxxx","namespace":"default"}"#,
        ),
        (
            r#"{"labels": {}, "annotations": {"a": null}}"#,
            r#"{"annotations":{"a":""},"namespace":"default"}"#,
        ),
        (
            r#"{"uid": "1", "generation": 2.0, "managedFields": []}"#,
            r#"{"namespace":"default"}"#,
        ),
        (
            r#"{"creationTimestamp": "2026-01-02T03:04:05Z"}"#,
            r#"{"namespace":"default"}"#,
        ),
        (
            r#"{"ownerReferences": [{"uid": "1", "controller": false, "name": ""}]}"#,
            r#"{"namespace":"default","ownerReferences":[{"controller":false,"name":"","uid":"1"}]}"#,
        ),
    ] {
        let (node, unknown) = stored(written).expect("decodable");
        let metadata = node.get("metadata").map(json::marshal);
        assert_eq!(metadata.as_deref(), Some(expected), "{written}");
        assert!(unknown.is_empty(), "{written}");
    }
}

#[test]
fn other_types_are_refused() {
    for (written, expected) in [
        ("5", "`metadata` must be an object"),
        (r#"{"name": 5}"#, "`metadata.name` must be a string"),
        (
            r#"{"labels": {"a": true}}"#,
            "`metadata.labels.a` must be a string",
        ),
        (
            r#"{"labels": []}"#,
            "`metadata.labels` must be an object of strings",
        ),
        (
            r#"{"finalizers": ["a", 5]}"#,
            "`metadata.finalizers[1]` must be a string",
        ),
        (
            r#"{"finalizers": "a"}"#,
            "`metadata.finalizers` must be a list of strings",
        ),
        (
            r#"{"ownerReferences": [5]}"#,
            "`metadata.ownerReferences[0]` must be an object",
        ),
        (
            r#"{"ownerReferences": {}}"#,
            "`metadata.ownerReferences` must be a list of objects",
        ),
        (
            r#"{"ownerReferences": [{"controller": "no"}]}"#,
            "`metadata.ownerReferences[0].controller` must be true or false",
        ),
        (
            r#"{"generation": 1.5}"#,
            "`metadata.generation` must be an integer",
        ),
        (
            r#"{"creationTimestamp": "today"}"#,
            "`metadata.creationTimestamp` must be a time such as `2006-01-02T15:04:05Z`",
        ),
    ] {
        let error = stored(written).expect_err(written);
        assert_eq!(error.message, expected);
    }
}

#[test]
fn unknown_fields_are_told() {
    let (_, unknown) = stored(r#"{"name": "a", "Labels": {}, "ownerReferences": [{"id": 1}]}"#)
        .expect("decodable");
    assert_eq!(
        unknown,
        ["metadata.Labels", "metadata.ownerReferences[0].id"]
    );
}

#[test]
fn rules_of_metadata() {
    let owner = r#""apiVersion": "apps/v1", "kind": "Deployment", "name": "a", "uid": "1""#;
    let controllers = format!(
        r#"{{"name": "a", "ownerReferences": [{{{owner}, "controller": true}}, {{{owner}, "controller": true}}]}}"#
    );
    let rows: &[(&str, &[&str])] = &[
        (r#"{"name": "a.b-c", "labels": {"a.example/b": "c"}}"#, &[]),
        (r#"{}"#, &["metadata.name"]),
        (
            r#"{"generateName": "AB-"}"#,
            &["metadata.generateName", "metadata.name"],
        ),
        (
            r#"{"name": "a", "namespace": "a.b"}"#,
            &["metadata.namespace"],
        ),
        (
            r#"{"name": "a", "labels": {"-": "", "a": " "}}"#,
            &["metadata.labels", "metadata.labels"],
        ),
        (
            r#"{"name": "a", "annotations": {"A/B": "", "a b": ""}}"#,
            &["metadata.annotations"],
        ),
        (
            r#"{"name": "a", "finalizers": ["a.example/b", ""]}"#,
            &["metadata.finalizers", "metadata.finalizers"],
        ),
        (
            r#"{"name": "a", "finalizers": ["orphan", "foregroundDeletion"]}"#,
            &["metadata.finalizers"],
        ),
        (
            r#"{"name": "a", "ownerReferences": [null]}"#,
            &[
                "metadata.ownerReferences.apiVersion",
                "metadata.ownerReferences.kind",
                "metadata.ownerReferences.name",
                "metadata.ownerReferences.uid",
            ],
        ),
        (
            r#"{"name": "a", "ownerReferences": [{"apiVersion": "v1", "kind": "Event", "name": "b", "uid": "1"}]}"#,
            &["metadata.ownerReferences"],
        ),
        (
            r#"{"name": "a", "ownerReferences": [{"apiVersion": "a/", "kind": "B", "name": "b", "uid": "1"}]}"#,
            &["metadata.ownerReferences.apiVersion"],
        ),
        (&controllers, &["metadata.ownerReferences"]),
    ];
    for (metadata, expected) in rows {
        let (node, _) = stored(metadata).expect("decodable");
        let mut violations = Vec::new();
        validate(node.get("metadata"), Span::default(), &mut violations);
        let paths: Vec<_> = violations.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, *expected, "{metadata}");
    }
}
