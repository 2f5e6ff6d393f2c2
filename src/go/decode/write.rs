//! Writing a decoded struct as JSON: zeros where nothing is, and fields left out as their tags say.

use serde_json::{Map, Value};

use super::{Omission, Omit};
use crate::go::types::{Field, Struct, Type};

/// The JSON of a Go value.
pub(super) fn value<Extra: Omit>(slot: Value, ty: &Type<Extra>) -> Value {
    match (ty, slot) {
        (Type::Pointer(inner), slot) if !slot.is_null() => value(slot, inner),
        (Type::Slice(inner), Value::Array(items)) => {
            items.into_iter().map(|item| value(item, inner)).collect()
        }
        (Type::Map(inner) | Type::NamedMap(_, inner), Value::Object(map)) => map
            .into_iter()
            .map(|(key, item)| (key, value(item, inner)))
            .collect(),
        (Type::Struct(schema), slot) => object(slot, schema),
        (Type::Time, Value::String(text)) if text.is_empty() => Value::Null,
        (_, Value::Null) => zero(ty),
        (_, slot) => slot,
    }
}

/// The JSON of a zero that is no struct.
fn zero<Extra>(ty: &Type<Extra>) -> Value {
    match ty {
        Type::Bool => Value::Bool(false),
        Type::Int32 | Type::Int64 | Type::Int | Type::IntOrString => Value::from(0),
        Type::Text(_) => Value::from(""),
        Type::Quantity => Value::from("0"),
        Type::Duration => Value::from("0s"),
        _ => Value::Null,
    }
}

fn object<Extra: Omit>(slot: Value, schema: &'static Struct<Extra>) -> Value {
    let mut slots = match slot {
        Value::Object(slots) => slots,
        _ => Map::new(),
    };
    let mut object = Map::new();
    fields(&mut slots, schema, &mut object);
    Value::Object(object)
}

fn fields<Extra: Omit>(
    slots: &mut Map<String, Value>,
    schema: &'static Struct<Extra>,
    object: &mut Map<String, Value>,
) {
    for field in schema.fields {
        match &field.ty {
            Type::Struct(embedded) if field.json.is_empty() => fields(slots, embedded, object),
            ty => {
                let slot = slots.remove(field.json).unwrap_or_default();
                if !is_left_out(&slot, field) {
                    object.insert(field.json.to_owned(), value(slot, ty));
                }
            }
        }
    }
}

fn is_left_out<Extra: Omit>(slot: &Value, field: &Field<Extra>) -> bool {
    match field.extra.omission() {
        Omission::Never => false,
        Omission::IfEmpty => is_empty(slot, &field.ty),
        Omission::IfZero => match (&field.ty, slot) {
            (Type::Time, Value::Null) => true,
            (Type::Time, Value::String(text)) => text.is_empty(),
            _ => is_empty(slot, &field.ty),
        },
    }
}

/// Whether Go counts a value as empty; a struct never is.
fn is_empty<Extra>(slot: &Value, ty: &Type<Extra>) -> bool {
    match (ty, slot) {
        (
            Type::Struct(_)
            | Type::Time
            | Type::Duration
            | Type::Quantity
            | Type::IntOrString
            | Type::Raw,
            _,
        ) => false,
        (_, Value::Null) => true,
        (Type::Pointer(_), _) => false,
        (_, Value::Bool(truth)) => !truth,
        (_, Value::Number(number)) => number.as_i64() == Some(0),
        (_, Value::String(text)) => text.is_empty(),
        (_, Value::Array(items)) => items.is_empty(),
        (_, Value::Object(map)) => map.is_empty(),
    }
}
