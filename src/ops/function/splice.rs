//! Changes to the text of a ResourceList that leave comments and everything else as they are.

use serde_json::Value;

use crate::finding::Edit;
use crate::go::{json, json_text};
use crate::span::Span;
use crate::tree::{self, Node};
use crate::yaml::write::manifest;
use crate::yaml::{self, Limits};

/// What stands in front of an item.
const DASH: &str = "- ";

/// Where the parts of a list stand in its text.
pub(super) struct Place<'a> {
    text: &'a [u8],
    root: &'a Node,
    items: &'a Node,
    /// The column of the items' dashes.
    column: usize,
}

/// The value of a text.
pub(super) fn value(text: &[u8]) -> Option<Value> {
    let read = yaml::read(text, &Limits::default()).ok()?;
    Some(json_text::value(&json::marshal(&read.root)))
}

impl<'a> Place<'a> {
    /// The places in a text; none where it has braces around it.
    pub(super) fn new(text: &'a [u8], root: &'a Node) -> Option<Self> {
        let items = root.get("items")?;
        let is_block = text.get(root.span.start as usize) != Some(&b'{');
        let first = items.as_list()?.first();
        let start = first.map_or(0, |first| line_start(text, first.span.start as usize));
        let line = text.get(start..).unwrap_or_default();
        let column = line.iter().take_while(|byte| **byte == b' ').count();
        is_block.then_some(Self {
            text,
            root,
            items,
            column,
        })
    }

    /// Takes out results, and the items that are not kept.
    pub(super) fn without(&self, kept: &[bool]) -> Option<Vec<Edit>> {
        let items = self.items.as_list()?;
        let gone = items.iter().zip(kept).filter(|(_, kept)| !**kept);
        let mut edits: Vec<Edit> = gone
            .map(|(item, _)| self.cut(item.span.start as usize, self.end(item)))
            .collect();
        if kept.iter().all(|kept| !kept) && !kept.is_empty() {
            // Without an item the value would be nothing.
            let at = line_start(self.text, items.first()?.span.start as usize);
            edits.push(Edit {
                span: Span::new(at, at),
                text: "  []\n".to_owned(),
            });
        }
        if let Some(entry) = self.root.as_map()?.entry("results") {
            edits.push(self.cut(entry.key_span.start as usize, self.end(&entry.node)));
        }
        Some(edits)
    }

    /// Puts objects behind the items, and results behind everything.
    pub(super) fn with(&self, objects: &[Value], results: &[Value]) -> Option<Vec<Edit>> {
        let mut edits = Vec::new();
        let objects = listed(objects, self.column);
        if !objects.is_empty() {
            edits.push(match self.items.as_list()?.last() {
                Some(last) => self.insertion(self.line_end(self.end(last)), &objects),
                None => self.instead_of_empty(&objects)?,
            });
        }
        if !results.is_empty() {
            let results = format!("results:\n{}", listed(results, 0));
            edits.push(self.insertion(self.text.len(), &results));
        }
        Some(edits)
    }

    /// Lines in the place of an empty list, wherever behind its key it stands.
    fn instead_of_empty(&self, lines: &str) -> Option<Edit> {
        let key = self.root.as_map()?.entry("items")?.key_span.end as usize;
        let colon = key + memchr::memchr(b':', self.text.get(key..)?)?;
        Some(Edit {
            span: Span::new(colon + 1, self.items.span.end as usize),
            text: format!("\n{}", lines.trim_end_matches('\n')),
        })
    }

    /// Lines put in at a place; the line before them gets its break.
    fn insertion(&self, at: usize, lines: &str) -> Edit {
        let is_broken = at == 0 || self.text.get(at - 1) == Some(&b'\n');
        Edit {
            span: Span::new(at, at),
            text: format!("{}{lines}", if is_broken { "" } else { "\n" }),
        }
    }

    /// Takes out the lines of what begins and ends at places.
    fn cut(&self, start: usize, end: usize) -> Edit {
        Edit {
            span: Span::new(line_start(self.text, start), self.line_end(end)),
            text: String::new(),
        }
    }

    /// Where a value ends: what comes behind it, such as comments, is not its own.
    fn end(&self, node: &Node) -> usize {
        let is_flow = matches!(self.text.get(node.span.start as usize), Some(b'{' | b'['));
        let last = match &node.value {
            _ if is_flow => None,
            tree::Value::Map(map) => map.entries().last().map(|entry| {
                let is_alias = entry.node.span.start < entry.key_span.start;
                let end = if is_alias { 0 } else { self.end(&entry.node) };
                end.max(entry.key_span.end as usize)
            }),
            tree::Value::List(items) => items.last().map(|item| self.end(item)),
            _ => None,
        };
        last.unwrap_or(node.span.end as usize)
    }

    /// Where the line of what ends at a place ends, behind its break.
    fn line_end(&self, end: usize) -> usize {
        if end > 0 && self.text.get(end - 1) == Some(&b'\n') {
            return end;
        }
        let rest = self.text.get(end..).unwrap_or_default();
        memchr::memchr(b'\n', rest).map_or(self.text.len(), |at| end + at + 1)
    }
}

/// Where the line of a place begins.
fn line_start(text: &[u8], at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    memchr::memrchr(b'\n', before).map_or(0, |at| at + 1)
}

/// Values as the items of a list whose dashes are in a column.
fn listed(values: &[Value], column: usize) -> String {
    let mut out = String::new();
    for value in values {
        for (number, line) in manifest(value).lines().enumerate() {
            let lead = if number == 0 { DASH } else { "  " };
            match line {
                "" => {}
                line => out.push_str(&format!("{:column$}{lead}{line}", "")),
            }
            out.push('\n');
        }
    }
    out
}
