//! Object metadata: decoding into `metav1.ObjectMeta`, what the API server keeps of it, and its rules
//! (apimachinery `validation.ValidateObjectMetaAccessor`).

use super::names;
use super::path::Path;
use super::prune::UnknownField;
use super::violation::{Violation, ViolationKind};
use crate::go::quote::quote;
use crate::go::strings::to_lower;
use crate::span::Span;
use crate::tree::{Entry, Map, Node, Value};

/// How a field of `ObjectMeta` decodes.
#[derive(Clone, Copy)]
enum Decodes {
    Text,
    Integer,
    Bool,
    Time,
    TextMap,
    TextList,
    /// A list of objects with these fields.
    List(&'static [Field]),
    /// Any object.
    Any,
}

/// A field of `ObjectMeta` or of what it holds.
struct Field {
    name: &'static str,
    decodes: Decodes,
    /// Whether what a user writes there is kept; the rest is the API server's to set.
    kept: bool,
}

const fn kept(name: &'static str, decodes: Decodes) -> Field {
    Field {
        name,
        decodes,
        kept: true,
    }
}

const fn set_by_server(name: &'static str, decodes: Decodes) -> Field {
    Field {
        name,
        decodes,
        kept: false,
    }
}

/// `metav1.ObjectMeta`.
const OBJECT_META: &[Field] = &[
    kept("name", Decodes::Text),
    kept("generateName", Decodes::Text),
    kept("namespace", Decodes::Text),
    kept("labels", Decodes::TextMap),
    kept("annotations", Decodes::TextMap),
    kept("ownerReferences", Decodes::List(OWNER_REFERENCE)),
    kept("finalizers", Decodes::TextList),
    set_by_server("selfLink", Decodes::Text),
    set_by_server("uid", Decodes::Text),
    set_by_server("resourceVersion", Decodes::Text),
    set_by_server("generation", Decodes::Integer),
    set_by_server("creationTimestamp", Decodes::Time),
    set_by_server("deletionTimestamp", Decodes::Time),
    set_by_server("deletionGracePeriodSeconds", Decodes::Integer),
    set_by_server("managedFields", Decodes::List(MANAGED_FIELDS)),
];

/// `metav1.OwnerReference`.
const OWNER_REFERENCE: &[Field] = &[
    kept("apiVersion", Decodes::Text),
    kept("kind", Decodes::Text),
    kept("name", Decodes::Text),
    kept("uid", Decodes::Text),
    kept("controller", Decodes::Bool),
    kept("blockOwnerDeletion", Decodes::Bool),
];

/// `metav1.ManagedFieldsEntry`.
const MANAGED_FIELDS: &[Field] = &[
    kept("manager", Decodes::Text),
    kept("operation", Decodes::Text),
    kept("apiVersion", Decodes::Text),
    kept("time", Decodes::Time),
    kept("fieldsType", Decodes::Text),
    kept("fieldsV1", Decodes::Any),
    kept("subresource", Decodes::Text),
];

/// Metadata that does not decode: what is wrong, in the decoder's words, and where.
#[derive(Debug)]
pub struct DecodeError {
    /// What is wrong.
    pub message: String,
    /// The value.
    pub span: Span,
}

/// Brings the metadata of an object into the form in which it is stored. Nulls, empty values and what only the API server
/// sets go; fields that `ObjectMeta` does not have are reported as unknown.
///
/// # Errors
/// Where a field is of another type: the API server refuses the object without looking further.
pub fn coerce(object: &mut Map, unknown: &mut Vec<UnknownField>) -> Result<(), DecodeError> {
    let Some(metadata) = object.get_mut("metadata") else {
        return Ok(());
    };
    if metadata.is_null() {
        metadata.value = Value::Map(Map::default());
    }
    let path = Path::Root;
    coerce_object(metadata, OBJECT_META, &path.key("metadata"), unknown)
}

/// Keeps the fields of an object that are known and kept.
fn coerce_object(
    node: &mut Node,
    fields: &[Field],
    path: &Path<'_>,
    unknown: &mut Vec<UnknownField>,
) -> Result<(), DecodeError> {
    let span = node.span;
    let Some(map) = node.as_map_mut() else {
        return Err(mismatch(path, "an object", span));
    };
    let mut entries = Vec::with_capacity(map.len());
    for mut entry in std::mem::take(map.entries_mut()) {
        let below = path.key(&entry.key);
        let Some(field) = fields.iter().find(|field| field.name == &*entry.key) else {
            unknown.push(UnknownField {
                path: below.to_string(),
                span: entry.key_span,
            });
            continue;
        };
        coerce_field(&mut entry.node, field, &below, unknown)?;
        if field.kept && !is_empty(&entry.node) {
            entries.push(entry);
        }
    }
    *map.entries_mut() = entries;
    Ok(())
}

/// Checks that a field decodes, and brings it into the form in which it is stored.
fn coerce_field(
    node: &mut Node,
    field: &Field,
    path: &Path<'_>,
    unknown: &mut Vec<UnknownField>,
) -> Result<(), DecodeError> {
    let span = node.span;
    match (&mut node.value, field.decodes) {
        (Value::Null, _)
        | (Value::Text(_), Decodes::Text | Decodes::Time)
        | (Value::Int(_), Decodes::Integer)
        | (Value::Bool(_), Decodes::Bool)
        | (_, Decodes::Any) => Ok(()),
        (Value::Map(map), Decodes::TextMap) => map
            .entries_mut()
            .iter_mut()
            .try_for_each(|entry| text_or_null(&mut entry.node, &path.key(&entry.key))),
        (Value::List(items), Decodes::TextList) => items
            .iter_mut()
            .enumerate()
            .try_for_each(|(index, item)| text_or_null(item, &path.index(index))),
        (Value::List(items), Decodes::List(fields)) => items
            .iter_mut()
            .enumerate()
            .try_for_each(|(index, item)| coerce_object(item, fields, &path.index(index), unknown)),
        (_, decodes) => Err(mismatch(path, decodes.expected(), span)),
    }
}

/// A string of a map or list; null is the empty string.
fn text_or_null(node: &mut Node, path: &Path<'_>) -> Result<(), DecodeError> {
    match node.value {
        Value::Text(_) => Ok(()),
        Value::Null => {
            node.value = Value::Text("".into());
            Ok(())
        }
        _ => Err(mismatch(path, Decodes::Text.expected(), node.span)),
    }
}

impl Decodes {
    /// What a value must be, in words.
    fn expected(self) -> &'static str {
        match self {
            Decodes::Text => "a string",
            Decodes::Time => "a time as a string",
            Decodes::Integer => "an integer",
            Decodes::Bool => "true or false",
            Decodes::TextMap => "an object of strings",
            Decodes::TextList => "a list of strings",
            Decodes::List(_) => "a list of objects",
            Decodes::Any => "an object",
        }
    }
}

