//! Names that kustomize changes while it builds: a function is called when objects have their new names, and references to them
//! still the old ones. Annotations of the objects tell the old names.
//!
//! A hash that kustomize puts behind a generated name comes later still: nobody can know it here.

use std::collections::HashMap;

use crate::finding::Edit;
use crate::go::json;
use crate::resolve::reference_fields;
use crate::tree::{Node, Value};

/// The names that an item had before, the oldest first.
const PREVIOUS: &str = "internal.config.kubernetes.io/previousNames";

/// Namespace, kind and name.
type Name<'n> = (&'n str, &'n str, &'n str);

/// The changes that let references of items follow the new names of other items.
pub(super) fn edits(items: &[Node]) -> Vec<Edit> {
    let renamed = renamed(items);
    if renamed.is_empty() {
        return Vec::new();
    }
    let mut edits = Vec::new();
    for item in items {
        let (namespace, kind, _) = name(item);
        for field in reference_fields().filter(|field| field.from == kind) {
            for node in at(item, &field.path) {
                let old = node.as_text().unwrap_or_default();
                if let Some(new) = renamed.get(&(namespace, field.to, old)) {
                    edits.push(Edit {
                        span: node.span,
                        text: json::string_text(new.as_bytes()),
                    });
                }
            }
        }
    }
    edits
}

/// New names by old ones that no item has now.
fn renamed(items: &[Node]) -> HashMap<Name<'_>, &str> {
    let mut renamed = HashMap::new();
    for item in items {
        let (namespace, kind, new) = name(item);
        let previous = item.text_at(&["metadata", "annotations", PREVIOUS]);
        let previous = previous.into_iter().flat_map(|names| names.split(','));
        renamed.extend(previous.map(|old| ((namespace, kind, old), new)));
    }
    for item in items {
        renamed.remove(&name(item));
    }
    renamed
}

fn name(item: &Node) -> Name<'_> {
    let text = |path: &[&str]| item.text_at(path).unwrap_or_default();
    (
        text(&["metadata", "namespace"]),
        text(&["kind"]),
        text(&["metadata", "name"]),
    )
}

/// The values at a path with slashes, in every element of the lists on the way.
fn at<'n>(node: &'n Node, path: &str) -> Vec<&'n Node> {
    if let Value::List(items) = &node.value {
        return items.iter().flat_map(|item| at(item, path)).collect();
    }
    match path.split_once('/') {
        None if path.is_empty() => vec![node],
        None => node.get(path).map(|it| at(it, "")).unwrap_or_default(),
        Some((key, rest)) => node.get(key).map(|it| at(it, rest)).unwrap_or_default(),
    }
}
