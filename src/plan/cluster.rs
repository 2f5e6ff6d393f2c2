//! The input as a cluster: every document, judged by the API server, and stored where it is accepted.

use std::collections::HashMap;

use smol_str::SmolStr;

use super::Input;
use crate::admission::core::Core;
use crate::admission::given::{Given, Unevaluated};
use crate::admission::path::Path;
use crate::admission::prune::{self, UnknownField};
use crate::admission::shape::Shape;
use crate::admission::violation::{Violation, ViolationKind};
use crate::admission::{Admission, admit, admit_as_given};
use crate::document::{Content, Document, Fault, Problem};
use crate::operator::absent;
use crate::reconcile::Live;
use crate::release::Release;
use crate::resolve::{ConfigMap, Inventory, Produced, Refs, Secret};
use crate::resource::decode::drop_empty;
use crate::resource::kind::GROUP;
use crate::resource::{Kind, Object};
use crate::source::{Role, Sources};
use crate::span::Span;
use crate::tree::Node;
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

/// Judges a document.
fn judge(document: Document, role: Role, judges: Judges, given: &Given, namespace: &str) -> Entry {
    let mut entry = Entry {
        source: 0,
        role,
        index: document.index,
        span: document.span,
        origin: document.origin,
        api_version: document.api_version,
        kind: document.kind,
        namespace: document.namespace,
        name: document.name,
        decoded: true,
        fault: Fault::Document,
        foreign: false,
        violations: Vec::new(),
        unknown: Vec::new(),
        unevaluated: Vec::new(),
        duplicates: document.duplicates,
        produced: document.produced,
        stored: Stored::Nothing,
    };
    if entry.namespace.is_empty() {
        entry.namespace = namespace.into();
    }
    for produced in &mut entry.produced {
        produced.fill_in(&entry.namespace);
    }
    match document.content {
        Content::Resource(kind, node) => {
            admit_resource(&mut entry, kind, *node, judges, given, namespace)
        }
        Content::OtherVersion(kind, _, node)
            if given.spec(&entry.api_version, kind.name).is_some() =>
        {
            admit_resource(&mut entry, kind, *node, judges, given, namespace);
        }
        Content::OtherVersion(_, span, _) => entry.violations.push(not_served(&entry, span)),
        Content::ConfigMap(map) => admit_core(&mut entry, map, Stored::ConfigMap),
        Content::Secret(secret) => admit_core(&mut entry, secret, Stored::Secret),
        Content::OtherKind(node) => admit_other(&mut entry, *node, given, namespace),
        Content::Foreign => entry.foreign = true,
        Content::Undecodable(problem) => {
            entry.decoded = false;
            entry.fault = problem.fault;
            entry.violations.push(decode(problem));
        }
    }
    entry
}

/// Judges a resource of another kind of the operator's group, of which nothing is stored; where no CRD is given for it, it is passed
/// over.
fn admit_other(entry: &mut Entry, mut node: Node, given: &Given, namespace: &str) {
    let Some(version) = given.version(&entry.api_version, &entry.kind) else {
        match given.of(GROUP, &entry.kind) {
            Some(_) => entry.violations.push(not_served(entry, entry.span)),
            None => entry.foreign = true,
        }
        return;
    };
    let admission = admit_as_given(&mut node, version, namespace);
    entry.violations = admission.violations;
    entry.unknown = admission.unknown;
    entry.unevaluated = admission.unevaluated;
}

fn admit_resource(
    entry: &mut Entry,
    kind: &'static Kind,
    mut node: Node,
    judges: Judges,
    given: &Given,
    namespace: &str,
) {
    let is_live = entry.role == Role::Live;
    let version = given.version(&entry.api_version, kind.name);
    let is_served = match given.of(GROUP, kind.name) {
        Some(_) => version.is_some(),
        None => kind.releases.contains(judges.crds),
    };
    if !is_served {
        if is_live {
            entry.foreign = true;
            return;
        }
        let span = node.get("kind").map_or(node.span, |kind| kind.span);
        entry.violations.push(not_served(entry, span));
        return;
    }
    let uid = node.text_at(&["metadata", "uid"]).map(str::to_owned);
    let generation = node.at(&["metadata", "generation"]).and_then(Node::as_int);
    let status = node.get("status").filter(|_| is_live).cloned();
    let Admission {
        mut violations,
        unknown,
        unevaluated,
    } = match version {
        Some(version) => admit_as_given(&mut node, version, namespace),
        None => admit(&mut node, kind, judges.crds, namespace),
    };
    if is_live {
        keep_decode_errors(&mut violations);
    }
    entry.violations = violations;
    entry.unknown = unknown;
    entry.unevaluated = unevaluated;
    if entry.violations.is_empty() {
        entry.stored = Stored::Object(Box::new(Object {
            kind,
            namespace: entry.namespace.clone(),
            name: node
                .text_at(&["metadata", "name"])
                .unwrap_or_default()
                .into(),
            uid,
            generation,
            status,
            decoded: decoded(&node, kind, judges, version.is_some()),
            node,
        }));
    }
}

/// Takes over what the API server made of a ConfigMap or a Secret.
fn admit_core<T>(entry: &mut Entry, core: Core<T>, stored: fn(T) -> Stored) {
    entry.violations = core.violations;
    entry.unknown = core.unknown;
    if entry.role == Role::Live {
        keep_decode_errors(&mut entry.violations);
    }
    if entry.violations.is_empty() {
        entry.stored = stored(core.content);
    }
}

/// What exists was accepted, perhaps under older rules.
fn keep_decode_errors(violations: &mut Vec<Violation>) {
    violations.retain(|violation| violation.kind == ViolationKind::Decode);
}

/// The spec as the operator's types hold it, where that differs from what is stored.
fn decoded(node: &Node, kind: &'static Kind, judges: Judges, is_given: bool) -> Option<Node> {
    let mut spec = node.get("spec")?.clone();
    let mut unknown = Vec::new();
    if is_given || judges.crds != judges.operator {
        let shape = Shape::new(&kind.spec, judges.operator);
        prune::prune(&mut spec, Some(shape), &Path::Root, &mut unknown);
    }
    let dropped = drop_empty(&kind.spec, &mut spec, judges.operator);
    (dropped || !unknown.is_empty()).then_some(spec)
}

fn not_served(entry: &Entry, span: Span) -> Violation {
    Violation {
        path: "apiVersion".to_owned(),
        kind: ViolationKind::NotServed,
        message: format!(
            "no matches for kind \"{}\" in version \"{}\"",
            entry.kind, entry.api_version
        ),
        span,
    }
}

fn undecodable(message: String, span: Span) -> Violation {
    decode(Problem {
        path: "",
        message,
        span,
        fault: Fault::Document,
    })
}

fn decode(problem: Problem) -> Violation {
    Violation {
        path: problem.path.to_owned(),
        kind: ViolationKind::Decode,
        message: problem.message,
        span: problem.span,
    }
}
