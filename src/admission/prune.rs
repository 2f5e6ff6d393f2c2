//! Pruning: what the schema does not know is dropped (apiextensions-apiserver `pruning.PruneWithOptions`).

use super::path::Path;
use super::shape::{Member, Shape};
use crate::span::Span;
use crate::tree::{Node, Value};

/// A field that was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownField {
    /// Its path.
    pub path: String,
    /// Its key.
    pub span: Span,
}

/// Drops what a shape does not know. `None` knows nothing.
pub fn prune(
    node: &mut Node,
    shape: Option<Shape>,
    path: &Path<'_>,
    unknown: &mut Vec<UnknownField>,
) {
    if shape.is_some_and(Shape::preserves) {
        return;
    }
    match &mut node.value {
        Value::Map(map) => map.retain(|entry| {
            let below = path.key(&entry.key);
            let member = shape.map_or(Member::Unknown, |shape| shape.member(&entry.key));
            match member_shape(member, shape) {
                Some(shape) => prune(&mut entry.node, Some(shape), &below, unknown),
                None if shape.is_some_and(Shape::keeps_unknown) => {}
                None => {
                    unknown.push(UnknownField {
                        path: below.to_string(),
                        span: entry.key_span,
                    });
                    return false;
                }
            }
            true
        }),
        Value::List(items) => {
            let shape = shape.and_then(Shape::items);
            for (index, item) in items.iter_mut().enumerate() {
                prune(item, shape, &path.index(index), unknown);
            }
        }
        _ => {}
    }
}

/// The shape below a key, if the schema knows the key.
fn member_shape(member: Member, above: Option<Shape>) -> Option<Shape> {
    match member {
        Member::Field(field) => above.map(|above| above.of(field)),
        Member::Value(shape) => Some(shape),
        Member::Unknown => None,
    }
}
