//! Whether the operator can decode a stored resource at all.
//!
//! The schema lets through what Go's types do not: integers beyond 32 bits, durations in a wrong form.

use super::Schema;
use crate::go::duration;
use crate::go::types::{Field, Struct, Type};
use crate::release::Release;
use crate::tree::{Node, Value};

/// The path of the first value that Go's type does not hold, such as `spec.replicas`; none where all can be decoded.
pub fn undecodable(ty: &Type<Schema>, node: &Node, release: Release, path: &str) -> Option<String> {
    match ty {
        Type::Pointer(inner) => undecodable(inner, node, release, path),
        Type::Struct(schema) => in_struct(schema, node, release, path),
        Type::Slice(items) => {
            let mut nodes = node.as_list().unwrap_or_default().iter().enumerate();
            nodes.find_map(|(index, item)| {
                undecodable(items, item, release, &format!("{path}[{index}]"))
            })
        }
        Type::Map(values) | Type::NamedMap(_, values) => {
            let entries = node.as_map().map(|map| map.entries()).unwrap_or_default();
            entries.iter().find_map(|entry| {
                undecodable(
                    values,
                    &entry.node,
                    release,
                    &format!("{path}.{}", entry.key),
                )
            })
        }
        _ => (!holds(ty, &node.value)).then(|| path.to_owned()),
    }
}

fn in_struct(schema: &Struct<Schema>, node: &Node, release: Release, path: &str) -> Option<String> {
    let fields = schema
        .fields
        .iter()
        .filter(|field| field.extra.is_in(release));
    fields
        .into_iter()
        .find_map(|field| match member(field, node) {
            Some(value) if field.json.is_empty() => undecodable(&field.ty, value, release, path),
            Some(value) => {
                undecodable(&field.ty, value, release, &format!("{path}.{}", field.json))
            }
            None => None,
        })
}

/// A field's value; the object itself for an embedded struct.
fn member<'a>(field: &Field<Schema>, object: &'a Node) -> Option<&'a Node> {
    if field.json.is_empty() {
        Some(object)
    } else {
        object.get(field.json)
    }
}

/// Whether a scalar fits into its Go type. Kinds of values were checked before.
fn holds(ty: &Type<Schema>, value: &Value) -> bool {
    match (ty, value) {
        (Type::Int32, Value::Int(number)) => i32::try_from(*number).is_ok(),
        (Type::Int32, Value::Float(number)) => number.abs() <= f64::from(i32::MAX),
        (Type::Int | Type::Int64, Value::Float(number)) => number.abs() < 9.3e18,
        (Type::Duration, Value::Text(text)) => duration::parse(text).is_ok(),
        _ => true,
    }
}
