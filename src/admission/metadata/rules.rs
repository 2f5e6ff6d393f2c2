//! The rules of metadata (apimachinery `validation.ValidateObjectMetaAccessor`).

use crate::admission::names;
use crate::admission::violation::{Violation, ViolationKind, shown};
use crate::go::quote::quote;
use crate::go::strings::to_lower;
use crate::span::Span;
use crate::tree::{Entry, Map, Node, Value};

/// The rules of names, labels, annotations, finalizers and owner references.
pub(in crate::admission) fn validate(metadata: Option<&Node>, at: Span, out: &mut Vec<Violation>) {
    let mut rules = Rules {
        at: metadata.map_or(at, |metadata| metadata.span),
        out,
    };
    let get = |key: &str| metadata.and_then(|metadata| metadata.get(key));
    if let Some(base) = get("generateName") {
        rules.each(
            "metadata.generateName",
            base,
            names::is_dns1123_subdomain_prefix,
        );
    }
    rules.name(get("name"));
    if let Some(namespace) = get("namespace") {
        rules.each("metadata.namespace", namespace, names::is_dns1123_label);
    }
    rules.labels(get("labels"));
    rules.annotations(get("annotations"));
    rules.finalizers(get("finalizers"));
    rules.owner_references(get("ownerReferences"));
}

/// The rules being applied.
struct Rules<'a> {
    at: Span,
    out: &'a mut Vec<Violation>,
}

/// The most bytes that all annotations of an object may take up together.
const ANNOTATIONS_LIMIT: usize = 256 * 1024;

/// Finalizers of the garbage collector, which ask for opposite things.
const EXCLUSIVE_FINALIZERS: [&str; 2] = ["foregroundDeletion", "orphan"];

impl Rules<'_> {
    fn invalid(&mut self, path: &str, value: &str, detail: &str, span: Span) {
        let message = format!("Invalid value: {}: {detail}", quote(value));
        self.out.push(Violation {
            path: path.to_owned(),
            kind: ViolationKind::Invalid,
            message,
            span,
        });
    }

    /// Objects to a list or an object.
    fn invalid_node(&mut self, path: &str, node: &Node, detail: &str) {
        self.out.push(Violation {
            path: path.to_owned(),
            kind: ViolationKind::Invalid,
            message: format!("Invalid value: {}: {detail}", shown(node)),
            span: node.span,
        });
    }

    /// Applies a rule to a text.
    fn each(&mut self, path: &str, node: &Node, rule: fn(&str) -> Vec<String>) {
        let text = node.as_text().unwrap_or_default();
        for detail in rule(text) {
            self.invalid(path, text, &detail, node.span);
        }
    }

    fn name(&mut self, name: Option<&Node>) {
        match name {
            Some(name) => self.each("metadata.name", name, names::is_dns1123_subdomain),
            None => self.out.push(Violation {
                path: "metadata.name".to_owned(),
                kind: ViolationKind::Required,
                message: "Required value: name or generateName is required".to_owned(),
                span: self.at,
            }),
        }
    }

    fn labels(&mut self, labels: Option<&Node>) {
        for entry in entries(labels) {
            for detail in names::is_qualified_name(&entry.key) {
                self.invalid("metadata.labels", &entry.key, &detail, entry.key_span);
            }
            self.each("metadata.labels", &entry.node, names::is_valid_label_value);
        }
    }

    fn annotations(&mut self, annotations: Option<&Node>) {
        let mut size = 0;
        for entry in entries(annotations) {
            size += entry.key.len() + entry.node.as_text().unwrap_or_default().len();
            for detail in names::is_qualified_name(&to_lower(&entry.key)) {
                self.invalid("metadata.annotations", &entry.key, &detail, entry.key_span);
            }
        }
        if size > ANNOTATIONS_LIMIT {
            self.out.push(Violation {
                path: "metadata.annotations".to_owned(),
                kind: ViolationKind::TooLong,
                message: format!("Too long: may not be more than {ANNOTATIONS_LIMIT} bytes"),
                span: annotations.map_or(self.at, |annotations| annotations.span),
            });
        }
    }

    fn finalizers(&mut self, finalizers: Option<&Node>) {
        let Some(list) = finalizers else { return };
        let items = list.as_list().unwrap_or_default();
        for finalizer in items {
            self.each("metadata.finalizers", finalizer, names::is_qualified_name);
        }
        let has = |name: &str| items.iter().any(|item| item.as_text() == Some(name));
        if EXCLUSIVE_FINALIZERS.iter().all(|name| has(name)) {
            let [delete, orphan] = EXCLUSIVE_FINALIZERS;
            let detail = format!("finalizer {delete} and {orphan} cannot be both set");
            self.invalid_node("metadata.finalizers", list, &detail);
        }
    }

    fn owner_references(&mut self, references: Option<&Node>) {
        let Some(list) = references else { return };
        let items = list.as_list().unwrap_or_default();
        for reference in items {
            self.owner_reference(reference);
        }
        let is_controller = |reference: &&Node| {
            matches!(
                reference.get("controller").map(|c| &c.value),
                Some(Value::Bool(true))
            )
        };
        let mut controllers = items.iter().filter(is_controller).map(owner_name);
        let Some(first) = controllers.next() else {
            return;
        };
        for other in controllers {
            let detail = format!(
                "Only one reference can have Controller set to true. Found \"true\" in references for {first} and {other}"
            );
            self.invalid_node("metadata.ownerReferences", list, &detail);
        }
    }

    fn owner_reference(&mut self, reference: &Node) {
        let text = |field| reference.text_at(&[field]).unwrap_or_default();
        let api_version = text("apiVersion");
        if version(api_version).is_empty() {
            let path = "metadata.ownerReferences.apiVersion";
            let detail = "version must not be empty";
            self.invalid(path, api_version, detail, reference.span);
        }
        for field in ["kind", "name", "uid"] {
            if text(field).is_empty() {
                let path = format!("metadata.ownerReferences.{field}");
                self.invalid(&path, "", "must not be empty", reference.span);
            }
        }
        if (api_version, text("kind")) == ("v1", "Event") {
            let detail = "/v1, Kind=Event is disallowed from being an owner";
            self.invalid_node("metadata.ownerReferences", reference, detail);
        }
    }
}

/// The version in an `apiVersion`; empty where there is none (`schema.FromAPIVersionAndKind`).
fn version(api_version: &str) -> &str {
    match api_version.split_once('/') {
        None => api_version,
        Some((_, version)) if version.contains('/') => "",
        Some((_, version)) => version,
    }
}

/// An owner as messages name it.
fn owner_name(reference: &Node) -> String {
    let text = |field| reference.text_at(&[field]).unwrap_or_default();
    format!("{}/{}", text("kind"), text("name"))
}

/// The entries of a map, if it is there.
fn entries(map: Option<&Node>) -> &[Entry] {
    map.and_then(Node::as_map)
        .map(Map::entries)
        .unwrap_or_default()
}
