//! The objects that exist already, of the kinds that the operator makes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::Value;

use super::kind::Kind;
use crate::go::json_text::value;
use crate::go::{decode, json};
use crate::operator::manifest::identity;
use crate::resolve::{Inventory, Owner};
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

/// Existing objects by kind, namespace and name.
#[derive(Clone, Debug, Default)]
pub struct Live {
    objects: BTreeMap<Key, Stored>,
    /// What a proxy owns, by the proxy's namespace and name.
    owned: HashMap<(String, String), BTreeSet<Key>>,
}

/// Kind, namespace and name.
pub(super) type Key = (String, String, String);

/// An object as JSON text, which takes a fraction of the memory of its value.
#[derive(Clone, Debug)]
struct Stored {
    kind: &'static Kind,
    controller: Option<Owner>,
    text: Box<str>,
    /// Who set which field (`metadata.managedFields`); empty where that is not said.
    managed: Box<str>,
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
        self.put(value(&json::marshal(node)), namespace)
    }

    /// Adds an object as an API server gives it; one of another kind is left out. One without a namespace is in `namespace`.
    ///
    /// # Errors
    /// Where a value does not fit its type.
    pub fn put(&mut self, mut object: Value, namespace: &str) -> Result<(), decode::Error> {
        let Some(kind) = Kind::of(&object) else {
            return Ok(());
        };
        let managed = object.pointer("/metadata/managedFields");
        let managed = managed.map_or_else(String::new, Value::to_string);
        strip(&mut object, namespace);
        kind.typed(&object)?;
        let (key, mut controller) = (key(&object), None);
        for (owner, controls) in owners(&object) {
            if owner.is_proxy() {
                let proxy = (key.1.clone(), owner.name.clone());
                self.owned.entry(proxy).or_default().insert(key.clone());
            }
            if controls {
                controller = Some(owner);
            }
        }
        let stored = Stored {
            kind,
            controller,
            text: object.to_string().into(),
            managed: managed.into(),
        };
        self.objects.insert(key, stored);
        Ok(())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.objects.is_empty()
    }

    /// An object as a typed client reads and writes it, without what the API server alone keeps.
    pub fn object(&self, kind: &str, namespace: &str, name: &str) -> Option<Value> {
        let key = [kind, namespace, name].map(str::to_owned).into();
        Some(self.get(&key)?.typed)
    }

    /// Who set which field of an object, as `metadata.managedFields` says it.
    pub fn managed_fields(&self, kind: &str, namespace: &str, name: &str) -> Option<Value> {
        let key = [kind, namespace, name].map(str::to_owned).into();
        let stored: &Stored = self.objects.get(&key)?;
        (!stored.managed.is_empty()).then(|| value(&stored.managed))
    }

    /// Tells an index what the objects are controlled by.
    pub fn add_controllers<'a>(&'a self, inventory: &mut Inventory<'a>) {
        for ((kind, namespace, name), stored) in &self.objects {
            if let Some(controller) = &stored.controller {
                inventory.add_controller(kind, namespace, name, controller);
            }
        }
    }

    pub(super) fn get(&self, key: &Key) -> Option<Existing> {
        let stored = self.objects.get(key)?;
        let printed = value(&stored.text);
        let typed = stored.kind.typed(&printed).ok()?;
        Some(Existing { printed, typed })
    }

    /// What a proxy owns, sorted.
    pub(super) fn owned_by(&self, namespace: &str, proxy: &str) -> impl Iterator<Item = &Key> {
        let owner = (namespace.to_owned(), proxy.to_owned());
        self.owned.get(&owner).into_iter().flatten()
    }
}

pub(super) fn key(object: &Value) -> Key {
    let (kind, namespace, name) = identity(object);
    [kind, namespace, name].map(str::to_owned).into()
}

/// Takes out what the API server alone keeps, and puts an object without a namespace into one.
fn strip(object: &mut Value, namespace: &str) {
    let Some(fields) = object.as_object_mut() else {
        return;
    };
    fields.remove("status");
    if let Some(metadata) = fields.get_mut("metadata").and_then(Value::as_object_mut) {
        metadata.retain(|key, _| !KEPT_BY_SERVER.contains(&key.as_str()));
        let namespace = || Value::from(namespace);
        metadata.entry("namespace").or_insert_with(namespace);
    }
}

/// What an object belongs to, each with whether it is the controller.
fn owners(object: &Value) -> impl Iterator<Item = (Owner, bool)> {
    let references = object.pointer("/metadata/ownerReferences");
    let references = references.and_then(Value::as_array).into_iter().flatten();
    references.map(|reference| {
        let text = |key: &str| reference[key].as_str().unwrap_or_default().to_owned();
        let version = text("apiVersion");
        // A version without a group is of the core group, which has no name.
        let group = version.split_once('/').map_or("", |(group, _)| group);
        let owner = Owner {
            group: group.to_owned(),
            kind: text("kind"),
            name: text("name"),
        };
        (owner, reference["controller"] == true)
    })
}
