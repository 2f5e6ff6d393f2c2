//! How two values differ, field by field.
//!
//! Elements of a list are told apart by a name, a path, a type or a port, where each has one of its own. A text that is JSON is
//! looked into.

mod list;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::path::{Path, Step};

pub use list::are_reordered;

/// A field that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where it is.
    pub path: Path,
    /// What is there before; none where it is missing.
    pub old: Option<Value>,
    /// What is there afterwards; none where it is missing.
    pub new: Option<Value>,
}

/// The fields in which two values differ, in the order of their paths in the older one.
pub fn between(old: Option<&Value>, new: Option<&Value>) -> Vec<Difference> {
    let mut differences = Vec::new();
    walk(&Path::default(), old, new, &mut differences);
    differences
}

fn walk(path: &Path, old: Option<&Value>, new: Option<&Value>, out: &mut Vec<Difference>) {
    match (old, new) {
        _ if old == new => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => walk_maps(path, old, new, out),
        (Some(Value::Array(old)), Some(Value::Array(new))) => list::walk(path, old, new, out),
        (Some(Value::String(one)), Some(Value::String(other))) => {
            match (json(one), json(other)) {
                // The same in another form is a difference: it is compared and written as a text.
                (Some(one), Some(other)) if one != other => {
                    walk(path, Some(&one), Some(&other), out)
                }
                _ => push(path, old, new, out),
            }
        }
        _ => push(path, old, new, out),
    }
}

fn push(path: &Path, old: Option<&Value>, new: Option<&Value>, out: &mut Vec<Difference>) {
    out.push(Difference {
        path: path.clone(),
        old: old.cloned(),
        new: new.cloned(),
    });
}

/// The list or object that a text holds as JSON.
fn json(text: &str) -> Option<Value> {
    let is_container = text.trim_start().starts_with(['{', '[']);
    is_container.then(|| serde_json::from_str(text).ok())?
}

fn walk_maps(
    path: &Path,
    old: &Map<String, Value>,
    new: &Map<String, Value>,
    out: &mut Vec<Difference>,
) {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let path = path.with(Step::Key(key.clone()));
        walk(&path, old.get(key), new.get(key), out);
    }
}

#[cfg(test)]
mod tests;
