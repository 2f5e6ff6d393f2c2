//! How the operator decodes a stored resource: what its Go types do not hold, and what they do not keep.
//!
//! The schema lets through what Go's types do not: integers beyond 32 bits, durations in a wrong form.

use super::Schema;
use crate::go::duration;
use crate::go::types::{Field, Struct, Type};
use crate::release::Release;
use crate::tree::{Node, Value};

/// The path of the first value that Go's type does not hold, below the node at `path`, such as `spec.replicas`; none where all
/// can be decoded.
pub fn undecodable(ty: &Type<Schema>, node: &Node, release: Release, path: &str) -> Option<String> {
    let below = first_undecodable(ty, node, release)?;
    Some(format!("{path}{below}"))
}

/// The path of the first such value from a node on; it is put together on the way back, since nearly always there is none.
fn first_undecodable(ty: &Type<Schema>, node: &Node, release: Release) -> Option<String> {
    match ty {
        Type::Pointer(inner) => first_undecodable(inner, node, release),
        Type::Struct(schema) => in_struct(schema, node, release),
        Type::Slice(items) => {
            let mut nodes = node.as_list().unwrap_or_default().iter().enumerate();
            nodes.find_map(|(index, item)| {
                let below = first_undecodable(items, item, release)?;
                Some(format!("[{index}]{below}"))
            })
        }
        Type::Map(values) | Type::NamedMap(_, values) => {
            let entries = node.as_map().map(|map| map.entries()).unwrap_or_default();
            entries.iter().find_map(|entry| {
                let below = first_undecodable(values, &entry.node, release)?;
                Some(format!(".{}{below}", entry.key))
            })
        }
        _ => (!holds(ty, &node.value)).then(String::new),
    }
}

fn in_struct(schema: &Struct<Schema>, node: &Node, release: Release) -> Option<String> {
    let fields = schema.fields.iter();
    let mut fields = fields.filter(|field| field.extra.is_in(release));
    fields.find_map(|field| {
        let below = first_undecodable(&field.ty, member(field, node)?, release)?;
        Some(match field.json {
            "" => below,
            name => format!(".{name}{below}"),
        })
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

/// Drops what Go's types lose when they are written and read again: empty lists and maps that `omitempty` leaves out, which
/// are those that the schema does not require. Whether there was any.
pub fn drop_empty(ty: &'static Type<Schema>, node: &mut Node, release: Release) -> bool {
    match (ty, &mut node.value) {
        (Type::Pointer(inner), _) => drop_empty(inner, node, release),
        (Type::Struct(schema), Value::Map(map)) => {
            let mut dropped = false;
            map.retain(|entry| {
                let Some(field) = find(schema, &entry.key, release) else {
                    return true;
                };
                dropped |= drop_empty(&field.ty, &mut entry.node, release);
                let goes = is_left_out(&field.ty, &entry.node) && !field.extra.is_required(release);
                dropped |= goes;
                !goes
            });
            dropped
        }
        (Type::Slice(items), Value::List(nodes)) => {
            let each = nodes
                .iter_mut()
                .map(|item| drop_empty(items, item, release));
            each.fold(false, |any, dropped| any | dropped)
        }
        (Type::Map(values) | Type::NamedMap(_, values), Value::Map(map)) => {
            let entries = map.entries_mut().iter_mut();
            let each = entries.map(|entry| drop_empty(values, &mut entry.node, release));
            each.fold(false, |any, dropped| any | dropped)
        }
        _ => false,
    }
}

/// Whether `omitempty` leaves a value out whose absence makes a difference.
fn is_left_out(ty: &Type<Schema>, node: &Node) -> bool {
    match (ty, &node.value) {
        (Type::Slice(_), Value::List(items)) => items.is_empty(),
        (Type::Map(_) | Type::NamedMap(..), Value::Map(map)) => map.is_empty(),
        _ => false,
    }
}

/// The field of a key at a release, in embedded structs too.
fn find(
    schema: &'static Struct<Schema>,
    key: &str,
    release: Release,
) -> Option<&'static Field<Schema>> {
    let mut fields = schema
        .fields
        .iter()
        .filter(|field| field.extra.is_in(release));
    fields.find_map(|field| match &field.ty {
        Type::Struct(embedded) if field.json.is_empty() => find(embedded, key, release),
        _ => (field.json == key).then_some(field),
    })
}
