//! The schema of a value, read off its shape and its field.

use serde_json::{Map, Value, json};

use crate::admission::cel;
use crate::admission::shape::Shape;
use crate::go::json;
use crate::go::regexp::to_ecma;
use crate::go::types::{Field, Type};
use crate::release::Release;
use crate::resource::Schema as Declared;
use crate::resource::schema::{Check, List, Literal};

/// The schema of a value, without what its field adds.
pub(super) fn of_shape(shape: Shape) -> Value {
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
            let mut values = of_shape(Shape::new(values, shape.release()));
            allow_null(&mut values);
            json!({"type": "object", "additionalProperties": values})
        }
        Type::Struct(_) => of_struct(shape),
        _ => json!({"type": "string"}),
    }
}

fn of_struct(shape: Shape) -> Value {
    let release = shape.release();
    let fields = shape.fields();
    let must_stand = |field: &&&Field<Declared>| must_stand(&field.extra, release);
    let required: Vec<&str> = fields.iter().filter(must_stand).map(|it| it.json).collect();
    let properties: Map<String, Value> = fields
        .iter()
        .map(|field| (field.json.to_owned(), of_field(field, shape)))
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

/// Whether users must write a field: what is required and has a default stands there anyway.
fn must_stand(field: &Declared, release: Release) -> bool {
    field.is_required(release) && field.default.is_none()
}

fn of_field(field: &'static Field<Declared>, above: Shape) -> Value {
    let Declared {
        doc,
        checks,
        items,
        list,
        default,
        ..
    } = &field.extra;
    let release = above.release();
    let mut schema = of_shape(above.of(field));
    describe(&mut schema, doc);
    for check in *checks {
        hold(&mut schema, check, release);
    }
    for check in *items {
        hold(&mut schema["items"], check, release);
    }
    relate(&mut schema, *list);
    if let Some(default) = default {
        schema["default"] = literal(*default);
    }
    if !must_stand(&field.extra, release) {
        allow_null(&mut schema);
    }
    schema
}

/// Says what a value is, before what its rules say.
pub(super) fn describe(schema: &mut Value, doc: &str) {
    let rules = schema["description"].as_str();
    let words = rules.map_or_else(|| doc.to_owned(), |rules| format!("{doc}\n{rules}"));
    schema["description"] = json!(words);
}

fn literal(literal: Literal) -> Value {
    match literal {
        Literal::Text(text) => json!(text),
        Literal::Int(number) => json!(number),
        Literal::Bool(value) => json!(value),
        Literal::Value(node) => serde_json::from_str(&json::marshal(node)).unwrap_or_default(),
    }
}

/// How the elements of a list relate. JSON Schema cannot say that they differ in a key.
fn relate(schema: &mut Value, list: List) {
    match list {
        List::Plain => {}
        List::Set => {
            schema["uniqueItems"] = json!(true);
            schema["x-kubernetes-list-type"] = json!("set");
        }
        List::KeyedBy(keys) => {
            schema["x-kubernetes-list-type"] = json!("map");
            schema["x-kubernetes-list-map-keys"] = json!(keys);
        }
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
        Check::Pattern(pattern) => match to_ecma(pattern) {
            Some(pattern) => ("pattern", json!(pattern)),
            None => return,
        },
        Check::Minimum(least) => ("minimum", json!(least)),
        Check::Maximum(most) => ("maximum", json!(most)),
        Check::MinLength(least) => ("minLength", json!(least)),
        Check::MaxLength(most) => ("maxLength", json!(most)),
        Check::MinItems(least) => ("minItems", json!(least)),
        Check::MaxItems(most) => ("maxItems", json!(most)),
        Check::MaxProperties(most) => ("maxProperties", json!(most)),
        Check::Format(format) => ("format", json!(format)),
    };
    schema[key] = value;
}

/// A null stands for a value that is left out.
pub(super) fn allow_null(schema: &mut Value) {
    let ty = schema["type"].take();
    schema["type"] = json!([ty, "null"]);
    if let Some(choices) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        choices.push(Value::Null);
    }
}
