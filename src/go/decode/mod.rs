//! What `encoding/json` (Go 1.26) makes of a JSON value on its way through a Go struct: `Unmarshal`, then `Marshal`.
//!
//! Between the two stands a JSON value that plays the Go value: `null`, or nothing in an object, is Go's zero. Decoding
//! goes into what is already there, as in Go, so that two keys for one field add up.

mod scalar;
mod write;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;

use serde_json::{Map, Value};

use super::json_text::Json;
use super::types::{Field, Struct, Type};
use super::{duration, fold, quantity, time};

/// When a field is left out of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Omission {
    /// Never.
    Never,
    /// `omitempty`: a nil pointer, an empty list or map, `false`, 0, an empty text; never a struct.
    IfEmpty,
    /// `omitzero`: as `omitempty`, and a zero `metav1.Time` too.
    IfZero,
}

/// What a room's addition to a field says to JSON.
pub trait Omit {
    /// When the field is left out.
    fn omission(&self) -> Omission;
}

/// Why a value does not fit a type.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// A value of the wrong kind or size.
    Type {
        /// What was found, such as `string` or `number 80.5`.
        found: String,
        /// The field with its struct; `None` at the top.
        field: Option<String>,
        /// The Go type that the value should fit.
        ty: Cow<'static, str>,
    },
    /// A text that is no time.
    Time(time::Error),
    /// A text that is no duration.
    Duration(duration::Error),
    /// A text or number that is no quantity.
    Quantity(quantity::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Type { found, field, ty } => {
                write!(out, "json: cannot unmarshal {found} into Go ")?;
                match field {
                    Some(field) => write!(out, "struct field {field} of type {ty}"),
                    None => write!(out, "value of type {ty}"),
                }
            }
            Error::Time(error) => error.fmt(out),
            Error::Duration(error) => error.fmt(out),
            Error::Quantity(error) => error.fmt(out),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Type { .. } => None,
            Error::Time(error) => Some(error),
            Error::Duration(error) => Some(error),
            Error::Quantity(error) => Some(error),
        }
    }
}

/// Decodes a value into a struct and writes the struct as JSON again.
pub fn round_trip<Extra: Omit>(
    json: &Json<'_>,
    schema: &'static Struct<Extra>,
) -> Result<Value, Error> {
    let mut decoder = Decoder::default();
    let mut slot = Value::Null;
    decoder.value(&mut slot, json, &Type::Struct(schema))?;
    match decoder.first {
        Some(error) => Err(error),
        None => Ok(write::value(slot, &Type::Struct(schema))),
    }
}

/// The field that a key of an object stands for, and the embedded structs it was found in, outermost first. Exact
/// names come first; then case does not matter.
pub(super) fn find<Extra>(
    schema: &'static Struct<Extra>,
    key: &str,
) -> Option<(Vec<&'static str>, &'static Field<Extra>)> {
    let mut path = Vec::new();
    let field = search(schema, &|name| name == key, &mut path)
        .or_else(|| search(schema, &|name| fold::matches(name, key), &mut path))?;
    Some((path, field))
}

fn search<Extra>(
    schema: &'static Struct<Extra>,
    matches: &dyn Fn(&str) -> bool,
    path: &mut Vec<&'static str>,
) -> Option<&'static Field<Extra>> {
    for field in schema.fields {
        match &field.ty {
            Type::Struct(embedded) if field.json.is_empty() => {
                path.push(field.go);
                let found = search(embedded, matches, path);
                if found.is_some() {
                    return found;
                }
                path.pop();
            }
            _ if matches(field.json) => return Some(field),
            _ => {}
        }
    }
    None
}

/// Where decoding is, and what went wrong so far.
#[derive(Default)]
struct Decoder {
    /// The struct whose field is decoded, without its package.
    owner: Option<&'static str>,
    /// The fields from the top to here.
    path: Vec<&'static str>,
    /// The first value of the wrong type. Decoding goes on behind it, and a failure of a type's own decoder wins.
    first: Option<Error>,
}

