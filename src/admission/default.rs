//! Nulls and defaults (apiextensions-apiserver `defaulting`).
//!
//! A null in a field is dropped, and a default takes its place where there is one; a null in a list stays, for the
//! schema to refuse.

use super::shape::{Member, Shape};
use crate::resource::schema::Literal;
use crate::span::Span;
use crate::tree::{Entry, Map, Node, Value};

/// Drops nulls and fills in defaults. What is filled in stands where the object does.
pub(super) fn fill_in(node: &mut Node, shape: Shape) {
    let at = node.span;
    match &mut node.value {
        Value::Map(map) => {
            drop_nulls(map, shape);
            add_defaults(map, shape, at);
            for entry in map.entries_mut() {
                match shape.member(&entry.key) {
                    Member::Field(field) => fill_in(&mut entry.node, shape.of(field)),
                    Member::Value(shape) => fill_in(&mut entry.node, shape),
                    Member::Unknown => {}
                }
            }
        }
        Value::List(items) => {
            if let Some(shape) = shape.items() {
                items.iter_mut().for_each(|item| fill_in(item, shape));
            }
        }
        _ => {}
    }
}

/// Drops the nulls that the schema knows of.
fn drop_nulls(map: &mut Map, shape: Shape) {
    map.retain(|entry| {
        let stays = || match shape.member(&entry.key) {
            Member::Field(field) => field.extra.nullable,
            Member::Value(_) => false,
            Member::Unknown => true,
        };
        !entry.node.is_null() || stays()
    });
}

/// Adds the defaults of fields that are not there.
fn add_defaults(map: &mut Map, shape: Shape, at: Span) {
    let missing = shape.fields().into_iter().filter_map(|field| {
        let default = field.extra.default?;
        let is_missing = !map.has(field.json);
        is_missing.then(|| Entry {
            key: field.json.into(),
            key_span: at,
            node: Node::new(at, value(default)),
        })
    });
    map.append(missing.collect());
}

/// A default as a value.
fn value(default: Literal) -> Value {
    match default {
        Literal::Text(text) => Value::Text(text.into()),
        Literal::Int(number) => Value::Int(number),
        Literal::Bool(value) => Value::Bool(value),
        Literal::Value(node) => node.value.clone(),
    }
}
