//! Object metadata: what the API server keeps of it, what it fills in, and its rules.

mod fill;
mod rules;

#[cfg(test)]
mod tests;

pub(super) use fill::{default_namespace, generate_name};
pub(super) use rules::validate;

use super::path::Path;
use super::prune::UnknownField;
use super::typed::{self, DecodeError};
use crate::go::object_types::OBJECT_META;
use crate::tree::{Map, Value};

/// Fields that are the API server's to set: what a user writes there goes when an object is made.
const SET_BY_SERVER: [&str; 8] = [
    "selfLink",
    "uid",
    "resourceVersion",
    "generation",
    "creationTimestamp",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "managedFields",
];

/// Brings the metadata of an object into the form in which it is stored (apiextensions-apiserver
/// `objectmeta.GetObjectMetaWithOptions`, apiserver `rest.BeforeCreate`). Fields that `metav1.ObjectMeta` does not have
/// are reported as unknown.
///
/// # Errors
/// Where a field is of another type: the API server refuses the object without looking further.
pub(super) fn coerce(object: &mut Map, unknown: &mut Vec<UnknownField>) -> Result<(), DecodeError> {
    let Some(metadata) = object.get_mut("metadata") else {
        return Ok(());
    };
    if metadata.is_null() {
        metadata.value = Value::Map(Map::default());
    }
    let path = Path::Root;
    typed::decode(metadata, &OBJECT_META, &path.key("metadata"), unknown)?;
    drop_server_fields(object);
    Ok(())
}

/// Drops what only the API server sets.
pub(super) fn drop_server_fields(object: &mut Map) {
    if let Some(metadata) = object.get_mut("metadata").and_then(|it| it.as_map_mut()) {
        metadata.retain(|entry| !SET_BY_SERVER.contains(&&*entry.key));
    }
}
