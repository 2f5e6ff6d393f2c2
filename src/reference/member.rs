//! Fields in words, with all that is below them.

use super::field::{object_in, way_in};
use super::instead::Span;
use super::{metadata, words};
use crate::admission::cel;
use crate::admission::shape::Shape;
use crate::go::pod_types::Merge;
use crate::go::types::{Field, Struct, Type};
use crate::release::Release;
use crate::resource::Schema;

/// A field in words.
#[derive(Debug)]
pub struct Member {
    /// Its path below the kind, such as `spec.remoteUrl`.
    pub path: String,
    /// Its type: `string`, `[]string`, `map[string]string`, `object`, ….
    pub ty: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it is.
    pub doc: &'static str,
    /// What the API server fills in where it is left out.
    pub default: Option<String>,
    /// What its value must keep to.
    pub bounds: Vec<String>,
    /// What the API server says where its fields do not fit each other.
    pub rules: Vec<&'static str>,
    /// The releases that have it; none where all do.
    pub releases: Option<Span>,
    /// The fields below it.
    pub below: Vec<Member>,
}

impl Member {
    /// A field of which no more is known.
    pub(super) fn new(path: &str, ty: &str, doc: &'static str) -> Self {
        Self {
            path: path.to_owned(),
            ty: ty.to_owned(),
            required: false,
            doc,
            default: None,
            bounds: Vec::new(),
            rules: Vec::new(),
            releases: None,
            below: Vec::new(),
        }
    }
}

/// The fields of an object, or of the objects in a list or map, which stands at a path.
pub(super) fn members(shape: Shape, path: &str) -> Vec<Member> {
    let path = format!("{path}{}", way_in(shape));
    let shape = object_in(shape);
    let fields = shape.fields().into_iter();
    fields
        .map(|field| member(field, shape.of(field), format!("{path}.{}", field.json)))
        .collect()
}

/// A field in words.
pub(super) fn member(field: &'static Field<Schema>, shape: Shape, path: String) -> Member {
    let Schema {
        doc,
        checks,
        items,
        default,
        releases,
        ..
    } = &field.extra;
    let release = shape.release();
    let bounds = checks.iter().map(|check| words::bound(check, release));
    let of_items = items
        .iter()
        .map(|check| format!("each {}", words::bound(check, release)));
    Member {
        ty: words::type_name(shape.ty()),
        required: field.extra.is_required(release) && default.is_none(),
        doc,
        default: default.map(words::literal),
        bounds: bounds.chain(of_items).collect(),
        rules: cel::messages(object_in(shape)).collect(),
        releases: Span::of(|release: Release| releases.contains(release)),
        below: members(shape, &path),
        path,
    }
}

/// The fields of a resource's metadata, or of what stands in them, by their path below `metadata`.
pub(super) fn of_metadata(fields: &'static [Field<Merge>], above: &str) -> Vec<Member> {
    let of_field = |field: &'static Field<Merge>| {
        let path = match above {
            "" => field.json.to_owned(),
            above => format!("{above}.{}", field.json),
        };
        let below = struct_in(&field.ty).map(|schema| of_metadata(schema.fields, &path));
        let ty = words::type_name(&field.ty);
        Member {
            below: below.unwrap_or_default(),
            ..Member::new(&format!("metadata.{path}"), &ty, metadata::doc(&path))
        }
    };
    fields.iter().map(of_field).collect()
}

/// The struct in a type.
fn struct_in(ty: &'static Type<Merge>) -> Option<&'static Struct<Merge>> {
    match ty {
        Type::Struct(schema) => Some(schema),
        Type::Pointer(inner) | Type::Slice(inner) => struct_in(inner),
        _ => None,
    }
}
