//! Types in JSON Schema.

use crate::go::types::Type;
use crate::resource::Schema;
use crate::tree::{Node, Value};

/// Whether a value is of a type.
pub(super) fn is_of(node: &Node, ty: &Type<Schema>) -> bool {
    match (&node.value, ty) {
        (Value::Text(_), Type::Text(_) | Type::Duration)
        | (Value::Bool(_), Type::Bool)
        | (Value::Int(_), Type::Int | Type::Int32 | Type::Int64)
        | (Value::List(_), Type::Slice(_))
        | (Value::Map(_), Type::Struct(_) | Type::Open(_) | Type::Map(_) | Type::Raw)
        | (Value::Text(_) | Value::Int(_), Type::IntOrString)
        | (Value::Int(_) | Value::Uint(_) | Value::Float(_), Type::Float64)
        | (_, Type::Json) => true,
        (Value::Float(number), Type::Int | Type::Int32 | Type::Int64) => is_integral(*number),
        _ => false,
    }
}

/// Whether the API server takes a float for an integer (`swag.IsFloat64AJSONInteger`).
fn is_integral(number: f64) -> bool {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_991.0;
    number.trunc() == number && number.abs() <= LARGEST_EXACT
}

/// A type's name in JSON Schema.
pub fn type_name(ty: &Type<Schema>) -> &'static str {
    match ty {
        Type::Bool => "boolean",
        Type::Int | Type::Int32 | Type::Int64 => "integer",
        Type::Float64 => "number",
        Type::IntOrString => "integer,string",
        Type::Slice(_) => "array",
        Type::Struct(_) | Type::Open(_) | Type::Map(_) | Type::Raw => "object",
        _ => "string",
    }
}

/// The name of a value's type in JSON Schema.
pub(in crate::admission) fn value_type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Int(_) | Value::Uint(_) => "integer",
        Value::Float(_) => "number",
        Value::Text(_) => "string",
        Value::List(_) => "array",
        Value::Map(_) => "object",
    }
}
