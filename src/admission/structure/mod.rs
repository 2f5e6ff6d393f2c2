//! The structural schema: types, required fields, bounds, patterns, enumerations (kube-openapi `validate`).
//!
//! All objections to an object are found at once.

mod checks;
mod formats;
mod types;

pub use types::type_name;
pub(super) use types::value_type_name;

use super::path::Path;
use super::shape::{Member, Shape};
use super::violation::{Violation, ViolationKind};
use crate::resource::Schema;
use crate::resource::schema::Check;
use crate::span::Span;
use crate::tree::{Map, Node, Value};

/// Checks a value against its shape; `at` is the place of its key.
pub(super) fn validate(
    node: &Node,
    shape: Shape,
    path: &Path<'_>,
    at: Span,
    out: &mut Vec<Violation>,
) {
    Validation { out }.value(node, shape, &[], path, at);
}

/// A check of an object on its way.
struct Validation<'a> {
    out: &'a mut Vec<Violation>,
}

impl Validation<'_> {
    fn value(&mut self, node: &Node, shape: Shape, checks: &[Check], path: &Path<'_>, at: Span) {
        if !types::is_of(node, shape.ty()) {
            self.wrong_type(node, shape, path);
        }
        self.checks(node, shape, checks, path);
        if let Value::Map(map) = &node.value {
            self.object(map, shape, path, at);
        }
    }

    fn checks(&mut self, node: &Node, shape: Shape, checks: &[Check], path: &Path<'_>) {
        for objection in checks::objections(node, checks, shape.release(), path) {
            self.object_to(path, objection.kind, objection.message, node.span);
        }
    }

    fn object(&mut self, map: &Map, shape: Shape, path: &Path<'_>, at: Span) {
        for entry in map.entries() {
            let (node, below) = (&entry.node, path.key(&entry.key));
            match shape.member(&entry.key) {
                Member::Field(field) => {
                    let Schema { checks, items, .. } = &field.extra;
                    let shape = shape.of(field);
                    if node.is_null() && field.extra.nullable {
                        continue;
                    }
                    self.elements(node, shape, items, &below);
                    self.value(node, shape, checks, &below, entry.key_span);
                }
                Member::Value(shape) => self.value(node, shape, &[], &below, entry.key_span),
                Member::Unknown => {}
            }
        }
        let release = shape.release();
        for field in shape.fields() {
            if field.extra.is_required(release) && !map.has(field.json) {
                let message = "Required value".to_owned();
                self.object_to(&path.key(field.json), ViolationKind::Required, message, at);
            }
        }
    }

    /// The elements of a list, and what values of a map must keep to.
    fn elements(&mut self, node: &Node, shape: Shape, checks: &[Check], path: &Path<'_>) {
        if let (Some(map), Member::Value(_)) = (node.as_map(), shape.member("")) {
            for entry in map.entries() {
                self.checks(&entry.node, shape, checks, &path.key(&entry.key));
            }
        }
        let (Some(nodes), Some(shape)) = (node.as_list(), shape.items()) else {
            return;
        };
        for (index, item) in nodes.iter().enumerate() {
            self.value(item, shape, checks, &path.index(index), item.span);
        }
    }

    fn wrong_type(&mut self, node: &Node, shape: Shape, path: &Path<'_>) {
        let expected = types::type_name(shape.ty());
        let found = types::value_type_name(&node.value);
        let message = format!(
            "Invalid value: \"{found}\": {path} in body must be of type {expected}: \"{found}\""
        );
        self.object_to(path, ViolationKind::TypeInvalid, message, node.span);
    }

    fn object_to(&mut self, path: &Path<'_>, kind: ViolationKind, message: String, span: Span) {
        self.out.push(Violation {
            path: path.to_string(),
            kind,
            message,
            span,
        });
    }
}
