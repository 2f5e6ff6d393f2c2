//! The input as a cluster: every document, judged by the API server, and stored where it is accepted.

use std::collections::HashMap;

use smol_str::SmolStr;

use super::Input;
use super::judge::{judge, undecodable};
use crate::admission::given::{Given, Unevaluated};
use crate::admission::prune::UnknownField;
use crate::admission::violation::Violation;
use crate::document::Fault;
use crate::operator::absent;
use crate::reconcile::Live;
use crate::release::Release;
use crate::resolve::{ConfigMap, Inventory, Produced, Refs, Secret};
use crate::resource::Object;
use crate::source::{Role, Sources};
use crate::span::Span;
use crate::yaml::Duplicate;

/// A document and what became of it.
#[derive(Debug)]
pub struct Entry {
    /// Its source's place among the sources.
    pub source: usize,
    /// What the source is read for.
    pub role: Role,
    /// Its place among the documents of its source, from 0.
    pub index: usize,
    /// Where its text stands.
    pub span: Span,
    /// The file that people edit, where another program built the document of that.
    pub origin: Option<String>,
    /// Its `apiVersion`.
    pub api_version: SmolStr,
    /// Its `kind`; empty where it cannot be decoded.
    pub kind: SmolStr,
    /// Its namespace, filled in where it concerns us.
    pub namespace: SmolStr,
    /// Its name.
    pub name: SmolStr,
    /// Whether kubectl can decode it.
    pub decoded: bool,
    /// How far a mistake that keeps it from being decoded reaches.
    pub fault: Fault,
    /// Whether it is passed over.
    pub foreign: bool,
    /// What the API server objects to.
    pub violations: Vec<Violation>,
    /// Fields that were pruned.
    pub unknown: Vec<UnknownField>,
    /// What a CRD that was given says of it and that could not be evaluated.
    pub unevaluated: Vec<Unevaluated>,
    /// Keys that stand twice.
    pub duplicates: Vec<Duplicate>,
    /// Secrets and ConfigMaps that it makes.
    pub produced: Vec<Produced>,
    /// What is stored of it.
    pub stored: Stored,
}

/// What is stored of a document.
#[derive(Debug)]
pub enum Stored {
    /// A resource of one of the operator's kinds.
    Object(Box<Object>),
    /// The texts of a ConfigMap.
    ConfigMap(ConfigMap),
    /// The keys of a Secret.
    Secret(Secret),
    /// Nothing: it is refused, or passed over.
    Nothing,
}

impl Entry {
    /// Whether the API server accepts it.
    pub fn is_accepted(&self) -> bool {
        self.decoded && self.violations.is_empty()
    }

    /// Kind, namespace and name.
    pub fn subject(&self) -> (&str, &str, &str) {
        (&self.kind, &self.namespace, &self.name)
    }

    /// The resource that is stored.
    pub fn object(&self) -> Option<&Object> {
        match &self.stored {
            Stored::Object(object) => Some(object),
            _ => None,
        }
    }
}

/// The releases that judge.
#[derive(Clone, Copy, Debug)]
pub struct Judges {
    /// Whose CRDs the API server has.
    pub crds: Release,
    /// The operator's.
    pub operator: Release,
}

/// Every document of the input, in its order; before them, what exists already, and what is read with it.
#[derive(Debug, Default)]
pub struct Cluster {
    /// The documents.
    pub entries: Vec<Entry>,
    /// The objects that exist already.
    pub live: Live,
    /// What is said to exist elsewhere, and what users say that documents make.
    pub external: Vec<Produced>,
    /// CRDs that judge in place of the release's own.
    pub given: Given,
}

impl Cluster {
    /// Judges all documents. Those without a namespace are put into one.
    pub fn admit(input: Input, judges: Judges, namespace: &str) -> (Sources, Self) {
        let Input {
            sources,
            documents,
            mut live,
            mut external,
            given,
            ..
        } = input;
        for produced in &mut external {
            produced.fill_in(namespace);
        }
        let judged = documents.into_iter().filter_map(|(number, mut document)| {
            let role = sources.sources.get(number)?.role;
            let whole = document.whole.take();
            let mut entry = judge(document, role, judges, &given, namespace);
            entry.source = number;
            if let Some(node) = whole
                && let Err(problem) = live.add(&node, &entry.namespace)
            {
                let message = problem.to_string();
                entry.violations.push(undecodable(message, node.span));
            }
            Some(entry)
        });
        let mut entries: Vec<Entry> = judged.collect();
        entries.sort_by_key(|entry| entry.role);
        apply_over_live(&mut entries);
        let cluster = Self {
            entries,
            live,
            external,
            given,
        };
        (sources, cluster)
    }

    /// The index of what is stored.
    pub fn inventory(&self, refs: Refs) -> Inventory<'_> {
        let mut inventory = self.index(&self.entries, refs);
        self.live.add_controllers(&mut inventory);
        inventory
    }

    /// The index of what exists already, whoever it belongs to.
    pub fn existing(&self, refs: Refs) -> Inventory<'_> {
        self.index(self.live_entries(), refs)
    }

    /// An index of documents, and of what statuses tell.
    fn index<'a>(&'a self, entries: &'a [Entry], refs: Refs) -> Inventory<'a> {
        let mut inventory = Inventory::new(refs);
        for produced in &self.external {
            inventory.add_produced(produced);
        }
        for entry in entries {
            add(entry, &mut inventory);
        }
        for object in self.live_entries().iter().filter_map(Entry::object) {
            for secret in absent::secrets(object) {
                inventory.add_absent_secret(&object.namespace, secret);
            }
        }
        inventory
    }

    /// The documents of what exists already.
    pub fn live_entries(&self) -> &[Entry] {
        let count = self.entries.partition_point(|it| it.role == Role::Live);
        &self.entries[..count]
    }
}

/// Adds what is stored of a document to an index.
fn add<'a>(entry: &'a Entry, inventory: &mut Inventory<'a>) {
    for produced in &entry.produced {
        inventory.add_produced(produced);
    }
    match &entry.stored {
        Stored::Object(object) => inventory.add(object),
        Stored::ConfigMap(map) => inventory.add_config_map(&entry.namespace, &entry.name, map),
        Stored::Secret(secret) => inventory.add_secret(&entry.namespace, &entry.name, secret),
        Stored::Nothing if entry.kind == "ServiceAccount" => {
            inventory.add_account(&entry.namespace, &entry.name);
        }
        Stored::Nothing => {}
    }
}

/// Applies what is in the input over what exists already, which comes first.
fn apply_over_live(entries: &mut [Entry]) {
    let live = entries.partition_point(|entry| entry.role == Role::Live);
    let (live, applied) = entries.split_at_mut(live);
    let live: HashMap<String, &Object> = live
        .iter()
        .filter_map(Entry::object)
        .map(|object| (object.key(), object))
        .collect();
    if live.is_empty() {
        return;
    }
    for entry in applied {
        if let Stored::Object(object) = &mut entry.stored
            && let Some(existing) = live.get(&object.key())
        {
            object.apply_over(existing);
        }
    }
}
