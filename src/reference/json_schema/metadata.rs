//! The schema of a resource's `metadata`.
//!
//! The API server decodes it into Go's types, to which a null is nothing, and holds it to rules that CRDs do not state.

use serde_json::{Map, Value, json};

use super::value::allow_null;
use crate::go::object_types::OBJECT_META;
use crate::go::pod_types::Merge;
use crate::go::types::{Field, Type};
use crate::reference::metadata::doc;

/// A name of a namespace: a DNS label (RFC 1123).
const LABEL: &str = "^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$";

/// A name of a resource: DNS labels with dots between them.
const SUBDOMAIN: &str = r"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

/// A value of a label.
const LABEL_VALUE: &str = "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$";

/// A key of labels, or a finalizer: a name of at most 63 characters, and before it, if need be, a subdomain and a slash.
const LABEL_KEY: &str = r"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";

/// A key of annotations: the same, but case does not matter before the slash.
const ANNOTATION_KEY: &str = r"^([A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$";

/// The schema of `metadata`.
pub(super) fn schema() -> Value {
    let mut schema = of_fields(OBJECT_META.fields, "");
    for (field, rules) in rules() {
        let (Some(schema), Value::Object(rules)) = (schema["properties"].get_mut(field), rules)
        else {
            continue;
        };
        for (key, rule) in rules {
            schema[key] = rule;
        }
    }
    schema["description"] = json!("Names, labels and notes.");
    schema["anyOf"] = json!([{"required": ["name"]}, {"required": ["generateName"]}]);
    schema
}

/// What single fields must keep to.
fn rules() -> [(&'static str, Value); 5] {
    let label_value = json!({"type": ["string", "null"], "maxLength": 63, "pattern": LABEL_VALUE});
    [
        (
            "name",
            json!({"type": "string", "minLength": 1, "maxLength": 253, "pattern": SUBDOMAIN}),
        ),
        ("namespace", json!({"maxLength": 63, "pattern": LABEL})),
        (
            "labels",
            json!({"propertyNames": {"pattern": LABEL_KEY}, "additionalProperties": label_value}),
        ),
        (
            "annotations",
            json!({"propertyNames": {"pattern": ANNOTATION_KEY}}),
        ),
        (
            "finalizers",
            json!({"items": {"type": "string", "pattern": LABEL_KEY}}),
        ),
    ]
}

/// The schema of an object with such fields, whose path below `metadata` is given.
fn of_fields(fields: &'static [Field<Merge>], above: &str) -> Value {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| {
            let path = match above {
                "" => field.json.to_owned(),
                above => format!("{above}.{}", field.json),
            };
            let mut schema = of_type(&field.ty, &path);
            schema["description"] = json!(doc(&path));
            allow_null(&mut schema);
            (field.json.to_owned(), schema)
        })
        .collect();
    json!({"type": "object", "additionalProperties": false, "properties": properties})
}

fn of_type(ty: &'static Type<Merge>, path: &str) -> Value {
    match ty {
        Type::Bool => json!({"type": "boolean"}),
        Type::Int64 => json!({"type": "integer", "format": "int64"}),
        Type::Time => json!({"type": "string", "format": "date-time"}),
        Type::Raw => json!({"type": "object"}),
        Type::Pointer(inner) => of_type(inner, path),
        Type::Slice(items) => json!({"type": "array", "items": of_type(items, path)}),
        Type::Map(values) => {
            let mut values = of_type(values, path);
            allow_null(&mut values);
            json!({"type": "object", "additionalProperties": values})
        }
        Type::Struct(schema) => of_fields(schema.fields, path),
        _ => json!({"type": "string"}),
    }
}
