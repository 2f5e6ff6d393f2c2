//! What the API server makes of a document.

use super::cluster::{Entry, Judges, Stored};
use crate::admission::core::Core;
use crate::admission::given::Given;
use crate::admission::path::Path;
use crate::admission::prune;
use crate::admission::shape::Shape;
use crate::admission::violation::{Violation, ViolationKind};
use crate::admission::{Admission, admit, admit_as_given};
use crate::document::{Content, Document, Fault, Problem};
use crate::resource::decode::drop_empty;
use crate::resource::kind::GROUP;
use crate::resource::{Kind, Object};
use crate::source::Role;
use crate::span::Span;
use crate::tree::Node;

/// Judges a document.
pub(super) fn judge(
    document: Document,
    role: Role,
    judges: Judges,
    given: &Given,
    namespace: &str,
) -> Entry {
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

/// What is said of a document that cannot be taken for what exists.
pub(super) fn undecodable(message: String, span: Span) -> Violation {
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
