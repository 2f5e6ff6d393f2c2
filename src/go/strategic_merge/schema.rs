//! What merging asks of Go types: the type behind a key, and how its lists are treated
//! (`apimachinery/third_party/forked/golang/json`, v0.35.3).

use super::Error;
use crate::go::decode::{bare_name, find};
use crate::go::pod_types::Merge;
use crate::go::types::{Field, Struct, Type};

/// The Go type of a map in the patch.
#[derive(Clone, Copy)]
pub(super) enum Schema {
    /// A struct.
    Struct(&'static Struct<Merge>),
    /// Any type, a pointer to a struct as well.
    Type(&'static Type<Merge>),
}

/// How a list in a field is treated.
#[derive(Clone, Copy)]
pub(super) struct Listing {
    /// The type of the elements.
    pub(super) elements: Schema,
    /// Whether elements are merged; otherwise the patch's list replaces the other.
    pub(super) merges: bool,
    /// The key that tells elements apart; empty for scalars.
    pub(super) key: &'static str,
}

impl Schema {
    /// The type of a key that holds a map.
    pub(super) fn map(self, key: &str) -> Result<Schema, Error> {
        Ok(Schema::Type(&self.field(key)?.ty))
    }

    /// The treatment of a key that holds a list.
    pub(super) fn list(self, key: &str) -> Result<Listing, Error> {
        let field = self.field(key)?;
        let elements = match &field.ty {
            Type::Slice(elements) => elements,
            Type::Pointer(inner) => inner,
            _ => return Err(Error::NoList(self.kind())),
        };
        Ok(Listing {
            elements: Schema::Type(elements),
            merges: field.extra.merged_by.is_some(),
            key: field.extra.merged_by.unwrap_or_default(),
        })
    }

    fn field(self, key: &str) -> Result<&'static Field<Merge>, Error> {
        let owner = match self.pointee() {
            Schema::Struct(schema) => match find(schema, key) {
                Some((_, field)) => return Ok(field),
                None => bare_name(schema),
            },
            Schema::Type(ty) => match ty {
                Type::Time => "Time",
                Type::Duration => "Duration",
                Type::Quantity => "Quantity",
                Type::IntOrString => "IntOrString",
                Type::Raw => "FieldsV1",
                _ => return Err(Error::NoStruct(self.pointee().kind())),
            },
        };
        Err(Error::UnknownField {
            owner,
            field: key.to_owned(),
        })
    }

    /// The type behind a pointer.
    fn pointee(self) -> Self {
        match self {
            Schema::Type(Type::Struct(schema) | Type::Pointer(Type::Struct(schema))) => {
                Schema::Struct(schema)
            }
            Schema::Type(Type::Pointer(inner)) => Schema::Type(inner),
            _ => self,
        }
    }

    /// Go's `reflect.Kind`.
    pub(super) fn kind(self) -> &'static str {
        let ty = match self {
            Schema::Struct(_) => return "struct",
            Schema::Type(ty) => ty,
        };
        match ty {
            Type::Bool => "bool",
            Type::Int32 => "int32",
            Type::Int64 => "int64",
            Type::Int => "int",
            Type::Float64 => "float64",
            Type::Text(_) => "string",
            Type::Pointer(_) => "ptr",
            Type::Slice(_) => "slice",
            Type::Map(_) | Type::NamedMap(..) => "map",
            Type::Struct(_)
            | Type::Open(_)
            | Type::Duration
            | Type::Time
            | Type::Quantity
            | Type::IntOrString
            | Type::Json
            | Type::Raw => "struct",
        }
    }
}
