//! The way through an object along its shape.

use super::path::Path;
use super::shape::{Member, Shape};
use crate::go::types::Field;
use crate::resource::Schema;
use crate::span::Span;
use crate::tree::{Node, Value};

/// Where a value stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// What may stand there.
    pub(super) shape: Shape,
    /// The field that holds the value, if it is not an element of a list or a map.
    pub(super) field: Option<&'static Field<Schema>>,
    /// Its path.
    pub(super) path: &'a Path<'a>,
    /// Its key; the value itself where it has none.
    pub(super) at: Span,
}

impl<'a> Place<'a> {
    /// The place of a value that no declared field holds.
    pub(super) fn new(shape: Shape, path: &'a Path<'a>, at: Span) -> Self {
        Self {
            shape,
            field: None,
            path,
            at,
        }
    }
}

/// Visits a value and then all below it that the schema knows, in the order of the source.
pub(super) fn each(node: &Node, place: Place<'_>, visit: &mut impl FnMut(&Node, Place<'_>)) {
    visit(node, place);
    match &node.value {
        Value::Map(map) => {
            for entry in map.entries() {
                let path = place.path.key(&entry.key);
                let (shape, field) = match place.shape.member(&entry.key) {
                    Member::Field(field) => (place.shape.of(field), Some(field)),
                    Member::Value(shape) => (shape, None),
                    Member::Unknown => continue,
                };
                let below = Place {
                    field,
                    ..Place::new(shape, &path, entry.key_span)
                };
                each(&entry.node, below, visit);
            }
        }
        Value::List(items) => {
            let Some(shape) = place.shape.items() else {
                return;
            };
            for (index, item) in items.iter().enumerate() {
                let path = place.path.index(index);
                each(item, Place::new(shape, &path, item.span), visit);
            }
        }
        _ => {}
    }
}