fn mismatch(path: &Path<'_>, expected: &str, span: Span) -> DecodeError {
    DecodeError {
        message: format!("{path} must be {expected}"),
        span,
    }
}

/// Whether Go leaves a value out when it writes it (`omitempty`).
fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Text(text) => text.is_empty(),
        Value::List(items) => items.is_empty(),
        Value::Map(map) => map.is_empty(),
        _ => false,
    }
}

/// Fills in the namespace of an object that names none.
pub fn default_namespace(object: &mut Map, namespace: &str, at: Span) {
    if !object.has("metadata") {
        object.push(Entry {
            key: "metadata".into(),
            key_span: at,
            node: Node::new(at, Value::Map(Map::default())),
        });
    }
    let Some(metadata) = object.get_mut("metadata").and_then(Node::as_map_mut) else {
        return;
    };
    if metadata.get("namespace").is_none_or(is_empty) {
        let node = Node::new(at, Value::Text(namespace.into()));
        metadata.put(Entry {
            key: "namespace".into(),
            key_span: at,
            node,
        });
    }
}

/// Stands for the five characters that the API server makes up behind `generateName`.
const GENERATED: &str = "xxxxx";

/// The most bytes of `generateName` that go into a name.
const GENERATE_NAME_LIMIT: usize = 58;

/// Makes up the name of an object that has only a `generateName` (`names.SimpleNameGenerator`).
pub fn generate_name(object: &mut Map) {
    let Some(metadata) = object.get_mut("metadata").and_then(Node::as_map_mut) else {
        return;
    };
    if metadata.has("name") {
        return;
    }
    let Some(base) = metadata.entry("generateName") else {
        return;
    };
    let text = base.node.as_text().unwrap_or_default();
    let prefix = text.get(..GENERATE_NAME_LIMIT).unwrap_or(text);
    let name = Entry {
        key: "name".into(),
        key_span: base.key_span,
        node: Node::new(
            base.node.span,
            Value::Text(format!("{prefix}{GENERATED}").into()),
        ),
    };
    metadata.push(name);
}

/// The rules of names, labels, annotations, finalizers and owner references.
pub fn validate(metadata: Option<&Node>, at: Span, out: &mut Vec<Violation>) {
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
        for finalizer in finalizers.and_then(Node::as_list).unwrap_or_default() {
            self.each("metadata.finalizers", finalizer, names::is_qualified_name);
        }
    }

    fn owner_references(&mut self, references: Option<&Node>) {
        let references = references.and_then(Node::as_list).unwrap_or_default();
        for reference in references {
            for field in ["apiVersion", "kind", "name", "uid"] {
                if reference.text_at(&[field]).unwrap_or_default().is_empty() {
                    let path = format!("metadata.ownerReferences.{field}");
                    self.invalid(&path, "", "must not be empty", reference.span);
                }
            }
        }
        let is_controller = |reference: &&Node| {
            matches!(
                reference.get("controller").map(|c| &c.value),
                Some(Value::Bool(true))
            )
        };
        if let Some(second) = references.iter().filter(is_controller).nth(1) {
            let detail = "Only one reference can have Controller set to true";
            self.invalid("metadata.ownerReferences", "", detail, second.span);
        }
    }
}

/// The entries of a map, if it is there.
fn entries(map: Option<&Node>) -> &[Entry] {
    map.and_then(Node::as_map)
        .map(Map::entries)
        .unwrap_or_default()
}
