//! ConfigMaps and Secrets: what the API server makes of the kinds that proxies refer to. Values of Secrets stay here.

mod config_map;
mod data;
mod secret;
mod sops;

#[cfg(test)]
mod tests;

use super::metadata;
use super::path::Path;
use super::prune::UnknownField;
use super::typed::{self, DecodeError};
use super::violation::{Violation, ViolationKind};
use crate::go::object_types::{CONFIG_MAP, SECRET};
use crate::go::pod_types::Merge;
use crate::go::types::Struct;
use crate::resolve::{ConfigMap, Secret};
use crate::tree::Node;

/// What the API server makes of a ConfigMap or a Secret.
#[derive(Clone, Debug, Default)]
pub struct Core<T> {
    /// What is known of it where it is stored.
    pub content: T,
    /// What the API server objects to. The object is stored where there is nothing.
    pub violations: Vec<Violation>,
    /// Fields that it dropped.
    pub unknown: Vec<UnknownField>,
}

/// Admits a ConfigMap (Kubernetes 1.35 `validation.ValidateConfigMap`).
pub fn config_map(node: Node) -> Core<ConfigMap> {
    admit(node, &CONFIG_MAP, config_map::read)
}

/// Admits a Secret (Kubernetes 1.35 `validation.ValidateSecret`). Of one that SOPS has encrypted nothing is said of what
/// its values must be.
pub fn secret(mut node: Node) -> Core<Secret> {
    let is_encrypted = sops::strip(&mut node);
    let mut core = admit(node, &SECRET, secret::read);
    if is_encrypted {
        let is_plain =
            |it: &Violation| it.kind == ViolationKind::Decode || it.path.starts_with("metadata");
        core.violations.retain(is_plain);
    }
    core
}

/// The fields of a kind, by the kind's name; none where it is neither ConfigMap nor Secret.
pub fn fields(kind: &str) -> Vec<&'static str> {
    let schema = match kind {
        "ConfigMap" => &CONFIG_MAP,
        "Secret" => &SECRET,
        _ => return Vec::new(),
    };
    schema.fields.iter().map(|field| field.json).collect()
}

/// Reads what is known of an object, and objects to it.
type Read<T> = fn(&Node, &mut Vec<Violation>) -> Result<T, DecodeError>;

fn admit<T: Default>(mut node: Node, schema: &'static Struct<Merge>, read: Read<T>) -> Core<T> {
    let mut core = Core::default();
    let at = node.span;
    let decoded = typed::decode(&mut node, schema, &Path::Root, &mut core.unknown);
    if let Some(map) = node.as_map_mut() {
        metadata::generate_name(map);
    }
    let read = decoded.and_then(|()| {
        metadata::validate(node.get("metadata"), at, &mut core.violations);
        read(&node, &mut core.violations)
    });
    match read {
        Ok(content) => core.content = content,
        Err(error) => {
            core.unknown.clear();
            core.violations = vec![undecodable(error)];
        }
    }
    core
}

fn undecodable(error: DecodeError) -> Violation {
    Violation {
        path: String::new(),
        kind: ViolationKind::Decode,
        message: error.message,
        span: error.span,
    }
}
