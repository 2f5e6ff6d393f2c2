//! Places of fields in the source, by their paths.
//!
//! What is stored of a document knows its places. Where nothing is stored, or not all of it, the document is read again: only
//! for those that have a finding.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::plan::{Entry, Plan};
use crate::span::Span;
use crate::tree::{self, Node};
use crate::yaml::{self, Limits};

/// The documents of the sources as they were written, read when they are asked for.
pub struct Places<'a> {
    plan: &'a Plan<'a>,
    written: Vec<OnceCell<HashMap<Span, Node>>>,
}

/// A step of a path.
enum Step<'p> {
    Key(&'p str),
    Index(usize),
}

/// A value, and the key that it stands under.
struct Found<'n> {
    node: &'n Node,
    key: Option<Span>,
}

impl Found<'_> {
    /// Whether it stands in the source: what the API server fills in stands where the object does that it is put into.
    fn is_written(&self) -> bool {
        self.key != Some(self.node.span)
    }
}

impl<'a> Places<'a> {
    /// The places of a plan.
    pub fn new(plan: &'a Plan<'a>) -> Self {
        let count = plan.sources.sources.len();
        Self {
            plan,
            written: (0..count).map(|_| OnceCell::new()).collect(),
        }
    }

    /// The plan that they are of.
    pub(super) fn plan(&self) -> &'a Plan<'a> {
        self.plan
    }

    /// The value at a path; where it is not there, the key of what it is missing in, or the first line of the document.
    pub fn value(&self, entry: &Entry, path: &str) -> Span {
        self.find(entry, path, |found| found.node.span)
    }

    /// The key at a path, or the value where it stands under none.
    pub fn key(&self, entry: &Entry, path: &str) -> Span {
        self.find(entry, path, |found| found.key.unwrap_or(found.node.span))
    }

    /// A place inside the text of a field, from a byte of it on.
    pub fn inside(&self, entry: &Entry, path: &str, at: usize) -> Span {
        let stored = entry.object().map(|object| &object.node);
        let root = stored.or_else(|| self.written(entry));
        let found = root.and_then(|root| walk(root, path));
        let source = self.plan.sources.sources.get(entry.source);
        let (Some(found), Some(source)) = (found, source) else {
            return self.value(entry, path);
        };
        let Some(text) = found.node.as_text() else {
            return found.node.span;
        };
        let start = yaml::offset_of(source.text(), found.node.span, text, at);
        let end = yaml::offset_of(source.text(), found.node.span, text, word_end(text, at));
        Span::new(start, end.max(start))
    }

    /// A part of the text of a field.
    pub fn within(&self, entry: &Entry, path: &str, part: Span) -> Span {
        let found = self.text_of(entry, path);
        let Some((source, node, text)) = found else {
            return self.value(entry, path);
        };
        let offset = |at| yaml::offset_of(source, node.span, text, at);
        let range = part.range();
        let start = offset(range.start);
        Span::new(start, offset(range.end).max(start))
    }

    /// A part of a text that stands in a document, which is itself the text of a field.
    pub fn within_text(&self, entry: &Entry, field: &str, path: &str, part: Span) -> Span {
        let inner = self.text_of(entry, field).and_then(|(_, _, text)| {
            let document = yaml::read(text.as_bytes(), &Limits::default()).ok()?;
            let node = value_at(&document.root, path)?;
            let inside = node.as_text()?;
            let range = part.range();
            let offset = |at| yaml::offset_of(text.as_bytes(), node.span, inside, at);
            Some(Span::new(offset(range.start), offset(range.end)))
        });
        match inner {
            Some(part) => self.within(entry, field, part),
            None => self.value(entry, field),
        }
    }

