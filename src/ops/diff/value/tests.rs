//! Values that differ, by the paths of what differs.

use serde_json::json;

use super::*;

/// Paths with old and new values as JSON.
#[track_caller]
fn case(old: Value, new: Value, expected: &[(&str, &str, &str)]) {
    let text = |value: &Option<Value>| value.as_ref().map_or(String::new(), Value::to_string);
    let differences = between(Some(&old), Some(&new));
    let found: Vec<_> = differences
        .iter()
        .map(|it| (it.path.to_string(), text(&it.old), text(&it.new)))
        .collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|(path, old, new)| ((*path).to_owned(), (*old).to_owned(), (*new).to_owned()))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn equal_values_do_not_differ() {
    case(
        json!({"a": [1, {"b": null}]}),
        json!({"a": [1, {"b": null}]}),
        &[],
    );
}

#[test]
fn maps_differ_in_fields() {
    case(
        json!({"a": {"x.y/z": 1, "b": 1, "c": 2}}),
        json!({"a": {"x.y/z": 2, "b": 1, "d": {"e": 1}}}),
        &[
            ("a.c", "2", ""),
            ("a.d", "", r#"{"e":1}"#),
            ("a[x.y/z]", "1", "2"),
        ],
    );
}

#[test]
fn elements_are_found_by_their_names() {
    let env = |pairs: &[(&str, &str)]| -> Value {
        let pairs = pairs.iter();
        let env: Vec<_> = pairs
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        json!({ "env": env })
    };
    case(
        env(&[("A", "1"), ("B", "2"), ("C", "3")]),
        env(&[("A", "1"), ("C", "4"), ("D", "5")]),
        &[
            ("env[B]", r#"{"name":"B","value":"2"}"#, ""),
            ("env[C].value", r#""3""#, r#""4""#),
            ("env[D]", "", r#"{"name":"D","value":"5"}"#),
        ],
    );
    case(
        env(&[("A", "1"), ("B", "2")]),
        env(&[("B", "2"), ("A", "1")]),
        &[("env", r#"["A","B"]"#, r#"["B","A"]"#)],
    );
}

#[test]
fn elements_without_names_are_compared_in_order() {
    case(
        json!([{"v": 1}, {"v": 2}, {"v": 3}]),
        json!([{"v": 1}, {"v": 3}]),
        &[("[1]", r#"{"v":2}"#, "")],
    );
    case(
        json!(["a", "b"]),
        json!(["b"]),
        &[("", r#"["a","b"]"#, r#"["b"]"#)],
    );
}

#[test]
fn json_in_texts_is_looked_into() {
    case(
        json!({"run.json": "{\"a\": {\"b\": 1}}"}),
        json!({"run.json": "{\"a\": {\"b\": 2}}"}),
        &[("[run.json].a.b", "1", "2")],
    );
    case(
        json!({"run.json": "{\"a\":1}"}),
        json!({"run.json": "{\"a\": 1}"}),
        &[("[run.json]", r#""{\"a\":1}""#, r#""{\"a\": 1}""#)],
    );
}
