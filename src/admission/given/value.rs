//! Values as CEL sees them (apiextensions-apiserver `cel/model`).

use std::collections::HashMap;

use cel::Value as CelValue;
use cel::objects::Key;

use crate::tree::{Node, Value};

/// Words of CEL that cannot be names of fields.
const RESERVED: [&str; 21] = [
    "true",
    "false",
    "null",
    "in",
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// Characters that cannot stand in a name of CEL, and what stands for them.
const ESCAPES: [(&str, &str); 4] = [
    ("__", "__underscores__"),
    (".", "__dot__"),
    ("-", "__dash__"),
    ("/", "__slash__"),
];

/// A value under a schema. Numbers of type `number` are floats, however they are written; names of fields are escaped, keys of
/// maps are not.
pub(super) fn value(node: &Node, schema: Option<&Node>) -> CelValue {
    let is_float = schema.is_some_and(|it| it.text_at(&["type"]) == Some("number"));
    match &node.value {
        Value::Null => CelValue::Null,
        Value::Bool(value) => CelValue::Bool(*value),
        Value::Int(number) if is_float => CelValue::Float(*number as f64),
        Value::Int(number) => CelValue::Int(*number),
        Value::Uint(number) => CelValue::UInt(*number),
        Value::Float(number) if is_float || number.fract() != 0.0 => CelValue::Float(*number),
        Value::Float(number) => CelValue::Int(*number as i64),
        Value::Text(text) => CelValue::from(&**text),
        Value::List(items) => {
            let below = schema.and_then(|it| it.get("items"));
            let items = items.iter().map(|item| value(item, below));
            CelValue::from(items.collect::<Vec<_>>())
        }
        Value::Map(map) => {
            let properties = schema.and_then(|it| it.get("properties"));
            let values = schema.and_then(|it| it.get("additionalProperties"));
            let entries = map.entries().iter().map(|entry| {
                let property = properties.and_then(|it| it.get(&entry.key));
                let key = match property {
                    Some(_) => escaped(&entry.key),
                    None => entry.key.to_string(),
                };
                (Key::from(key), value(&entry.node, property.or(values)))
            });
            CelValue::from(entries.collect::<HashMap<_, _>>())
        }
    }
}

/// The name of a field in CEL.
pub(super) fn escaped(name: &str) -> String {
    if RESERVED.contains(&name) {
        return format!("__{name}__");
    }
    let mut escaped = name.to_owned();
    for (from, to) in ESCAPES {
        // What was put in for two underscores holds some itself, and comes first.
        escaped = escaped.replace(from, to);
    }
    escaped
}
