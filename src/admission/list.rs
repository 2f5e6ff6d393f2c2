//! Lists whose elements must differ (apiextensions-apiserver `listtype.ValidateListSetsAndMaps`).

use std::collections::HashMap;

use super::path::Path;
use super::shape::Shape;
use super::violation::{Violation, ViolationKind, shown};
use super::walk::{self, Place};
use crate::go::json;
use crate::resource::schema::List;
use crate::tree::Node;

/// Finds elements that stand in a list a second time, at any depth.
pub(super) fn validate(node: &Node, shape: Shape, path: &Path<'_>, out: &mut Vec<Violation>) {
    walk::each(
        node,
        Place::new(shape, path, node.span),
        &mut |node, place| {
            if let (Some(items), Some(field)) = (node.as_list(), place.field) {
                elements(items, field.extra.list, place.path, out);
            }
        },
    );
}

/// Finds the elements that a list's kind does not allow twice.
fn elements(items: &[Node], list: List, path: &Path<'_>, out: &mut Vec<Violation>) {
    match list {
        List::Plain => {}
        List::Set => duplicates(items, path, out, |item| (json::marshal(item), shown(item))),
        List::KeyedBy(keys) => {
            let stranger = items
                .iter()
                .enumerate()
                .find(|(_, item)| !item.is_null() && item.as_map().is_none());
            if let Some((index, item)) = stranger {
                let message = format!(
                    "Invalid value: {}: must be an object for an array of list-type map",
                    shown(item)
                );
                return out.push(violation(
                    &path.index(index),
                    ViolationKind::Invalid,
                    message,
                    item,
                ));
            }
            duplicates(items, path, out, |item| {
                let identity = identity(item, keys);
                (identity.clone(), identity)
            });
        }
    }
}

/// The keys of an element with their values, as JSON; those that it lacks are left out.
fn identity(item: &Node, keys: &[&str]) -> String {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    let there = keys.into_iter().filter_map(|key| {
        let value = item.get(key)?;
        Some(format!("\"{key}\":{}", json::marshal(value)))
    });
    format!("{{{}}}", there.collect::<Vec<_>>().join(","))
}

/// Reports each identity that stands twice, at its second element. `identify` gives the identity and what to show.
fn duplicates(
    items: &[Node],
    path: &Path<'_>,
    out: &mut Vec<Violation>,
    identify: impl Fn(&Node) -> (String, String),
) {
    let mut times: HashMap<String, usize> = HashMap::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let (identity, shown) = identify(item);
        let times = times.entry(identity).or_default();
        *times += 1;
        if *times == 2 {
            let message = format!("Duplicate value: {shown}");
            out.push(violation(
                &path.index(index),
                ViolationKind::Duplicate,
                message,
                item,
            ));
        }
    }
}

fn violation(path: &Path<'_>, kind: ViolationKind, message: String, node: &Node) -> Violation {
    Violation {
        path: path.to_string(),
        kind,
        message,
        span: node.span,
    }
}
