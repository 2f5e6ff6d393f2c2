//! Numbers as they are stored: sent to the API server as JSON, and read from there with integers kept.

use super::{Fault, Problem};
use crate::go::float;
use crate::tree::{Node, Value};

/// Turns whole floats into integers where they fit, and integers that do not fit into floats.
///
/// # Errors
/// Where a number is too large for a float.
pub(super) fn store(node: &mut Node) -> Result<(), Problem> {
    match &mut node.value {
        Value::List(items) => items.iter_mut().try_for_each(store),
        Value::Map(map) => {
            let entries = map.entries_mut().iter_mut();
            entries.map(|entry| &mut entry.node).try_for_each(store)
        }
        Value::Uint(number) => {
            node.value = Value::Float(*number as f64);
            Ok(())
        }
        Value::Float(number) if number.is_finite() => {
            if let Ok(whole) = float::json(*number).parse() {
                node.value = Value::Int(whole);
            }
            Ok(())
        }
        Value::Float(_) => Err(Problem {
            path: "",
            message: "a number is too large".to_owned(),
            span: node.span,
            fault: Fault::Document,
        }),
        _ => Ok(()),
    }
}
