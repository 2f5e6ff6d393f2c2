//! Values of resources by the paths of a table, and all texts of them.

use crate::admission::path::Path;
use crate::plan::Resource;
use crate::tree::{Entry, Node, Value};

/// Calls a function for each value at a path below the spec of a resource. `[]` stands for every element of a list, `*` for every
/// value of a map. Nothing is allocated on the way.
pub(super) fn each<'n>(
    resource: &Resource<'n>,
    path: &str,
    visit: &mut dyn FnMut(&Path<'_>, &'n Node),
) {
    if let Some(spec) = resource.object.spec() {
        walk(spec, &Path::Root.key("spec"), path, visit);
    }
}

fn walk<'n>(node: &'n Node, at: &Path<'_>, path: &str, visit: &mut dyn FnMut(&Path<'_>, &'n Node)) {
    if path.is_empty() {
        return visit(at, node);
    }
    if let Some(rest) = path.strip_prefix("[]") {
        let items = node.as_list().unwrap_or_default().iter().enumerate();
        return items.for_each(|(index, item)| walk(item, &at.index(index), below(rest), visit));
    }
    if let Some(rest) = path.strip_prefix('*') {
        let entries = entries(node).iter();
        return entries.for_each(|it| walk(&it.node, &at.key(&it.key), below(rest), visit));
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (key, rest) = path.split_at(end);
    if let Some(node) = node.get(key) {
        walk(node, &at.key(key), below(rest), visit);
    }
}

fn below(path: &str) -> &str {
    path.strip_prefix('.').unwrap_or(path)
}

/// The entries of a map; none of anything else.
pub(super) fn entries(node: &Node) -> &[Entry] {
    node.as_map().map(|map| map.entries()).unwrap_or_default()
}

/// Calls a function for each value in a resource that is no map and no list, and for each key, but for what is below some keys.
pub(super) fn all<'n>(
    node: &'n Node,
    at: &Path<'_>,
    except: &[&str],
    visit: &mut dyn FnMut(&Path<'_>, Part<'n>),
) {
    match &node.value {
        Value::Map(map) => {
            for entry in map.entries() {
                let below = at.key(&entry.key);
                visit(&below, Part::Key(entry));
                if !except.contains(&&*entry.key) {
                    all(&entry.node, &below, except, visit);
                }
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                all(item, &at.index(index), except, visit);
            }
        }
        _ => visit(at, Part::Scalar(node)),
    }
}

/// A part of a resource.
#[derive(Clone, Copy)]
pub(super) enum Part<'n> {
    /// A key, with what stands under it.
    Key(&'n Entry),
    /// A value that is no map and no list.
    Scalar(&'n Node),
}
