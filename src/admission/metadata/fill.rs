//! What the API server fills in.

use crate::admission::typed::is_empty;
use crate::span::Span;
use crate::tree::{Entry, Map, Node, Value};

/// Fills in the namespace of an object that names none.
pub(in crate::admission) fn default_namespace(object: &mut Map, namespace: &str, at: Span) {
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
pub(in crate::admission) fn generate_name(object: &mut Map) {
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
