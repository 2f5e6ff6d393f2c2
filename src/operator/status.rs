//! What the operator writes into a resource's status, and how its writes follow each other.

mod conditions;

use std::borrow::Cow;

pub use conditions::{Condition, Conditions, Known, Truth};

use crate::release::{Release, Releases, rows};
use crate::resource::Object;
use crate::tree::Node;

/// A status, with the fields that any of the kinds has. An empty string stands for a field that is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Status {
    /// Where a proxy or a group is in its life.
    pub phase: Cow<'static, str>,
    /// URL of a proxy inside the cluster.
    pub url: String,
    /// Hashes, by the names of their fields.
    pub hashes: Hashes,
    /// Conditions in the order in which they were first set.
    pub conditions: Conditions,
}

/// The fields of all kinds that hold hashes, and the releases that have them.
const HASHES: [(&str, Releases); 7] = [
    ("configHash", Releases::ALL),
    ("toolConfigHash", Releases::ALL),
    ("telemetryConfigHash", Releases::ALL),
    ("externalAuthConfigHash", Releases::ALL),
    ("authServerConfigHash", Releases::ALL),
    ("oidcConfigHash", Releases::ALL),
    ("authzConfigHash", Releases::since(rows::AUTHZ_CONFIG_REF)),
];

/// The hashes in a status, by the names of their fields in JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hashes(Vec<(&'static str, String)>);

impl Hashes {
    /// The hash of a field; empty where it is left out.
    pub fn get(&self, field: &str) -> &str {
        let found = self.0.iter().find(|(name, _)| *name == field);
        found.map_or("", |(_, hash)| hash)
    }

    /// Sets a field, or with an empty hash leaves it out.
    pub fn set(&mut self, field: &'static str, hash: &str) {
        self.0.retain(|(name, _)| *name != field);
        if !hash.is_empty() {
            self.0.push((field, hash.to_owned()));
        }
    }

    /// The fields that are there.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, hash)| (*name, hash.as_str()))
    }
}

impl Status {
    /// The status of what no reconciler has seen yet.
    pub const EMPTY: Status = Status {
        phase: Cow::Borrowed(""),
        url: String::new(),
        hashes: Hashes(Vec::new()),
        conditions: Conditions::NONE,
    };

    /// The status that a resource has already, as a release reads it.
    pub fn of(object: &Object, release: Release) -> Self {
        let Some(node) = &object.status else {
            return Self::EMPTY;
        };
        let text = |key| node.text_at(&[key]).unwrap_or_default().to_owned();
        let mut status = Self {
            phase: text("phase").into(),
            url: text("url"),
            ..Self::EMPTY
        };
        for (field, releases) in HASHES {
            if releases.contains(release) {
                status.hashes.set(field, &text(field));
            }
        }
        let conditions = node.get("conditions").and_then(Node::as_list);
        for condition in conditions.unwrap_or_default() {
            status.set(Condition::read(condition, object.generation));
        }
        status
    }

    /// The condition of a type.
    pub fn condition(&self, ty: &str) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.ty == ty)
    }

    /// Sets a condition (`meta.SetStatusCondition`).
    pub fn set(&mut self, condition: Condition) {
        self.conditions.set(condition);
    }

    /// Removes a condition (`meta.RemoveStatusCondition`); whether it was there.
    pub fn remove(&mut self, ty: &str) -> bool {
        self.conditions.remove(ty)
    }
}

/// A status on its way: what the reconciler holds, and what the API server stores.
///
/// The reconciler changes its own copy and writes now and then; what it changed without writing is lost at the end of a
/// pass.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    held: Status,
    stored: Status,
}

impl Ledger {
    /// The ledger of a resource with a status.
    pub fn new(stored: Status) -> Self {
        Self {
            held: Status::EMPTY,
            stored,
        }
    }

    /// Begins a pass with what is stored.
    pub fn reread(&mut self) {
        self.held = self.stored.clone();
    }

    /// What the reconciler holds.
    pub fn held(&self) -> &Status {
        &self.held
    }

    /// What the reconciler holds, to change.
    pub fn held_mut(&mut self) -> &mut Status {
        &mut self.held
    }

    /// What the API server stores.
    pub fn stored(&self) -> &Status {
        &self.stored
    }

    /// Writes all that is held (`Status().Update`).
    pub fn update(&mut self) {
        self.stored = self.held.clone();
    }

    /// Changes something and writes only what that changed (`controllerutil.MutateAndPatchStatus`, a JSON merge patch: a list
    /// of conditions that differs is written whole). What was held besides gives way to what is then stored.
    pub fn patch(&mut self, change: impl FnOnce(&mut Status)) {
        let before = self.held.clone();
        change(&mut self.held);
        if self.held == before {
            return;
        }
        if self.held.phase != before.phase {
            self.stored.phase.clone_from(&self.held.phase);
        }
        if self.held.conditions != before.conditions {
            self.stored.conditions = self.held.conditions.clone();
        }
        self.held = self.stored.clone();
    }
}
