//! The Secrets, ConfigMaps and ServiceAccounts of the input, by their names: for references that lead nowhere.

use std::collections::HashMap;

use crate::plan::Plan;

/// Kinds of Kubernetes itself that resources refer to.
pub(super) const CORE_KINDS: [&str; 3] = ["Secret", "ConfigMap", "ServiceAccount"];

/// Names of things that stand in the input or are made by something in it.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    names: HashMap<(&'a str, &'a str), Vec<&'a str>>,
    namespaces: HashMap<(&'a str, &'a str), Vec<&'a str>>,
}

impl<'a> Known<'a> {
    /// What a plan has.
    pub(super) fn of(plan: &'a Plan<'a>) -> Self {
        let mut known = Self::default();
        for entry in &plan.cluster.entries {
            let kind = CORE_KINDS.iter().find(|kind| **kind == entry.kind);
            if let Some(kind) = kind.filter(|_| entry.produced.is_empty()) {
                known.add(kind, Some(&entry.namespace), &entry.name);
            }
            for produced in &entry.produced {
                known.add(produced.kind, produced.namespace.as_deref(), &produced.name);
            }
        }
        known
    }

    fn add(&mut self, kind: &'static str, namespace: Option<&'a str>, name: &'a str) {
        let Some(namespace) = namespace else { return };
        self.names.entry((kind, namespace)).or_default().push(name);
        self.namespaces
            .entry((kind, name))
            .or_default()
            .push(namespace);
    }

    /// The names of a kind in a namespace.
    pub(super) fn names<'s>(&'s self, kind: &'s str, namespace: &'s str) -> &'s [&'s str] {
        let names = self.names.get(&(kind, namespace));
        names.map(Vec::as_slice).unwrap_or_default()
    }

    /// The namespaces that have something of a kind and a name.
    pub(super) fn namespaces<'s>(&'s self, kind: &'s str, name: &'s str) -> &'s [&'s str] {
        let namespaces = self.namespaces.get(&(kind, name));
        namespaces.map(Vec::as_slice).unwrap_or_default()
    }
}
