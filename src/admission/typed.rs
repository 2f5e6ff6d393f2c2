//! Decoding into Go's types, as the API server does it with what it does not leave to a CRD: metadata, ConfigMaps,
//! Secrets.

use super::path::Path;
use super::prune::UnknownField;
use crate::go::decode::{Omission, Omit};
use crate::go::pod_types::Merge;
use crate::go::time;
use crate::go::types::{Struct, Type};
use crate::span::Span;
use crate::tree::{Entry, Node, Value};

/// A value that does not fit its type: what is wrong, in our words, and where.
#[derive(Debug)]
pub(super) struct DecodeError {
    /// What is wrong.
    pub(super) message: String,
    /// The value.
    pub(super) span: Span,
}

/// Brings an object into the form in which Go writes it again: what it does not know is reported and gone, and so is
/// what it leaves out.
///
/// # Errors
/// Where a value is of another type: the API server refuses the object without looking further.
pub(super) fn decode(
    node: &mut Node,
    schema: &'static Struct<Merge>,
    path: &Path<'_>,
    unknown: &mut Vec<UnknownField>,
) -> Result<(), DecodeError> {
    Decoding { unknown }.object(node, schema, path)
}

struct Decoding<'a> {
    unknown: &'a mut Vec<UnknownField>,
}

impl Decoding<'_> {
    fn object(
        &mut self,
        node: &mut Node,
        schema: &'static Struct<Merge>,
        path: &Path<'_>,
    ) -> Result<(), DecodeError> {
        let span = node.span;
        let Some(map) = node.as_map_mut() else {
            return Err(mismatch(&Type::Struct(schema), path, span));
        };
        let entries = std::mem::take(map).into_entries().into_iter();
        let kept = entries.filter_map(|entry| self.field(entry, schema, path).transpose());
        *map = kept.collect::<Result<Vec<_>, _>>()?.into();
        Ok(())
    }

    /// A field as it is kept, if it is.
    fn field(
        &mut self,
        mut entry: Entry,
        schema: &'static Struct<Merge>,
        path: &Path<'_>,
    ) -> Result<Option<Entry>, DecodeError> {
        let below = path.key(&entry.key);
        let known = schema.fields.iter().find(|it| it.json == &*entry.key);
        let Some(field) = known else {
            self.unknown.push(UnknownField {
                path: below.to_string(),
                span: entry.key_span,
            });
            return Ok(None);
        };
        self.value(&mut entry.node, &field.ty, &below)?;
        let is_left_out = is_empty(&entry.node) && field.extra.omission() != Omission::Never;
        let is_kept = !is_left_out && !entry.node.is_null();
        Ok(is_kept.then_some(entry))
    }

    /// A null is Go's zero: nothing in a field.
    fn value(
        &mut self,
        node: &mut Node,
        ty: &'static Type<Merge>,
        path: &Path<'_>,
    ) -> Result<(), DecodeError> {
        let span = node.span;
        match (&mut node.value, ty) {
            (_, Type::Pointer(inner)) => self.value(node, inner, path),
            (Value::Map(_), Type::Struct(schema)) => self.object(node, schema, path),
            (Value::Map(map), Type::Map(values) | Type::NamedMap(_, values)) => map
                .entries_mut()
                .iter_mut()
                .try_for_each(|it| self.element(&mut it.node, values, &path.key(&it.key))),
            (Value::List(items), Type::Slice(inner)) => items
                .iter_mut()
                .enumerate()
                .try_for_each(|(index, item)| self.element(item, inner, &path.index(index))),
            (value, _) if fits(value, ty) => Ok(()),
            _ => Err(mismatch(ty, path, span)),
        }
    }

    /// A null is Go's zero: an empty value in a list or a map.
    fn element(
        &mut self,
        node: &mut Node,
        ty: &'static Type<Merge>,
        path: &Path<'_>,
    ) -> Result<(), DecodeError> {
        if node.is_null() {
            node.value = match ty {
                Type::Struct(_) => Value::Map(Default::default()),
                _ => Value::Text("".into()),
            };
        }
        self.value(node, ty, path)
    }
}

/// Whether a scalar is one of a type.
fn fits(value: &Value, ty: &Type<Merge>) -> bool {
    const BEYOND_INT64: f64 = 9_223_372_036_854_775_808.0;
    match (value, ty) {
        (Value::Null, _)
        | (_, Type::Raw)
        | (Value::Bool(_), Type::Bool)
        | (Value::Int(_), Type::Int64)
        | (Value::Text(_), Type::Text(_)) => true,
        (Value::Float(number), Type::Int64) => {
            number.trunc() == *number && number.abs() < BEYOND_INT64
        }
        (Value::Text(text), Type::Time) => time::parse(text).is_ok(),
        _ => false,
    }
}

fn mismatch(ty: &Type<Merge>, path: &Path<'_>, span: Span) -> DecodeError {
    let expected = match ty {
        Type::Text(_) => "a string",
        Type::Time => "a time such as `2006-01-02T15:04:05Z`",
        Type::Bool => "true or false",
        Type::Map(_) | Type::NamedMap(..) => "an object of strings",
        Type::Slice(Type::Text(_)) => "a list of strings",
        Type::Slice(_) => "a list of objects",
        Type::Struct(_) => "an object",
        _ => "an integer",
    };
    DecodeError {
        message: format!("`{path}` must be {expected}"),
        span,
    }
}

/// Whether Go leaves a value out when it writes it (`omitempty`).
pub(super) fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Text(text) => text.is_empty(),
        Value::List(items) => items.is_empty(),
        Value::Map(map) => map.is_empty(),
        _ => false,
    }
}
