//! What a hash is taken of.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::go::checksum::{checksum, config_map_text, raw_json_text};
use crate::go::types::Type;
use crate::go::{dump, json};
use crate::operator::config;
use crate::operator::names;
use crate::plan::{Plan, Resource};
use crate::resource::Schema;

/// What a hash is taken of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Preimage {
    /// A text, byte for byte as the operator hashes it.
    Dump(String),
    /// It is that of another resource, as `Kind/namespace/name`.
    TakenFrom(String),
}

/// The field of a hash in a proxy's status that is a configuration's, with where the proxy names it.
const TAKEN_OVER: [(&str, &str); 6] = [
    ("toolConfigHash", "spec.toolConfigRef.name"),
    ("telemetryConfigHash", "spec.telemetryConfigRef.name"),
    ("externalAuthConfigHash", "spec.externalAuthConfigRef.name"),
    ("authServerConfigHash", "spec.authServerRef.name"),
    ("oidcConfigHash", "spec.oidcConfigRef.name"),
    ("authzConfigHash", "spec.authzConfigRef.name"),
];

/// What a hash of a resource is taken of; none where it was written before, of something that is not there any more.
pub(super) fn of(
    plan: &Plan<'_>,
    resource: &Resource<'_>,
    of: &str,
    hash: &str,
) -> Option<Preimage> {
    let (text, own) = match of {
        "configHash" => {
            let text = dump_of(plan, resource)?;
            let own = dump::fnv1a(&text);
            (text, own)
        }
        "runConfigChecksum" => with_checksum(run_config(plan, resource)?),
        "podTemplateSpecHash" => {
            let template = resource.object.spec()?.get("podTemplateSpec")?;
            with_checksum(raw_json_text(&json::marshal(template)).ok()?)
        }
        _ => return taken_over(plan, resource, of),
    };
    (own == hash).then_some(Preimage::Dump(text))
}

fn with_checksum(text: String) -> (String, String) {
    let own = checksum(&text);
    (text, own)
}

/// The dump of a configuration's spec.
fn dump_of(plan: &Plan<'_>, resource: &Resource<'_>) -> Option<String> {
    let Type::Struct(schema) = &resource.object.kind.spec else {
        return None;
    };
    let release = plan.options.release;
    let has = |schema: &Schema| schema.is_in(release);
    let spec = config::hashed(resource.object)?;
    Some(dump::for_hash(schema, &spec, &has))
}

/// The ConfigMap with a proxy's RunConfig, in one text.
fn run_config(plan: &Plan<'_>, resource: &Resource<'_>) -> Option<String> {
    let map = run_config_map(plan, resource)?;
    let texts = |pointer: &str| -> BTreeMap<String, String> {
        let texts = map.pointer(pointer).cloned().unwrap_or_default();
        serde_json::from_value(texts).unwrap_or_default()
    };
    Some(config_map_text(
        &texts("/data"),
        &texts("/metadata/labels"),
        &texts("/metadata/annotations"),
    ))
}

/// The ConfigMap with a proxy's RunConfig.
pub fn run_config_map(plan: &Plan<'_>, resource: &Resource<'_>) -> Option<Value> {
    let name = names::run_config_map(&resource.object.name);
    let mut objects = plan.wanted(resource).into_iter();
    objects
        .find(|object| object["kind"] == "ConfigMap" && object["metadata"]["name"] == name.as_str())
}

fn taken_over(plan: &Plan<'_>, resource: &Resource<'_>, of: &str) -> Option<Preimage> {
    let (_, path) = TAKEN_OVER.iter().find(|(field, _)| *field == of)?;
    let references = plan.references(resource);
    let reference = references
        .iter()
        .find(|reference| reference.path == *path)?;
    let namespace = &resource.object.namespace;
    let name = format!("{}/{namespace}/{}", reference.kind, reference.name);
    Some(Preimage::TakenFrom(name))
}
