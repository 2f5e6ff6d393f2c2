//! Lists taken apart: whatever has `items` is a list, and its items inherit its kind without `List` and its version.

use super::{Document, Fault, Keep, Problem, identity, undecodable};
use crate::span::Span;
use crate::tree::{Entry, Map, Node, Value};
use crate::yaml::Duplicate;

/// What a list's kind ends with.
const SUFFIX: &str = "List";

/// The documents that a value is: itself, or the items of a list.
pub(super) fn expand(
    index: usize,
    root: Node,
    duplicates: Vec<Duplicate>,
    keep: Keep,
) -> Vec<Document> {
    match take_items(root) {
        Ok(List::Items(items)) => {
            let mut documents: Vec<_> = items
                .into_iter()
                .map(|item| identity::identify(index, item, keep))
                .collect();
            for duplicate in duplicates {
                let at = documents
                    .iter_mut()
                    .find(|document| document.span.holds(duplicate.span));
                if let Some(document) = at {
                    document.duplicates.push(duplicate);
                }
            }
            documents
        }
        Ok(List::None(root)) => {
            let mut document = identity::identify(index, root, keep);
            document.duplicates = duplicates;
            vec![document]
        }
        Err((span, problem)) => vec![undecodable(index, span, problem)],
    }
}

/// A value as kubectl sees it.
enum List {
    /// A list of these.
    Items(Vec<Node>),
    /// No list.
    None(Node),
}

fn take_items(mut root: Node) -> Result<List, (Span, Problem)> {
    let span = root.span;
    let is_list = root.as_map().is_some_and(|map| map.has("items"));
    let Some(map) = root.as_map_mut().filter(|_| is_list) else {
        return Ok(List::None(root));
    };
    let inherited = Inherited::of(map);
    let items = map
        .remove("items")
        .map(|entry| entry.node)
        .unwrap_or_default();
    let problem = |message: &str, at: Span| {
        let problem = Problem {
            path: "items",
            message: message.to_owned(),
            span: at,
            fault: Fault::Document,
        };
        (span, problem)
    };
    let at = items.span;
    match items.value {
        Value::Null => Ok(List::Items(Vec::new())),
        Value::List(mut items) => {
            for item in &mut items {
                let at = item.span;
                let map = item
                    .as_map_mut()
                    .ok_or_else(|| problem("an item of the list is no object", at))?;
                inherited.complete(map);
            }
            Ok(List::Items(items.into()))
        }
        _ => Err(problem("`items` is no list", at)),
    }
}

/// What items without a kind inherit.
struct Inherited {
    kind: Option<Node>,
    api_version: Option<Node>,
}

impl Inherited {
    fn of(list: &Map) -> Self {
        let kind = list.get("kind").and_then(|kind| {
            let name = kind.as_text()?;
            let name = name.strip_suffix(SUFFIX).unwrap_or(name);
            (!name.is_empty()).then(|| Node::new(kind.span, Value::Text(name.into())))
        });
        Self {
            kind,
            api_version: list.get("apiVersion").cloned(),
        }
    }

    /// Gives an item without a kind that of the list, and its version.
    fn complete(&self, item: &mut Map) {
        let is_bare = item
            .get("kind")
            .is_none_or(|kind| kind.as_text().is_some_and(str::is_empty));
        let Some(kind) = self.kind.as_ref().filter(|_| is_bare) else {
            return;
        };
        let version = self.api_version.as_ref();
        let inherited = [("kind", Some(kind)), ("apiVersion", version)];
        for (key, node) in inherited {
            if let Some(node) = node {
                item.put(Entry {
                    key: key.into(),
                    key_span: node.span,
                    node: node.clone(),
                });
            }
        }
    }
}
