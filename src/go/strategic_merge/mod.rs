//! Strategic merge patches: `util/strategicpatch.StrategicMergePatch` of `k8s.io/apimachinery` v0.35.3.
//!
//! Go walks the keys of a patch in random order, so which of two errors it reports is chance, and so is the result of
//! a patch that names one list twice (as `x` and as `$deleteFromPrimitiveList/x`). Here keys are walked in the map's
//! order. Not followed: the order of a list of scalars that repeats itself in the original (Go's hangs on spare memory),
//! and of more than 20 elements of which `$setElementOrder` names none while the patch has new ones.

mod error;
mod list;
mod order;
mod schema;
mod set_order;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

pub use error::Error;
use schema::{Listing, Schema};

use super::pod_types::Merge;
use super::types::Struct;

const DIRECTIVE: &str = "$patch";
const RETAIN_KEYS: &str = "$retainKeys";
const DELETE_FROM_LIST: &str = "$deleteFromPrimitiveList";
const ELEMENT_ORDER: &str = "$setElementOrder";

/// The original with the patch merged into it. Numbers must be what Go keeps: `int64`, or `float64` for all others.
pub fn merge(
    original: &Map<String, Value>,
    patch: &Map<String, Value>,
    schema: &'static Struct<Merge>,
) -> Result<Map<String, Value>, Error> {
    merge_maps(original.clone(), patch.clone(), Schema::Struct(schema))
}

fn merge_maps(
    mut original: Map<String, Value>,
    mut patch: Map<String, Value>,
    schema: Schema,
) -> Result<Map<String, Value>, Error> {
    match patch.get(DIRECTIVE) {
        None => {}
        Some(Value::String(directive)) if directive == "replace" => {
            patch.remove(DIRECTIVE);
            return Ok(patch);
        }
        Some(Value::String(directive)) if directive == "delete" => return Ok(Map::new()),
        Some(directive) => {
            return Err(Error::Directive {
                directive: directive.clone(),
                map: patch.into(),
            });
        }
    }
    retain_keys(&mut original, &mut patch)?;
    set_order::merge_ordered_lists(&mut original, &mut patch, schema)?;
    for (key, value) in patch {
        merge_entry(&mut original, &key, value, schema)?;
    }
    Ok(original)
}

/// Follows `$retainKeys`: drops from the original what the list does not name. The patch may hold nothing else.
fn retain_keys(
    original: &mut Map<String, Value>,
    patch: &mut Map<String, Value>,
) -> Result<(), Error> {
    let Some(names) = patch.remove(RETAIN_KEYS) else {
        return Ok(());
    };
    let names = names.as_array().ok_or(Error::RetainKeys)?;
    if let Some(name) = names.iter().find(|name| is_collection(name)) {
        return Err(Error::unhashable(name));
    }
    let is_named = |key: &str| names.iter().any(|name| name.as_str() == Some(key));
    let is_free = |key: &str| key.starts_with(DELETE_FROM_LIST) || key.starts_with(ELEMENT_ORDER);
    let allowed =
        |(key, value): (&String, &Value)| value.is_null() || is_free(key) || is_named(key);
    if !patch.iter().all(allowed) {
        return Err(Error::RetainKeys);
    }
    original.retain(|key, _| is_named(key));
    Ok(())
}

/// Merges one key of the patch.
fn merge_entry(
    original: &mut Map<String, Value>,
    key: &str,
    patch: Value,
    schema: Schema,
) -> Result<(), Error> {
    let (key, deletes) = match key.starts_with(DELETE_FROM_LIST) {
        true => (
            list_of_directive(key, DELETE_FROM_LIST).ok_or(Error::DeleteFromList)?,
            true,
        ),
        false => (key, false),
    };
    if patch.is_null() {
        original.remove(key);
        return Ok(());
    }
    let merged = match (original.get_mut(key).map(Value::take), patch) {
        (Some(Value::Object(original)), Value::Object(patch)) => {
            let merged = merge_maps(original, patch, schema.map(key)?)?;
            Some(Value::Object(merged))
        }
        (Some(Value::Array(mut original)), Value::Array(patch)) => {
            let listing = schema.list(key)?;
            let merged = list::merge_lists(&mut original, patch, listing, deletes)?;
            Some(Value::Array(merged))
        }
        // A list to delete from that is none stays as it is, but a scalar gives way to one of its own type.
        (Some(original), patch) if deletes && !is_same_type(&original, &patch) => Some(original),
        (None, _) if deletes => None,
        (Some(original), mut patch) => {
            if !is_same_type(&original, &patch) {
                drop_nulls(&mut patch);
            }
            without_directives(patch)
        }
        (None, mut patch) => {
            drop_nulls(&mut patch);
            without_directives(patch)
        }
    };
    match merged {
        Some(value) => original.insert(key.to_owned(), value),
        None => original.remove(key),
    };
    Ok(())
}

/// The field that a directive such as `$setElementOrder/containers` is about.
fn list_of_directive<'a>(key: &'a str, directive: &str) -> Option<&'a str> {
    key.strip_prefix(directive)?.strip_prefix('/')
}

/// Drops keys with `null`, at any depth.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

/// The value without the maps that hold `$patch`; nothing if it is one.
fn without_directives(value: Value) -> Option<Value> {
    Some(match value {
        Value::Object(map) if map.contains_key(DIRECTIVE) => return None,
        Value::Object(map) => map
            .into_iter()
            .filter_map(|(key, value)| Some((key, without_directives(value)?)))
            .collect(),
        Value::Array(items) => items.into_iter().filter_map(without_directives).collect(),
        scalar => scalar,
    })
}

fn is_collection(value: &Value) -> bool {
    value.is_array() || value.is_object()
}

/// Whether Go decodes both values into the same type.
fn is_same_type(one: &Value, other: &Value) -> bool {
    super::verb::type_name(one) == super::verb::type_name(other)
}
