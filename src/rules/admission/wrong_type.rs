//! MRP203: wrong type.

use crate::admission::structure::type_name;
use crate::finding::{Rule, Severity};
use crate::go::json;
use crate::go::types::Type;
use crate::resource::Schema;
use crate::rules::example::example;
use crate::tree::{Node, Value};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP203",
    name: "wrong-type",
    severity: Severity::Error,
    explanation: "The value has another type than the field. In YAML `yes`, `on`, `1.0` and `0755` are no strings \
                  unless they are quoted.",
    origin: "apiextensions-apiserver schema validation: type",
    fail: example!("MRP203", "fail"),
    pass: example!("MRP203", "pass"),
};

/// What a value is and what it must be, and how it is written right where that is certain.
pub(super) fn explain(node: &Node, ty: &Type<Schema>) -> Option<(String, Option<String>)> {
    let expected = type_name(ty);
    let (what, shown) = match &node.value {
        Value::Null => ("null", None),
        Value::Bool(_) => ("a boolean", Some(json::marshal(node))),
        Value::Int(_) | Value::Uint(_) | Value::Float(_) => ("a number", Some(json::marshal(node))),
        Value::Text(_) => ("a string", Some(json::marshal(node))),
        Value::List(_) => ("a list", None),
        Value::Map(_) => ("an object", None),
    };
    let shown = shown.map_or_else(|| "the value".to_owned(), |text| format!("`{text}`"));
    let why = format!("{shown} is {what}, and must be of type {expected}");
    Some((why, rewritten(node, expected)))
}

/// The same value as it must be written.
fn rewritten(node: &Node, expected: &str) -> Option<String> {
    match (&node.value, expected) {
        (Value::Text(text), "integer") => text.parse::<i32>().ok().map(|number| number.to_string()),
        (Value::Text(text), "boolean") => ["true", "false"]
            .contains(&text.as_str())
            .then(|| text.to_string()),
        (Value::Int(number), "string") => Some(format!("\"{number}\"")),
        _ => None,
    }
}
