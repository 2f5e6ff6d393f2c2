use jsonschema::validator_for;
use serde_json::{Value, json};

use super::{VERSIONS, of_all, of_kind};
use crate::go::regexp;
use crate::reference::field;
use crate::release::Release;
use crate::resource::KINDS;
use crate::resource::schema::Check;

/// Every pattern of every field.
fn patterns() -> Vec<&'static str> {
    let release = Release::newest();
    let mut patterns = Vec::new();
    for kind in &KINDS {
        for path in field::paths(kind, release) {
            let place = field::find(kind, release, &path).expect("a path");
            let field = &place.field.expect("a field").extra;
            patterns.extend(field.checks.iter().chain(field.items).filter_map(
                |check| match check {
                    Check::Pattern(pattern) => Some(*pattern),
                    _ => None,
                },
            ));
        }
    }
    patterns
}

#[test]
fn patterns_take_what_they_take_in_go() {
    let texts = [
        "https://a.example/b",
        "http://a",
        "https://a\u{a0}b/c",
        "https://a\u{2028}b",
        "https://a\rb",
        "https://a\nb",
        "https://a b/c",
        "https://a\u{b}b/c",
        "5s",
        "1h30m",
        "5µs",
        "0.05",
        "1.5",
        "٣s",
        "eu-central-1",
        "eu-central-٣",
        "arn:aws:iam::123456789012:role/a-b",
        "name",
        "Name",
        "a_b",
        "",
    ];
    let patterns = patterns();
    assert!(patterns.len() > 20, "only {} patterns", patterns.len());
    for pattern in patterns {
        let ecma = regexp::to_ecma(pattern).unwrap_or_else(|| panic!("{pattern} is not written"));
        let validator = validator_for(&json!({"pattern": ecma})).expect("a pattern");
        for text in texts {
            let matches = regexp::matches(pattern, text);
            assert_eq!(
                validator.is_valid(&json!(text)),
                matches,
                "{pattern} on {text:?}"
            );
        }
    }
}

/// The places below a schema where a property has no description.
fn undescribed(schema: &Value, path: &str, out: &mut Vec<String>) {
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{path}.{name}");
        let description = property["description"].as_str().unwrap_or_default();
        let first = description.split('\n').next().unwrap_or_default();
        let is_sentence = first.ends_with('.') && first.starts_with(|c: char| c.is_uppercase());
        if !is_sentence {
            out.push(path.clone());
        }
        undescribed(property, &path, out);
        undescribed(&property["items"], &path, out);
        undescribed(&property["additionalProperties"], &path, out);
    }
}

#[test]
fn every_field_is_described() {
    let mut silent = Vec::new();
    for kind in &KINDS {
        let schema = Value::from(of_kind(kind, Release::newest(), &VERSIONS));
        undescribed(&schema, kind.name, &mut silent);
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn all_together_tells_what_is_whose() {
    let validator = validator_for(&Value::from(of_all(Release::newest()))).expect("a schema");
    let proxy = |version: &str, kind: &str| {
        json!({
            "apiVersion": format!("toolhive.stacklok.dev/{version}"),
            "kind": kind,
            "metadata": {"name": "a"},
            "spec": {"remoteUrl": "https://a.example"},
        })
    };
    let secret = json!({"apiVersion": "v1", "kind": "Secret", "stringData": {"a": "b"}});
    let list = |items: Value| json!({"apiVersion": "v1", "kind": "List", "items": items});
    let cases = [
        (proxy("v1beta1", "MCPRemoteProxy"), true),
        (proxy("v1alpha1", "MCPRemoteProxy"), true),
        (proxy("v1", "MCPRemoteProxy"), false),
        (proxy("v1beta1", "MCPRemotProxy"), false),
        (proxy("v1beta1", "MCPServer"), true),
        (secret, true),
        (list(json!([proxy("v1beta1", "MCPRemoteProxy")])), true),
        (list(json!([proxy("v1", "MCPRemoteProxy")])), false),
        (json!({"kind": "MCPRemoteProxy"}), false),
    ];
    for (document, expected) in cases {
        assert_eq!(validator.is_valid(&document), expected, "{document}");
    }
}
