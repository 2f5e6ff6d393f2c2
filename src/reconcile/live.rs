//! The objects that exist already, of the kinds that the operator makes.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use super::kind::Kind;
use crate::go::{decode, json};
use crate::resource::kind::GROUP;
use crate::tree::Node;

/// What the API server alone keeps in the metadata of an object.
const KEPT_BY_SERVER: [&str; 6] = [
    "creationTimestamp",
    "generation",
    "managedFields",
    "resourceVersion",
    "selfLink",
    "uid",
];

/// The kind of the owners.
const OWNER: &str = "MCPRemoteProxy";

/// Existing objects by their names.
#[derive(Debug, Default)]
pub struct Live {
    objects: HashMap<String, Stored>,
    /// The names of what a proxy owns, by the proxy's.
    owned: HashMap<String, BTreeSet<String>>,
}

/// An object as JSON text, which takes a fraction of the memory of its value.
#[derive(Debug)]
struct Stored {
    kind: &'static Kind,
    text: Box<str>,
}

/// An object that exists.
#[derive(Debug)]
pub(super) struct Existing {
    /// As it was printed.
    pub(super) printed: Value,
    /// As a typed client reads and writes it.
    pub(super) typed: Value,
}

impl Live {
    /// Adds an object as `kubectl get -o yaml` prints it; one of another kind is left out. One without a namespace is in
    /// `namespace`.
    ///
    /// # Errors
    /// Where a value does not fit its type.
    pub fn add(&mut self, node: &Node, namespace: &str) -> Result<(), decode::Error> {
        let mut object: Value = serde_json::from_str(&json::marshal(node)).unwrap_or_default();
        let Some(kind) = Kind::of(&object) else {
            return Ok(());
        };
        strip(&mut object);
        kind.typed(&object)?;
        if let Some(metadata) = object.get_mut("metadata").and_then(Value::as_object_mut) {
            metadata
                .entry("namespace")
                .or_insert_with(|| namespace.into());
        }
        let key = key(&object);
        for owner in owners(&object) {
            let owned = self.owned.entry(owner_key(namespace, owner)).or_default();
            owned.insert(key.clone());
        }
        let text = object.to_string().into();
        self.objects.insert(key, Stored { kind, text });
        Ok(())
    }

    /// The object of a name.
    pub(super) fn get(&self, key: &str) -> Option<Existing> {
        let Stored { kind, text } = self.objects.get(key)?;
        let printed = serde_json::from_str(text).ok()?;
        let typed = kind.typed(&printed).ok()?;
        Some(Existing { printed, typed })
    }

    /// The names of what a proxy owns, sorted.
    pub(super) fn owned_by(&self, namespace: &str, proxy: &str) -> impl Iterator<Item = &str> {
        let owned = self.owned.get(&owner_key(namespace, proxy));
        owned.into_iter().flatten().map(String::as_str)
    }
}

/// What an object is found by: its kind, namespace and name.
pub(super) fn key(object: &Value) -> String {
    let text = |pointer| {
        let value = object.pointer(pointer).and_then(Value::as_str);
        value.unwrap_or_default()
    };
    let (kind, namespace) = (text("/kind"), text("/metadata/namespace"));
    format!("{kind}/{namespace}/{}", text("/metadata/name"))
}

fn owner_key(namespace: &str, name: &str) -> String {
    format!("{namespace}/{name}")
}

/// Takes out what the API server alone keeps.
fn strip(object: &mut Value) {
    let Some(fields) = object.as_object_mut() else {
        return;
    };
    fields.remove("status");
    if let Some(metadata) = fields.get_mut("metadata").and_then(Value::as_object_mut) {
        metadata.retain(|key, _| !KEPT_BY_SERVER.contains(&key.as_str()));
    }
}

/// The names of the proxies that own an object.
fn owners(object: &Value) -> impl Iterator<Item = &str> {
    let references = object.pointer("/metadata/ownerReferences");
    let references = references.and_then(Value::as_array).into_iter().flatten();
    references.filter_map(|reference| {
        let text = |key: &str| reference.get(key).and_then(Value::as_str);
        let group = text("apiVersion")?.split('/').next();
        let is_proxy = group == Some(GROUP) && text("kind") == Some(OWNER);
        text("name").filter(|_| is_proxy)
    })
}