    /// The text of a field, with its node and the source that it stands in.
    fn text_of<'n>(
        &'n self,
        entry: &'n Entry,
        path: &str,
    ) -> Option<(&'n [u8], &'n Node, &'n str)> {
        let stored = entry.object().map(|object| &object.node);
        let root = stored.or_else(|| self.written(entry))?;
        let node = value_at(root, path)?;
        let source = self.plan.sources.sources.get(entry.source)?;
        Some((source.text(), node, node.as_text()?))
    }

    /// A document as it is written.
    pub fn written(&self, entry: &Entry) -> Option<&Node> {
        let cell = self.written.get(entry.source)?;
        let source = self.plan.sources.sources.get(entry.source)?;
        let documents = cell.get_or_init(|| documents(source.text()));
        documents.get(&entry.span)
    }

    fn find(&self, entry: &Entry, path: &str, place: impl Fn(&Found<'_>) -> Span) -> Span {
        let stored = entry.object().map(|object| &object.node);
        let found = stored.and_then(|root| walk(root, path));
        if let Some(found) = found.filter(Found::is_written) {
            return place(&found);
        }
        // What is stored is what is written where nothing was dropped; reading it again takes long.
        let root = match stored.filter(|_| entry.unknown.is_empty()) {
            Some(stored) => Some(stored),
            None => self.written(entry).or(stored),
        };
        let Some(root) = root else { return entry.span };
        if let Some(found) = walk(root, path).filter(Found::is_written) {
            return place(&found);
        }
        let above = above(path).and_then(|path| nearest_above(root, path));
        above.map_or_else(
            || first_line(entry),
            |found| found.key.unwrap_or(found.node.span),
        )
    }
}

/// The end of the word or the sign at a place in a text.
fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let word: usize = rest
        .chars()
        .take_while(|c| is_word(*c))
        .map(char::len_utf8)
        .sum();
    match word {
        0 => at + rest.chars().next().map_or(0, char::len_utf8),
        word => at + word,
    }
}

/// The first character of a document.
fn first_line(entry: &Entry) -> Span {
    Span {
        end: entry.span.start,
        ..entry.span
    }
}

/// The documents of a text and the items of its lists, by their places.
fn documents(text: &[u8]) -> HashMap<Span, Node> {
    let limits = Limits::default();
    let mut documents = HashMap::new();
    for piece in yaml::documents(text, &limits) {
        let Ok(document) = piece.document else {
            continue;
        };
        let items = document.root.get("items").and_then(Node::as_list);
        for item in items.unwrap_or_default() {
            documents.insert(item.span, item.clone());
        }
        documents.insert(document.root.span, document.root);
    }
    documents
}

/// The deepest thing on the way to a path.
fn nearest_above<'n>(root: &'n Node, path: &str) -> Option<Found<'n>> {
    walk(root, path).or_else(|| nearest_above(root, above(path)?))
}

/// A path without its last step; none for one of a single step.
fn above(path: &str) -> Option<&str> {
    let end = match path.ends_with(']') {
        true => path.rfind('[')?,
        false => path.rfind('.')?,
    };
    path.get(..end)
}

/// Walks down a path. Keys may contain dots: the longest key that fits is taken.
fn walk<'n>(root: &'n Node, path: &str) -> Option<Found<'n>> {
    let mut found = Found {
        node: root,
        key: None,
    };
    let mut rest = path;
    while !rest.is_empty() {
        let (step, after) = next_step(found.node, rest)?;
        found = match step {
            Step::Key(key) => {
                let entry: &tree::Entry = found.node.as_map()?.entry(key)?;
                Found {
                    node: &entry.node,
                    key: Some(entry.key_span),
                }
            }
            Step::Index(index) => Found {
                node: found.node.as_list()?.get(index)?,
                key: None,
            },
        };
        rest = after;
    }
    Some(found)
}

fn next_step<'p>(node: &Node, path: &'p str) -> Option<(Step<'p>, &'p str)> {
    if let Some(inside) = path.strip_prefix('[') {
        let (index, after) = inside.split_once(']')?;
        let after = after.strip_prefix('.').unwrap_or(after);
        return match index.parse() {
            Ok(index) => Some((Step::Index(index), after)),
            Err(_) => Some((Step::Key(index), after)),
        };
    }
    let map = node.as_map()?;
    let keys = map.entries().iter().filter_map(|entry| {
        let after = path.strip_prefix(&*entry.key)?;
        let ends = after.is_empty() || after.starts_with(['.', '[']);
        ends.then_some((entry.key.len(), after))
    });
    let (length, after) = keys.max_by_key(|(length, _)| *length)?;
    let after = after.strip_prefix('.').unwrap_or(after);
    Some((Step::Key(path.get(..length)?), after))
}

/// The value at a path.
pub(super) fn value_at<'n>(root: &'n Node, path: &str) -> Option<&'n Node> {
    walk(root, path).map(|found| found.node)
}
