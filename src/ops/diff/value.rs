//! How two values differ, field by field.
//!
//! Elements of a list are told apart by a name, a path, a type or a port, where each has one of its own. A text that is JSON is
//! looked into.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::path::{Path, Step};

/// Fields that tell the elements of a list apart: the first one that all have, each another value, counts.
const NAMES: [&str; 6] = ["mountPath", "name", "type", "key", "containerPort", "port"];

/// A field that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where it is.
    pub path: Path,
    /// What is there before; none where it is missing.
    pub old: Option<Value>,
    /// What is there afterwards; none where it is missing.
    pub new: Option<Value>,
}

/// The fields in which two values differ, in the order of their paths in the older one.
pub fn between(old: Option<&Value>, new: Option<&Value>) -> Vec<Difference> {
    let mut differences = Vec::new();
    walk(&Path::default(), old, new, &mut differences);
    differences
}

fn walk(path: &Path, old: Option<&Value>, new: Option<&Value>, out: &mut Vec<Difference>) {
    match (old, new) {
        _ if old == new => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => walk_maps(path, old, new, out),
        (Some(Value::Array(old)), Some(Value::Array(new))) => walk_lists(path, old, new, out),
        (Some(Value::String(one)), Some(Value::String(other))) => {
            match (json(one), json(other)) {
                // The same in another form is a difference: it is compared and written as a text.
                (Some(one), Some(other)) if one != other => {
                    walk(path, Some(&one), Some(&other), out)
                }
                _ => push(path, old, new, out),
            }
        }
        _ => push(path, old, new, out),
    }
}

fn push(path: &Path, old: Option<&Value>, new: Option<&Value>, out: &mut Vec<Difference>) {
    out.push(Difference {
        path: path.clone(),
        old: old.cloned(),
        new: new.cloned(),
    });
}

/// The list or object that a text holds as JSON.
fn json(text: &str) -> Option<Value> {
    let is_container = text.trim_start().starts_with(['{', '[']);
    is_container.then(|| serde_json::from_str(text).ok())?
}

fn walk_maps(
    path: &Path,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    out: &mut Vec<Difference>,
) {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let path = path.with(Step::Key(key.clone()));
        walk(&path, old.get(key), new.get(key), out);
    }
}

fn walk_lists(path: &Path, old: &[Value], new: &[Value], out: &mut Vec<Difference>) {
    match naming(old, new) {
        Some(field) => walk_named(path, field, old, new, out),
        None if are_objects(old) && are_objects(new) && !are_reordered(old, new) => {
            walk_unnamed(path, old, new, out);
        }
        None => push(path, Some(&list(old)), Some(&list(new)), out),
    }
}

fn are_objects(items: &[Value]) -> bool {
    items.iter().all(Value::is_object)
}

/// Whether two lists hold the same in another order.
pub fn are_reordered(old: &[Value], new: &[Value]) -> bool {
    let sorted = |items: &[Value]| {
        let mut texts: Vec<String> = items.iter().map(Value::to_string).collect();
        texts.sort();
        texts
    };
    sorted(old) == sorted(new)
}

fn list(items: &[Value]) -> Value {
    Value::Array(items.to_vec())
}

/// The field that names the elements of both lists.
fn naming(old: &[Value], new: &[Value]) -> Option<&'static str> {
    let names_all = |field: &str, items: &[Value]| {
        let names = items.iter().map(|item| Some(item.get(field)?.to_string()));
        let names: Option<Vec<String>> = names.collect();
        names.is_some_and(|names| names.iter().collect::<BTreeSet<_>>().len() == names.len())
    };
    let mut fields = NAMES.into_iter();
    fields.find(|field| names_all(field, old) && names_all(field, new))
}

fn walk_named(
    path: &Path,
    field: &'static str,
    old: &[Value],
    new: &[Value],
    out: &mut Vec<Difference>,
) {
    let find = |items: &[Value], name: &Value| {
        let mut items = items.iter();
        items.find(|item| item.get(field) == Some(name)).cloned()
    };
    let names = |items: &[Value]| -> Vec<Value> {
        items
            .iter()
            .filter_map(|item| item.get(field))
            .cloned()
            .collect()
    };
    let (old_names, new_names) = (names(old), names(new));
    let added = new_names.iter().filter(|name| !old_names.contains(name));
    for name in old_names.iter().chain(added) {
        let path = path.with(Step::Item(field, name.clone()));
        walk(
            &path,
            find(old, name).as_ref(),
            find(new, name).as_ref(),
            out,
        );
    }
    let stayed = |names: &[Value], others: &[Value]| -> Vec<Value> {
        names
            .iter()
            .filter(|name| others.contains(name))
            .cloned()
            .collect()
    };
    let (old, new) = (
        stayed(&old_names, &new_names),
        stayed(&new_names, &old_names),
    );
    if old != new {
        push(path, Some(&list(&old)), Some(&list(&new)), out);
    }
}

/// Elements without names: those at both ends that are the same stay, the others are compared in their order.
fn walk_unnamed(path: &Path, old: &[Value], new: &[Value], out: &mut Vec<Difference>) {
    let start = old
        .iter()
        .zip(new)
        .take_while(|(old, new)| old == new)
        .count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let ends = old_rest.iter().rev().zip(new_rest.iter().rev());
    let end = ends.take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (
        &old_rest[..old_rest.len() - end],
        &new_rest[..new_rest.len() - end],
    );
    for index in 0..old_rest.len().max(new_rest.len()) {
        let path = path.with(Step::Index(start + index));
        walk(&path, old_rest.get(index), new_rest.get(index), out);
    }
}

#[cfg(test)]
mod tests {
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
}
