//! JSON Schema of the kinds (draft 7, which kubeconform, flux-schema and yaml-language-server all read).
//!
//! As strict as the API server with `kubectl`'s strict validation: a field that no release has is a mistake. A null stands for a
//! field that is left out.

use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::admission::cel;
use crate::admission::shape::Shape;
use crate::go::types::{Field, Type};
use crate::release::Release;
use crate::resource::kind::{DEPRECATED_VERSION, GROUP, STORAGE_VERSION};
use crate::resource::schema::{Check, List, Literal};
use crate::resource::{KINDS, Kind, Schema as Declared};

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema of a kind at a release.
pub fn of_kind(kind: &'static Kind, release: Release) -> Schema {
    let mut schema = object(kind, release);
    schema.insert("$schema".to_owned(), json!(DRAFT));
    Schema::from(schema)
}

/// One schema for all kinds of a release, which tells them apart by `kind`.
pub fn of_all(release: Release) -> Schema {
    let kinds = || KINDS.iter().filter(|kind| kind.releases.contains(release));
    let definitions: Map<String, Value> = kinds()
        .map(|kind| (kind.name.to_owned(), Value::Object(object(kind, release))))
        .collect();
    let branches: Vec<Value> = kinds()
        .map(|kind| {
            let is_kind = json!({"properties": {"kind": {"const": kind.name}}});
            json!({"if": is_kind, "then": {"$ref": format!("#/definitions/{}", kind.name)}})
        })
        .collect();
    let names: Vec<&str> = kinds().map(|kind| kind.name).collect();
    let title = format!("ToolHive {}", release.version());
    let schema = json!({
        "$schema": DRAFT,
        "title": title,
        "type": "object",
        "required": ["apiVersion", "kind"],
        "properties": {"kind": {"enum": names}},
        "allOf": branches,
        "definitions": definitions,
    });
    Schema::try_from(schema).unwrap_or_default()
}

fn object(kind: &'static Kind, release: Release) -> Map<String, Value> {
    let versions = [STORAGE_VERSION, DEPRECATED_VERSION].map(|it| format!("{GROUP}/{it}"));
    let spec = of_shape(Shape::new(&kind.spec, release));
    let schema = json!({
        "title": kind.name,
        "type": "object",
        "required": ["apiVersion", "kind", "metadata"],
        "additionalProperties": false,
        "properties": {
            "apiVersion": {"enum": versions},
            "kind": {"const": kind.name},
            "metadata": metadata(),
            "spec": spec,
            "status": {"type": ["object", "null"], "description": "Written by the operator."},
        },
    });
    match schema {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// What the API server holds any object's metadata to.
fn metadata() -> Value {
    let texts = json!({"type": ["object", "null"], "additionalProperties": {"type": "string"}});
    json!({
        "type": "object",
        "properties": {
            "name": {
                "type": "string",
                "maxLength": 253,
                "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
            },
            "namespace": {
                "type": ["string", "null"],
                "maxLength": 63,
                "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
            },
            "labels": texts,
            "annotations": texts,
        },
    })
}

/// The schema of a value, without what its field adds.
fn of_shape(shape: Shape) -> Value {
    match shape.ty() {
        Type::Bool => json!({"type": "boolean"}),
        Type::Int32 => json!({"type": "integer", "format": "int32"}),
        Type::Int | Type::Int64 => json!({"type": "integer", "format": "int64"}),
        Type::Raw => json!({"type": "object", "x-kubernetes-preserve-unknown-fields": true}),
        Type::Slice(_) => {
            let items = shape.items().map(of_shape).unwrap_or_default();
            json!({"type": "array", "items": items})
        }
        Type::Map(values) | Type::NamedMap(_, values) => {
            let values = of_shape(Shape::new(values, shape.release()));
            json!({"type": "object", "additionalProperties": values})
        }
        Type::Struct(_) => of_struct(shape),
        _ => json!({"type": "string"}),
    }
}

fn of_struct(shape: Shape) -> Value {
    let fields = shape.fields();
    let release = shape.release();
    let must_stand = |field: &&&Field<Declared>| {
        field.extra.is_required(release) && field.extra.default.is_none()
    };
    let required: Vec<&str> = fields.iter().filter(must_stand).map(|it| it.json).collect();
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| {
            let may_be_null = !must_stand(&field);
            (field.json.to_owned(), of_field(field, shape, may_be_null))
        })
        .collect();
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    let rules: Vec<&str> = cel::messages(shape).collect();
    if !rules.is_empty() {
        schema["description"] = json!(format!("Rules: {}.", rules.join("; ")));
    }
    schema
}

fn of_field(field: &'static Field<Declared>, above: Shape, may_be_null: bool) -> Value {
    let shape = above.of(field);
    let mut schema = of_shape(shape);
    let Declared {
        doc,
        checks,
        items,
        list,
        default,
        ..
    } = &field.extra;
    let rules = schema["description"].as_str().map(str::to_owned);
    let words = rules.map_or_else(|| (*doc).to_owned(), |rules| format!("{doc}\n{rules}"));
    schema["description"] = json!(words);
    for check in *checks {
        hold(&mut schema, check, above.release());
    }
    for check in *items {
        hold(&mut schema["items"], check, above.release());
    }
    if matches!(list, List::Set) {
        schema["uniqueItems"] = json!(true);
    }
    if let Some(default) = default {
        schema["default"] = literal(*default);
    }
    if may_be_null {
        allow_null(&mut schema);
    }
    schema
}

fn literal(literal: Literal) -> Value {
    match literal {
        Literal::Text(text) => json!(text),
        Literal::Int(number) => json!(number),
        Literal::Bool(value) => json!(value),
    }
}

/// Adds a constraint to the schema of a value.
fn hold(schema: &mut Value, check: &Check, release: Release) {
    let (key, value) = match check {
        Check::OneOf(choices) => {
            let choices = choices.iter().filter(|it| it.releases.contains(release));
            let values: Vec<&str> = choices.map(|choice| choice.value).collect();
            ("enum", json!(values))
        }
        Check::Pattern(pattern) => ("pattern", json!(pattern)),
        Check::Minimum(least) => ("minimum", json!(least)),
        Check::Maximum(most) => ("maximum", json!(most)),
        Check::MinLength(least) => ("minLength", json!(least)),
        Check::MaxLength(most) => ("maxLength", json!(most)),
        Check::MinItems(least) => ("minItems", json!(least)),
        Check::MaxItems(most) => ("maxItems", json!(most)),
        Check::MaxProperties(most) => ("maxProperties", json!(most)),
    };
    schema[key] = value;
}

/// A null stands for a field that is left out.
fn allow_null(schema: &mut Value) {
    let ty = schema["type"].take();
    schema["type"] = json!([ty, "null"]);
    if let Some(choices) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        choices.push(Value::Null);
    }
}

#[cfg(test)]
mod tests;
