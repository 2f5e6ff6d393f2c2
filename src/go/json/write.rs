//! Writes nodes and strings as `json.Marshal` does (`encode.go`, Go 1.26).

use std::fmt::Write;

use super::escape;
use crate::go::float;
use crate::tree::{Entry, Node, Value};

/// The JSON of a value as `json.Marshal` (Go 1.26) writes what was read into an `any`: compact, keys in the order of their bytes,
/// HTML characters escaped. Readers make no float that is not finite, which Go would refuse.
pub fn marshal(node: &Node) -> String {
    let mut out = String::new();
    let mut steps = vec![Step::Node(node)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Node(node) => value(&mut out, &mut steps, node),
            Step::Member(entry) => {
                push_string(&mut out, &entry.key);
                out.push(':');
                value(&mut out, &mut steps, &entry.node);
            }
            Step::Byte(byte) => out.push(byte),
        }
    }
    out
}

/// The JSON of a Go string, which may hold any bytes: each that is not UTF-8 is written as `\ufffd` (`appendString`, Go 1.26).
pub fn string_text(text: &[u8]) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for chunk in text.utf8_chunks() {
        out.extend(escape::string(chunk.valid()));
        out.extend(chunk.invalid().iter().map(|_| "\\ufffd"));
    }
    out.push('"');
    out
}

/// What is still to be written; a stack in place of recursion.
#[derive(Clone, Copy)]
enum Step<'n> {
    Node(&'n Node),
    Member(&'n Entry),
    Byte(char),
}

/// Writes a scalar, or what an object or array begins with; the rest of it becomes steps.
fn value<'n>(out: &mut String, steps: &mut Vec<Step<'n>>, node: &'n Node) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Int(value) => display(out, value),
        Value::Uint(value) => display(out, value),
        Value::Float(value) => out.push_str(&float::json(*value)),
        Value::Text(text) => push_string(out, text),
        Value::List(items) => {
            out.push('[');
            steps.push(Step::Byte(']'));
            separated(steps, items.iter().rev().map(Step::Node));
        }
        Value::Map(map) => {
            let mut entries: Vec<&Entry> = map.entries().iter().rev().collect();
            entries.sort_unstable_by(|a, b| b.key.cmp(&a.key));
            out.push('{');
            steps.push(Step::Byte('}'));
            separated(steps, entries.into_iter().map(Step::Member));
        }
    }
}

/// Adds steps with commas between them.
fn separated<'n>(steps: &mut Vec<Step<'n>>, parts: impl ExactSizeIterator<Item = Step<'n>>) {
    steps.reserve(parts.len() * 2);
    for (index, part) in parts.enumerate() {
        if index > 0 {
            steps.push(Step::Byte(','));
        }
        steps.push(part);
    }
}

fn push_string(out: &mut String, text: &str) {
    out.push('"');
    out.extend(escape::string(text));
    out.push('"');
}

fn display(out: &mut String, value: impl std::fmt::Display) {
    // Writing to a string cannot fail.
    let _ = write!(out, "{value}");
}
