//! Which releases the CRDs of a cluster are of: CRDs name none, but their fields tell.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::reference::{VERSIONS, of_kind};
use crate::release::Release;
use crate::resource::KINDS;
use crate::resource::kind::{GROUP, STORAGE_VERSION};

/// CRDs as an API server publishes them.
#[derive(Clone, Debug)]
pub struct Crds {
    /// The fields of each kind, in the order of [`KINDS`]; none of a kind that is not there.
    fields: Vec<Option<Fields>>,
}

type Fields = BTreeSet<String>;

impl Crds {
    /// Reads a document of OpenAPI, version 3; none where it holds no proxies.
    pub fn read(open_api: &str) -> Option<Self> {
        let document: Value = serde_json::from_str(open_api).ok()?;
        let schemas = &document["components"]["schemas"];
        let fields = KINDS.iter().map(|kind| {
            let name = format!("{}.{STORAGE_VERSION}.{}", reversed(GROUP), kind.name);
            Some(fields(schemas.get(name)?))
        });
        let fields: Vec<_> = fields.collect();
        fields.first()?.is_some().then_some(Self { fields })
    }

    /// Whether a release has the same fields.
    pub fn are_of(&self, release: Release) -> bool {
        KINDS.iter().zip(&self.fields).all(|(kind, own)| {
            let theirs = kind.releases.contains(release);
            let theirs = theirs.then(|| fields(of_kind(kind, release, &VERSIONS).as_value()));
            theirs == *own
        })
    }

    /// All releases that have the same fields, the oldest first.
    pub fn releases(&self) -> Vec<Release> {
        let all = Release::all().filter(|release| self.are_of(*release));
        all.collect()
    }
}

/// `toolhive.stacklok.dev` as OpenAPI has it: `dev.stacklok.toolhive`.
fn reversed(group: &str) -> String {
    let parts: Vec<&str> = group.rsplit('.').collect();
    parts.join(".")
}

/// The fields below the `spec` of a kind's schema.
fn fields(schema: &Value) -> Fields {
    let mut found = Fields::new();
    collect(&schema["properties"]["spec"], "spec", &mut found);
    found
}

fn collect(schema: &Value, path: &str, found: &mut Fields) {
    let below = [("items", "[]"), ("additionalProperties", "{}")];
    for (key, step) in below {
        if let Some(schema) = schema.get(key) {
            collect(schema, &format!("{path}{step}"), found);
        }
    }
    let properties = schema.get("properties").and_then(Value::as_object);
    for (key, schema) in properties.into_iter().flatten() {
        let path = format!("{path}.{key}");
        collect(schema, &path, found);
        found.insert(path);
    }
}
