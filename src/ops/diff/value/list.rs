//! How two lists differ: their elements are told apart by a name, or stand in an order.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Difference, push};
use crate::ops::diff::path::{Path, Step};

/// Fields that tell the elements of a list apart: the first one that all have, each another value, counts.
const NAMES: [&str; 6] = ["mountPath", "name", "type", "key", "containerPort", "port"];

/// The fields in which two lists differ.
pub(super) fn walk(path: &Path, old: &[Value], new: &[Value], out: &mut Vec<Difference>) {
    match naming(old, new) {
        Some(field) => named(path, field, old, new, out),
        None if are_objects(old) && are_objects(new) && !are_reordered(old, new) => {
            unnamed(path, old, new, out);
        }
        None => push(path, Some(&list(old)), Some(&list(new)), out),
    }
}

fn are_objects(items: &[Value]) -> bool {
    items.iter().all(Value::is_object)
}

/// Whether two lists hold the same in another order.
pub fn are_reordered(old: &[Value], new: &[Value]) -> bool {
    let sorted = |items: &[Value]| {
        let mut texts: Vec<String> = items.iter().map(Value::to_string).collect();
        texts.sort();
        texts
    };
    sorted(old) == sorted(new)
}

fn list(items: &[Value]) -> Value {
    Value::Array(items.to_vec())
}

/// The field that names the elements of both lists.
fn naming(old: &[Value], new: &[Value]) -> Option<&'static str> {
    let names_all = |field: &str, items: &[Value]| {
        let names = items.iter().map(|item| Some(item.get(field)?.to_string()));
        let names: Option<Vec<String>> = names.collect();
        names.is_some_and(|names| names.iter().collect::<BTreeSet<_>>().len() == names.len())
    };
    let mut fields = NAMES.into_iter();
    fields.find(|field| names_all(field, old) && names_all(field, new))
}

fn named(
    path: &Path,
    field: &'static str,
    old: &[Value],
    new: &[Value],
    out: &mut Vec<Difference>,
) {
    let find = |items: &[Value], name: &Value| {
        let mut items = items.iter();
        items.find(|item| item.get(field) == Some(name)).cloned()
    };
    let names = |items: &[Value]| -> Vec<Value> {
        items
            .iter()
            .filter_map(|item| item.get(field))
            .cloned()
            .collect()
    };
    let (old_names, new_names) = (names(old), names(new));
    let added = new_names.iter().filter(|name| !old_names.contains(name));
    for name in old_names.iter().chain(added) {
        let path = path.with(Step::Item(field, name.clone()));
        super::walk(
            &path,
            find(old, name).as_ref(),
            find(new, name).as_ref(),
            out,
        );
    }
    let stayed = |names: &[Value], others: &[Value]| -> Vec<Value> {
        names
            .iter()
            .filter(|name| others.contains(name))
            .cloned()
            .collect()
    };
    let (old, new) = (
        stayed(&old_names, &new_names),
        stayed(&new_names, &old_names),
    );
    if old != new {
        push(path, Some(&list(&old)), Some(&list(&new)), out);
    }
}

/// Elements without names: those at both ends that are the same stay, the others are compared in their order.
fn unnamed(path: &Path, old: &[Value], new: &[Value], out: &mut Vec<Difference>) {
    let start = old
        .iter()
        .zip(new)
        .take_while(|(old, new)| old == new)
        .count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let ends = old_rest.iter().rev().zip(new_rest.iter().rev());
    let end = ends.take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (
        &old_rest[..old_rest.len() - end],
        &new_rest[..new_rest.len() - end],
    );
    for index in 0..old_rest.len().max(new_rest.len()) {
        let path = path.with(Step::Index(start + index));
        super::walk(&path, old_rest.get(index), new_rest.get(index), out);
    }
}
