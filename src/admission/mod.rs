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

/// Admits an object of one of the operator's kinds: afterwards it is as it would be stored, without `status`. Where a CRD was given
/// for it, that judges in place of the release's own.
pub fn admit(
    object: &mut Node,
    kind: &'static Kind,
    release: Release,
    namespace: &str,
    given: Option<&Version>,
) -> Admission {
    let mut admission = Admission::default();
    let span = object.span;
    let Some(map) = object.as_map_mut() else {
        return admission;
    };
    map.remove("status");
    store_version(map);
    if let Err(error) = metadata::coerce(map, &mut admission.unknown) {
        admission.unknown.clear();
        admission.violations.push(decode_error(error));
        return admission;
    }
    metadata::default_namespace(map, namespace, span);
    metadata::generate_name(map);
    prune_top_level(map, &mut admission.unknown);
    metadata::validate(map.get("metadata"), span, &mut admission.violations);
    let shape = match given {
        Some(version) => version.shape(release),
        None => Shape::new(&kind.spec, release),
    };
    admit_spec(map, shape, &mut admission);
    match given {
        Some(version) => admit_as_given(object, version, &mut admission),
        None => evaluate(map, shape, &mut admission),
    }
    admission
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

/// Prunes, defaults and checks the `spec` of an object, all but its rules.
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
}

/// Evaluates the rules of the release's own CRD.
fn evaluate(map: &Map, shape: Shape, admission: &mut Admission) {
    if admission.blocks_rules() {
        return;
    }
    if let Some(spec) = map.entry("spec") {
        let path = Path::Root.key("spec");
        let (node, at) = (&spec.node, spec.key_span);
        cel::validate(node, shape, &path, at, &mut admission.violations);
    }
}

/// What a CRD that was given says of the whole object, and its rules.
fn admit_as_given(object: &Node, version: &Version, admission: &mut Admission) {
    version.require(object, object.span, &mut admission.violations);
    if !admission.blocks_rules() {
        admission.unevaluated = version.validate(object, object.span, &mut admission.violations);
    }
}

impl Admission {
    fn blocks_rules(&self) -> bool {
        self.violations.iter().any(|it| it.kind.blocks_rules())
    }
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