impl Decoder {
    /// Decodes into a slot. An error ends decoding; a value of the wrong type does not.
    fn value<Extra>(
        &mut self,
        slot: &mut Value,
        json: &Json<'_>,
        ty: &Type<Extra>,
    ) -> Result<(), Error> {
        match (ty, json) {
            (Type::Pointer(_) | Type::Slice(_) | Type::Map(_) | Type::NamedMap(..), Json::Null) => {
                *slot = Value::Null;
            }
            (Type::Pointer(inner), _) => self.value(slot, json, inner)?,
            (Type::Slice(inner), Json::List(items)) => self.list(slot, items, inner)?,
            (Type::Map(inner) | Type::NamedMap(_, inner), Json::Map(entries)) => {
                self.map(slot, entries, inner)?;
            }
            (Type::Struct(schema), Json::Map(entries)) => self.object(slot, entries, schema)?,
            (Type::Struct(_), Json::Null) => {}
            (Type::Struct(_) | Type::Slice(_) | Type::Map(_) | Type::NamedMap(..), _) => {
                self.mismatch(json.kind(), ty.name());
            }
            _ => self.scalar(slot, json, ty)?,
        }
        Ok(())
    }

    /// Items go into the items that are there already; those beyond are cut off.
    fn list<Extra>(
        &mut self,
        slot: &mut Value,
        items: &[Json<'_>],
        inner: &Type<Extra>,
    ) -> Result<(), Error> {
        let mut list = match slot.take() {
            Value::Array(list) => list,
            _ => Vec::new(),
        };
        list.resize(items.len(), Value::Null);
        for (slot, item) in list.iter_mut().zip(items) {
            self.value(slot, item, inner)?;
        }
        *slot = Value::Array(list);
        Ok(())
    }

    /// Values replace those that are there already.
    fn map<Extra>(
        &mut self,
        slot: &mut Value,
        entries: &[(Cow<'_, str>, Json<'_>)],
        inner: &Type<Extra>,
    ) -> Result<(), Error> {
        let mut map = object_in(slot);
        for (key, json) in entries {
            let mut value = Value::Null;
            self.value(&mut value, json, inner)?;
            map.insert(key.clone().into_owned(), value);
        }
        *slot = Value::Object(map);
        Ok(())
    }

    fn object<Extra>(
        &mut self,
        slot: &mut Value,
        entries: &[(Cow<'_, str>, Json<'_>)],
        schema: &'static Struct<Extra>,
    ) -> Result<(), Error> {
        let mut object = object_in(slot);
        let (outer, depth) = (self.owner, self.path.len());
        for (key, json) in entries {
            let Some((embedded, field)) = find(schema, key) else {
                continue;
            };
            self.owner = Some(bare_name(schema));
            self.path.extend(embedded);
            self.path.push(field.json);
            let slot = object.entry(field.json).or_insert(Value::Null);
            self.value(slot, json, &field.ty)?;
            self.path.truncate(depth);
            self.owner = outer;
        }
        *slot = Value::Object(object);
        Ok(())
    }

    /// Notes a value of the wrong type.
    fn mismatch(&mut self, found: impl Into<String>, ty: impl Into<Cow<'static, str>>) {
        let error = self.type_error(found, ty);
        self.first.get_or_insert(error);
    }

    fn type_error(&self, found: impl Into<String>, ty: impl Into<Cow<'static, str>>) -> Error {
        Error::Type {
            found: found.into(),
            field: self
                .owner
                .map(|owner| format!("{owner}.{}", self.path.join("."))),
            ty: ty.into(),
        }
    }
}

/// The object in a slot, or a new one.
fn object_in(slot: &mut Value) -> Map<String, Value> {
    match slot.take() {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// A struct's name without its package.
pub(super) fn bare_name<Extra>(schema: &Struct<Extra>) -> &'static str {
    schema.name.rsplit('.').next().unwrap_or_default()
}
