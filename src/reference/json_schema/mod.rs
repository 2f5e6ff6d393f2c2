//! JSON Schemas of the kinds, as strict as the API server under `kubectl`'s strict validation.
//!
//! They are draft 7: kubeconform and flux-schema read every draft, but editors (yaml-language-server) read draft 7 fully and
//! later drafts in part, and nothing here needs a later one. A field that the release does not have is a mistake
//! (`additionalProperties: false`). A null stands for a field that is left out, as the API server has it. What the CRDs say in
//! CEL stands in the descriptions.

mod metadata;
mod value;

use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::admission::shape::Shape;
use crate::release::Release;
use crate::resource::kind::{DEPRECATED_VERSION, GROUP, OTHER_KINDS, STORAGE_VERSION};
use crate::resource::{KINDS, Kind};

const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// Every version that the API server serves.
pub const VERSIONS: [&str; 2] = [STORAGE_VERSION, DEPRECATED_VERSION];

/// The schema of a kind at a release, in some of its API versions.
pub fn of_kind(kind: &'static Kind, release: Release, versions: &[&str]) -> Schema {
    let names = versions
        .iter()
        .map(|version| json!({"group": GROUP, "version": version, "kind": kind.name}));
    let mut schema = object(kind, release, versions);
    schema["$schema"] = json!(DRAFT);
    schema["x-kubernetes-group-version-kind"] = names.collect();
    document(schema)
}

/// One schema for all that may stand in a file beside proxies: the kinds of a release by their `kind`, lists of them, and
/// whatever belongs to others.
pub fn of_all(release: Release) -> Schema {
    let kinds = || KINDS.iter().filter(|kind| kind.releases.contains(release));
    let definitions: Map<String, Value> = kinds()
        .map(|kind| (kind.name.to_owned(), object(kind, release, &VERSIONS)))
        .collect();
    let own = kinds().map(|kind| kind.name);
    let known: Vec<&str> = own.chain(OTHER_KINDS).chain(["List"]).collect();
    let is_of_group = json!({"pattern": format!("^{GROUP}/")});
    let mut branches: Vec<Value> = kinds()
        .map(|kind| {
            let definition = json!({"$ref": format!("#/definitions/{}", kind.name)});
            when("kind", &json!({"const": kind.name}), &definition)
        })
        .collect();
    let known = json!({"properties": {"kind": {"enum": known}}});
    branches.push(when("apiVersion", &is_of_group, &known));
    let list = json!({"properties": {"items": {"items": {"$ref": "#"}}}});
    branches.push(when("kind", &json!({"const": "List"}), &list));
    document(json!({
        "$schema": DRAFT,
        "title": format!("ToolHive {}", release.version()),
        "type": "object",
        "required": ["apiVersion", "kind"],
        "properties": {"apiVersion": {"type": "string"}, "kind": {"type": "string"}},
        "allOf": branches,
        "definitions": definitions,
    }))
}

/// What must hold where a key is there and its value is such.
fn when(key: &str, value: &Value, then: &Value) -> Value {
    json!({"if": {"required": [key], "properties": {key: value}}, "then": then})
}

/// A schema as a document; what is made here is always an object.
fn document(schema: Value) -> Schema {
    Schema::try_from(schema).unwrap_or_default()
}

fn object(kind: &'static Kind, release: Release, versions: &[&str]) -> Value {
    let versions: Vec<String> = versions.iter().map(|it| format!("{GROUP}/{it}")).collect();
    let mut spec = value::of_shape(Shape::new(&kind.spec, release));
    value::describe(&mut spec, kind.doc);
    value::allow_null(&mut spec);
    let status = "What the operator reports. What is written here is ignored.";
    json!({
        "title": kind.name,
        "description": kind.doc,
        "type": "object",
        "required": ["apiVersion", "kind", "metadata"],
        "additionalProperties": false,
        "properties": {
            "apiVersion": {"description": "API group and version.", "enum": versions},
            "kind": {"description": "Kind of the resource.", "const": kind.name},
            "metadata": metadata::schema(),
            "spec": spec,
            "status": {"description": status, "type": ["object", "null"]},
        },
    })
}

#[cfg(test)]
mod tests;
