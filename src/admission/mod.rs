//! Admission: what the API server does with an object before it is stored.
//!
//! Metadata is decoded, unknown fields are pruned, nulls dropped and defaults filled in, and what is left is checked
//! (apiextensions-apiserver 0.35, in its order). Everything is derived from the field tables in `resource`.

pub mod cel;
pub mod core;
mod default;
pub mod given;
mod list;
mod metadata;
pub mod names;
pub mod path;
pub mod pod;
pub mod prune;
pub mod shape;
pub mod structure;
mod typed;
pub mod violation;
mod walk;

#[cfg(test)]
mod tests;

use crate::release::Release;
use crate::resource::Kind;
use crate::resource::kind::{GROUP, STORAGE_VERSION};
use crate::tree::{Map, Node, Value};
use given::{Unevaluated, Version};
use path::Path;
use prune::UnknownField;
use shape::Shape;
use violation::{Violation, ViolationKind};

/// What the API server makes of an object.
#[derive(Debug, Default)]
pub struct Admission {
    /// What it objects to. The object is stored where there is nothing.
    pub violations: Vec<Violation>,
    /// Fields that it dropped.
    pub unknown: Vec<UnknownField>,
    /// What a CRD that was given says and that could not be evaluated.
    pub unevaluated: Vec<Unevaluated>,
}

/// Keys at the top of an object that the schema of its kind does not speak of.
const TOP_LEVEL: [&str; 4] = ["apiVersion", "kind", "metadata", "spec"];

/// Admits an object of one of the operator's kinds: afterwards it is as it would be stored, without `status`.
pub fn admit(
    object: &mut Node,
    kind: &'static Kind,
    release: Release,
    namespace: &str,
) -> Admission {
    let mut admission = Admission::default();
    let span = object.span;
    let Some(map) = begin(object, namespace, &mut admission) else {
        return admission;
    };
    prune_top_level(map, &mut admission.unknown);
    metadata::validate(map.get("metadata"), span, &mut admission.violations);
    admit_spec(map, Shape::new(&kind.spec, release), &mut admission);
    admission
}

/// Admits an object as a CRD has it that was given.
pub fn admit_as_given(object: &mut Node, version: &Version, namespace: &str) -> Admission {
    let mut admission = Admission::default();
    let (span, path) = (object.span, Path::Root);
    if begin(object, namespace, &mut admission).is_none() {
        return admission;
    }
    let shape = version.shape();
    let violations = &mut admission.violations;
    prune::prune(object, Some(shape), &path, &mut admission.unknown);
    metadata::validate(object.get("metadata"), span, violations);
    default::fill_in(object, shape);
    structure::validate(object, shape, &path, span, violations);
    list::validate(object, shape, &path, violations);
    if !blocks_rules(violations) {
        admission.unevaluated = version.validate(object, span, violations);
    }
    admission
}

/// Takes the status away, and decodes and completes metadata; nothing is left to do where that fails.
fn begin<'a>(
    object: &'a mut Node,
    namespace: &str,
    admission: &mut Admission,
) -> Option<&'a mut Map> {
    let span = object.span;
    let map = object.as_map_mut()?;
    map.remove("status");
    store_version(map);
    if let Err(error) = metadata::coerce(map, &mut admission.unknown) {
        admission.unknown.clear();
        admission.violations.push(decode_error(error));
        return None;
    }
    metadata::default_namespace(map, namespace, span);
    metadata::generate_name(map);
    Some(map)
}

/// Objects of every served version are stored in one.
fn store_version(map: &mut Map) {
    let stored = format!("{GROUP}/{STORAGE_VERSION}");
    if let Some(version) = map.get_mut("apiVersion")
        && version.as_text() != Some(&stored)
    {
        version.value = Value::Text(stored.into());
    }
}

/// Prunes, defaults and checks the `spec` of an object.
fn admit_spec(map: &mut Map, shape: Shape, admission: &mut Admission) {
    if map.get("spec").is_some_and(Node::is_null) {
        map.remove("spec");
    }
    let Some(at) = map.entry("spec").map(|entry| entry.key_span) else {
        return;
    };
    let Some(spec) = map.get_mut("spec") else {
        return;
    };
    let path = Path::Root.key("spec");
    prune::prune(spec, Some(shape), &path, &mut admission.unknown);
    default::fill_in(spec, shape);
    structure::validate(spec, shape, &path, at, &mut admission.violations);
    list::validate(spec, shape, &path, &mut admission.violations);
    if !blocks_rules(&admission.violations) {
        cel::validate(spec, shape, &path, at, &mut admission.violations);
    }
}

/// Whether something is wrong that keeps the API server from evaluating rules.
fn blocks_rules(violations: &[Violation]) -> bool {
    violations.iter().any(|it| it.kind.blocks_rules())
}

fn prune_top_level(map: &mut Map, unknown: &mut Vec<UnknownField>) {
    map.retain(|entry| {
        let known = TOP_LEVEL.contains(&&*entry.key);
        if !known {
            unknown.push(UnknownField {
                path: entry.key.to_string(),
                span: entry.key_span,
            });
        }
        known
    });
}

/// Metadata that does not decode.
fn decode_error(error: typed::DecodeError) -> Violation {
    Violation {
        path: "metadata".to_owned(),
        kind: ViolationKind::Decode,
        message: error.message,
        span: error.span,
    }
}
