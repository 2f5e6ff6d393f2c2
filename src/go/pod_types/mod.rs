//! `corev1.PodTemplateSpec` of `k8s.io/api` v0.35.3 and every struct it reaches, with what merging and JSON need to know
//! of each field. One file an area; a row is a field, in Go's order.
//!
//! The strategy `retainKeys` of the struct tags is left out: it only guides the making of patches, and an applied
//! patch says `$retainKeys` itself.

mod claim;
mod container;
mod env;
mod meta;
mod pod;
mod probe;
mod projected;
mod scheduling;
mod security;
mod storage;
mod volume;

use super::decode::{Omission, Omit};
use super::types::{Field, Struct, Type};

/// What is added to each field: how a patch treats a list in it, and when JSON leaves the field out.
#[derive(Clone, Copy, Debug)]
pub struct Merge {
    /// `patchStrategy: merge` with its `patchMergeKey`, which is empty for lists of scalars; without, a list is replaced.
    pub merged_by: Option<&'static str>,
    /// When the field is left out of JSON.
    omission: Omission,
}

impl Omit for Merge {
    fn omission(&self) -> Omission {
        self.omission
    }
}

/// The type of a field that holds a struct.
macro_rules! object {
    ($of:path) => {
        crate::go::types::Type::Struct(&$of)
    };
}

/// The type of a field that holds a pointer to a struct.
macro_rules! optional {
    ($of:path) => {
        crate::go::types::Type::Pointer(&crate::go::types::Type::Struct(&$of))
    };
}

/// The type of a field that holds a list of structs.
macro_rules! list {
    ($of:path) => {
        crate::go::types::Type::Slice(&crate::go::types::Type::Struct(&$of))
    };
}

pub(super) use {list, object, optional};

pub(super) use env::LOCAL_OBJECT_REFERENCE;
pub(super) use meta::LABEL_SELECTOR;
pub use meta::OBJECT_META;

/// `corev1.PodTemplateSpec`.
pub static POD_TEMPLATE_SPEC: Struct<Merge> = Struct {
    name: "v1.PodTemplateSpec",
    fields: &[
        omit("metadata", "ObjectMeta", object!(OBJECT_META)),
        omit("spec", "Spec", object!(pod::POD_SPEC)),
    ],
};

pub(super) const STRING: Type<Merge> = Type::Text("string");
pub(super) const STRINGS: Type<Merge> = Type::Slice(&STRING);
pub(super) const STRING_MAP: Type<Merge> = Type::Map(&STRING);
const RESOURCE_LIST: Type<Merge> = Type::NamedMap("v1.ResourceList", &Type::Quantity);
pub(super) const OPTIONAL_BOOL: Type<Merge> = Type::Pointer(&Type::Bool);
pub(super) const OPTIONAL_INT32: Type<Merge> = Type::Pointer(&Type::Int32);
const OPTIONAL_INT64: Type<Merge> = Type::Pointer(&Type::Int64);
pub(super) const OPTIONAL_STRING: Type<Merge> = Type::Pointer(&STRING);

/// A field that is always in the JSON.
pub(super) const fn keep(json: &'static str, go: &'static str, ty: Type<Merge>) -> Field<Merge> {
    field(json, go, ty, Omission::Never)
}

/// A field with `omitempty`.
pub(super) const fn omit(json: &'static str, go: &'static str, ty: Type<Merge>) -> Field<Merge> {
    field(json, go, ty, Omission::IfEmpty)
}

/// A field with `omitzero`.
const fn omit_zero(json: &'static str, go: &'static str, ty: Type<Merge>) -> Field<Merge> {
    field(json, go, ty, Omission::IfZero)
}

/// An embedded struct.
const fn embed(go: &'static str, of: &'static Struct<Merge>) -> Field<Merge> {
    field("", go, Type::Struct(of), Omission::Never)
}

const fn field(
    json: &'static str,
    go: &'static str,
    ty: Type<Merge>,
    omission: Omission,
) -> Field<Merge> {
    let extra = Merge {
        merged_by: None,
        omission,
    };
    Field {
        go,
        json,
        ty,
        extra,
    }
}

impl Field<Merge> {
    /// The same field with `patchStrategy: merge` and a merge key.
    const fn merged_by(self, key: &'static str) -> Self {
        let extra = Merge {
            merged_by: Some(key),
            omission: self.extra.omission,
        };
        Self { extra, ..self }
    }
}
