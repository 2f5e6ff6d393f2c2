//! The structural schema: types, required fields, bounds, patterns, enumerations (kube-openapi `validate`).
//!
//! All objections to an object are found at once; a text is checked for length and pattern in that order and only up to
//! the first objection, as the API server does it.

use super::path::Path;
use super::shape::{Member, Shape};
use super::violation::{Violation, ViolationKind};
use crate::go::types::{Field, Type};
use crate::go::{json, regexp};
use crate::release::Release;
use crate::resource::Schema;
use crate::resource::schema::Check;
use crate::span::Span;
use crate::tree::{Map, Node, Value};

/// Checks a value against its shape.
pub(super) fn validate(
    node: &Node,
    shape: Shape,
    path: &Path<'_>,
    at: Span,
    out: &mut Vec<Violation>,
) {
    Validation {
        release: shape.release(),
        out,
    }
    .value(node, shape, &[], path, at);
}

/// A check of an object on its way.
struct Validation<'a> {
    release: Release,
    out: &'a mut Vec<Violation>,
}

impl Validation<'_> {
    /// Checks a value; `at` is the place of its key.
    fn value(&mut self, node: &Node, shape: Shape, checks: &[Check], path: &Path<'_>, at: Span) {
        if !is_of(node, shape.ty()) {
            self.wrong_type(node, shape, path);
        }
        match &node.value {
            Value::Text(text) => self.text(node, text, checks, path),
            Value::Int(number) => self.number(node, *number as f64, checks, path),
            Value::Float(number) => self.number(node, *number, checks, path),
            Value::List(items) => self.items_bounds(node, items.len(), checks, path),
            Value::Map(map) => self.object(map, shape, checks, path, at, node.span),
            _ => {}
        }
        self.choice(node, checks, path);
    }

    /// The value of a field, and for a list its elements.
    fn field(
        &mut self,
        node: &Node,
        shape: Shape,
        field: &'static Field<Schema>,
        path: &Path<'_>,
        at: Span,
    ) {
        let Schema { checks, items, .. } = &field.extra;
        self.elements(node, shape, items, path);
        self.value(node, shape, checks, path, at);
    }

    /// The elements of a list.
    fn elements(&mut self, node: &Node, shape: Shape, checks: &[Check], path: &Path<'_>) {
        let (Some(nodes), Some(shape)) = (node.as_list(), shape.items()) else {
            return;
        };
        for (index, item) in nodes.iter().enumerate() {
            self.value(item, shape, checks, &path.index(index), item.span);
        }
    }

    fn object(
        &mut self,
        map: &Map,
        shape: Shape,
        checks: &[Check],
        path: &Path<'_>,
        at: Span,
        span: Span,
    ) {
        for check in checks {
            if let Check::MaxProperties(most) = check
                && map.len() > *most
            {
                let message = format!("Too many: {}: must have at most {most} items", map.len());
                self.object_to(path, ViolationKind::TooMany, message, span);
            }
        }
        for entry in map.entries() {
            let below = path.key(&entry.key);
            match shape.member(&entry.key) {
                Member::Field(field) => {
                    self.field(&entry.node, shape.of(field), field, &below, entry.key_span)
                }
                Member::Value(shape) => self.value(&entry.node, shape, &[], &below, entry.key_span),
                Member::Unknown => {}
            }
        }
        for field in shape.fields() {
            if field.extra.is_required(self.release) && !map.has(field.json) {
                self.object_to(
                    &path.key(field.json),
                    ViolationKind::Required,
                    "Required value".to_owned(),
                    at,
                );
            }
        }
    }

    fn wrong_type(&mut self, node: &Node, shape: Shape, path: &Path<'_>) {
        let (expected, found) = (type_name(shape.ty()), value_type_name(&node.value));
        let message = format!(
            "Invalid value: \"{found}\": {path} in body must be of type {expected}: \"{found}\""
        );
        self.object_to(path, ViolationKind::TypeInvalid, message, node.span);
    }

    fn text(&mut self, node: &Node, text: &str, checks: &[Check], path: &Path<'_>) {
        let length = text.chars().count();
        let too_long = checks.iter().find_map(|check| match check {
            Check::MaxLength(most) if length > *most => Some((
                ViolationKind::TooLong,
                format!("Too long: may not be more than {most} bytes"),
            )),
            _ => None,
        });
        let too_short = || {
            checks.iter().find_map(|check| match check {
                Check::MinLength(least) if length < *least => Some((
                    ViolationKind::Invalid,
                    format!("{path} in body should be at least {least} chars long"),
                )),
                _ => None,
            })
        };
        let no_match = || {
            checks.iter().find_map(|check| match check {
                Check::Pattern(pattern) if !regexp::matches(pattern, text) => Some((
                    ViolationKind::Invalid,
                    format!("{path} in body should match '{pattern}'"),
                )),
                _ => None,
            })
        };
        match too_long.or_else(too_short).or_else(no_match) {
            Some((ViolationKind::TooLong, message)) => {
                self.object_to(path, ViolationKind::TooLong, message, node.span);
            }
            Some((_, detail)) => self.invalid(node, detail, path),
            None => {}
        }
    }

    fn number(&mut self, node: &Node, number: f64, checks: &[Check], path: &Path<'_>) {
        for check in checks {
            let detail = match check {
                Check::Minimum(least) if number < *least as f64 => {
                    format!("{path} in body should be greater than or equal to {least}")
                }
                Check::Maximum(most) if number > *most as f64 => {
                    format!("{path} in body should be less than or equal to {most}")
                }
                _ => continue,
            };
            self.invalid(node, detail, path);
        }
    }

    fn items_bounds(&mut self, node: &Node, count: usize, checks: &[Check], path: &Path<'_>) {
        for check in checks {
            match check {
                Check::MinItems(least) if count < *least => {
                    let detail = format!("{path} in body should have at least {least} items");
                    self.object_to(
                        path,
                        ViolationKind::Invalid,
                        format!("Invalid value: {count}: {detail}"),
                        node.span,
                    );
                }
                Check::MaxItems(most) if count > *most => {
                    let message = format!("Too many: {count}: must have at most {most} items");
                    self.object_to(path, ViolationKind::TooMany, message, node.span);
                }
                _ => {}
            }
        }
    }

    /// Whether the value is one of those allowed.
    fn choice(&mut self, node: &Node, checks: &[Check], path: &Path<'_>) {
        for check in checks {
            let Check::OneOf(choices) = check else {
                continue;
            };
            let allowed: Vec<&str> = choices
                .iter()
                .filter(|choice| choice.releases.contains(self.release))
                .map(|c| c.value)
                .collect();
            if !node.as_text().is_some_and(|text| allowed.contains(&text)) {
                let allowed: Vec<String> =
                    allowed.iter().map(|value| format!("\"{value}\"")).collect();
                let message = format!(
                    "Unsupported value: {}: supported values: {}",
                    shown(node),
                    allowed.join(", ")
                );
                self.object_to(path, ViolationKind::NotSupported, message, node.span);
            }
        }
    }

    fn invalid(&mut self, node: &Node, detail: String, path: &Path<'_>) {
        self.object_to(
            path,
            ViolationKind::Invalid,
            format!("Invalid value: {}: {detail}", shown(node)),
            node.span,
        );
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

/// Whether a value is of a type.
fn is_of(node: &Node, ty: &Type<Schema>) -> bool {
    match (&node.value, ty) {
        (Value::Text(_), Type::Text(_) | Type::Duration)
        | (Value::Bool(_), Type::Bool)
        | (Value::Int(_), Type::Int | Type::Int32 | Type::Int64)
        | (Value::List(_), Type::Slice(_))
        | (Value::Map(_), Type::Struct(_) | Type::Map(_) | Type::Raw) => true,
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
        Type::Slice(_) => "array",
        Type::Struct(_) | Type::Map(_) | Type::Raw => "object",
        _ => "string",
    }
}

/// The name of a value's type in JSON Schema.
fn value_type_name(value: &Value) -> &'static str {
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

/// A value in a message.
fn shown(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => format!("{text:?}"),
        _ => json::marshal(node),
    }
}
