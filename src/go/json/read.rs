//! Reads JSON into nodes as Go reads it into an `any`.
//!
//! Mirrors `json.Unmarshal` and `json.Decoder` (Go 1.26) and `UnmarshalStrict` of `sigs.k8s.io/json`. Nothing recurses: Go
//! allows ten thousand levels.

use smol_str::SmolStr;
use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;
use std::fmt::Write;

use super::escape;
use super::scan::{Literal, Scanner, Source, SyntaxError, Token};
use crate::span::Span;
use crate::tree::{Entry, Node, Value};

/// How many duplicate keys are told of; `sigs.k8s.io/json` stops there too, and the work stays bounded.
const MAX_DUPLICATES: usize = 100;

/// Up to how many keys an object is searched from its start instead of by hash.
const FEW_KEYS: usize = 12;

/// A document with what a node cannot hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The value.
    pub node: Node,
    /// Keys that stood in their object before, in the order of the source; at most a hundred.
    pub duplicates: Vec<Duplicate>,
}

/// A key that stands in its object once more. The last one wins, in the place of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    /// The way from the root to the key, as Kubernetes writes it: `spec.items[0].name`.
    pub path: Box<str>,
    /// Where the key stands, with its quotes.
    pub key_span: Span,
    /// Where it stood first.
    pub first: Span,
}

/// Which type numbers get.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Numbers {
    /// All are `float64`: `encoding/json`.
    Floats,
    /// Integers that fit are `int64`, others `float64`: `sigs.k8s.io/json`.
    PreserveInts,
}

/// Reads one document as Kubernetes does into unstructured content (`UnmarshalCaseSensitivePreserveInts` of `sigs.k8s.io/json`);
/// errors are Go's.
pub fn read(text: &[u8]) -> Result<Node, SyntaxError> {
    Ok(read_document(text)?.node)
}

/// Like [`read`], and tells of keys that stand twice (`UnmarshalStrict` of `sigs.k8s.io/json`).
pub fn read_document(text: &[u8]) -> Result<Document, SyntaxError> {
    whole(text, Numbers::PreserveInts)
}

/// Reads one document as `json.Unmarshal` (Go 1.26) does into an `any`: every number is a float64, so large integers lose digits.
pub fn read_any(text: &[u8]) -> Result<Node, SyntaxError> {
    Ok(whole(text, Numbers::Floats)?.node)
}

/// Reads the first value of a stream as `json.Decoder` does, and how many bytes it and the white space before it take up;
/// nothing if only white space is left (Go's `io.EOF`). Numbers are read as in [`read`], but one that is out of range is infinite: who
/// splits a stream does not look at numbers yet.
pub fn read_prefix(text: &[u8]) -> Result<Option<(Document, usize)>, SyntaxError> {
    let mut reader = Reader::new(text, Source::Stream, Numbers::PreserveInts);
    if reader.scanner.at_end() {
        return Ok(None);
    }
    let node = reader.value()?;
    let end = reader.scanner.position();
    Ok(Some((reader.complete(node), end)))
}

fn whole(text: &[u8], numbers: Numbers) -> Result<Document, SyntaxError> {
    let mut reader = Reader::new(text, Source::Document, numbers);
    let node = reader.value()?;
    reader.scanner.finish()?;
    reader.document(node)
}

/// An object or array that is not yet complete.
struct Frame {
    /// Offset of its bracket.
    start: usize,
    contents: Contents,
}

/// Where the parts of a frame begin among the reader's `entries` or `items`.
enum Contents {
    Object {
        base: usize,
        key: SmolStr,
        key_span: Span,
    },
    Array {
        base: usize,
    },
}

impl Frame {
    fn array_base(&self) -> Option<usize> {
        match self.contents {
            Contents::Array { base } => Some(base),
            Contents::Object { .. } => None,
        }
    }
}

struct Reader<'t> {
    scanner: Scanner<'t>,
    numbers: Numbers,
    frames: Vec<Frame>,
    /// Entries of all open objects, outermost first; so each map is allocated once, in its final size.
    entries: Vec<Entry>,
    /// Items of all open arrays.
    items: Vec<Node>,
    duplicates: Vec<Duplicate>,
    /// The first number out of range. Go complains of it only when the whole text is good.
    bad_number: Option<SyntaxError>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t [u8], source: Source, numbers: Numbers) -> Self {
        Self {
            scanner: Scanner::new(text, source),
            numbers,
            frames: Vec::new(),
            entries: Vec::new(),
            items: Vec::new(),
            duplicates: Vec::new(),
            bad_number: None,
        }
    }

    /// What was read, unless a number was out of range.
    fn document(mut self, node: Node) -> Result<Document, SyntaxError> {
        match self.bad_number.take() {
            Some(error) => Err(error),
            None => Ok(self.complete(node)),
        }
    }

    /// What was read, with its duplicates in order.
    fn complete(mut self, node: Node) -> Document {
        self.duplicates.sort_by_key(|duplicate| duplicate.key_span);
        Document {
            node,
            duplicates: self.duplicates,
        }
    }

    /// Reads one value.
    fn value(&mut self) -> Result<Node, SyntaxError> {
        loop {
            let node = match self.scanner.next_token()? {
                Token::ObjectStart => {
                    let base = self.entries.len();
                    self.open(Contents::Object {
                        base,
                        key: SmolStr::default(),
                        key_span: Span::default(),
                    });
                    continue;
                }
                Token::ArrayStart => {
                    let base = self.items.len();
                    self.open(Contents::Array { base });
                    continue;
                }
                Token::Key(literal) => {
                    self.key(literal);
                    continue;
                }
                Token::End => self.close(),
                Token::Text(literal) => {
                    let text = self.text(literal);
                    Node::new(quoted(literal), Value::Text(text))
                }
                Token::Number(literal) => {
                    Node::new(Span::new(literal.start, literal.end), self.number(literal))
                }
                Token::Bool(value) => self.word(if value { 4 } else { 5 }, Value::Bool(value)),
                Token::Null => self.word(4, Value::Null),
            };
            if let Some(root) = self.put(node) {
                return Ok(root);
            }
        }
    }

    fn open(&mut self, contents: Contents) {
        let start = self.scanner.position().saturating_sub(1);
        self.frames.push(Frame { start, contents });
    }

    fn key(&mut self, literal: Literal) {
        let text = self.text(literal);
        if let Some(Frame {
            contents: Contents::Object { key, key_span, .. },
            ..
        }) = self.frames.last_mut()
        {
            *key = text;
            *key_span = quoted(literal);
        }
    }

    /// Puts a complete value into what is open; gives it back if nothing is.
    fn put(&mut self, node: Node) -> Option<Node> {
        let Some(frame) = self.frames.last_mut() else {
            return Some(node);
        };
        match &mut frame.contents {
            Contents::Array { .. } => self.items.push(node),
            Contents::Object { key, key_span, .. } => self.entries.push(Entry {
                key: std::mem::take(key),
                key_span: *key_span,
                node,
            }),
        }
        None
    }

    /// Completes the innermost object or array.
    fn close(&mut self) -> Node {
        let Some(frame) = self.frames.pop() else {
            return Node::default();
        };
        let value = match frame.contents {
            Contents::Array { base } => Value::List(self.items.drain(base..).collect()),
            Contents::Object { base, .. } => {
                let mut entries = self.entries.drain(base..).collect();
                self.settle(&mut entries);
                Value::Map(entries.into())
            }
        };
        Node::new(Span::new(frame.start, self.scanner.position()), value)
    }

    fn word(&self, len: usize, value: Value) -> Node {
        let end = self.scanner.position();
        Node::new(Span::new(end.saturating_sub(len), end), value)
    }

    fn text(&self, literal: Literal) -> SmolStr {
        let text = escape::lossy(self.scanner.bytes(literal));
        if literal.plain {
            text.into()
        } else {
            escape::unescape(&text).into()
        }
    }

    fn number(&mut self, literal: Literal) -> Value {
        // INVARIANT: the scanner took nothing but ASCII for a number.
        let text = std::str::from_utf8(self.scanner.bytes(literal)).unwrap_or_default();
        if self.numbers == Numbers::PreserveInts
            && literal.plain
            && let Ok(value) = text.parse()
        {
            return Value::Int(value);
        }
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Value::Float(value),
            _ => {
                let message =
                    format!("json: cannot unmarshal number {text} into Go value of type float64");
                self.bad_number
                    .get_or_insert_with(|| SyntaxError::new(literal.end, message));
                Value::Float(f64::INFINITY)
            }
        }
    }

    /// Leaves the last entry of each key, where the first one stood, and notes the others.
    fn settle(&mut self, entries: &mut Vec<Entry>) {
        let again = repeated(entries);
        if again.is_empty() {
            return;
        }
        self.tell(entries, &again);
        for (first, later) in &again {
            entries.swap(*first, *later);
        }
        let mut index = 0;
        let mut gone = again.iter().map(|(_, later)| *later).peekable();
        entries.retain(|_| {
            let keep = gone.next_if_eq(&index).is_none();
            index += 1;
            keep
        });
    }

    /// Notes duplicates while there is room. Paths are as long as the text in the worst case, so no more are made than are kept.
    fn tell(&mut self, entries: &[Entry], again: &[(usize, usize)]) {
        let room = MAX_DUPLICATES.saturating_sub(self.duplicates.len());
        if room == 0 {
            return;
        }
        let before = path_to_key(&self.frames, self.items.len());
        let told = again.iter().take(room);
        self.duplicates.extend(told.filter_map(|(first, later)| {
            let (first, later) = (entries.get(*first)?, entries.get(*later)?);
            Some(Duplicate {
                path: format!("{before}{}", later.key).into(),
                key_span: later.key_span,
                first: first.key_span,
            })
        }));
    }
}

/// The entries whose key stood before: index of the first one with the key, index of the later one; in order.
fn repeated(entries: &[Entry]) -> Vec<(usize, usize)> {
    let later = entries.iter().enumerate();
    if entries.len() <= FEW_KEYS {
        let first = |key: &str| entries.iter().position(|entry| &*entry.key == key);
        return later
            .filter_map(|(at, entry)| Some((first(&entry.key)?, at)))
            .filter(|(first, at)| first < at)
            .collect();
    }
    let mut first = HashMap::with_capacity(entries.len());
    later
        .filter_map(|(at, entry)| match first.entry(&*entry.key) {
            Slot::Occupied(slot) => Some((*slot.get(), at)),
            Slot::Vacant(slot) => {
                slot.insert(at);
                None
            }
        })
        .collect()
}

/// Where a string stands, with its quotes.
fn quoted(literal: Literal) -> Span {
    Span::new(literal.start.saturating_sub(1), literal.end + 1)
}

/// What stands before a key in its path: the way from the root to the object that comes next, as Kubernetes writes it.
fn path_to_key(frames: &[Frame], items: usize) -> String {
    let mut path = String::new();
    // The items of an array end where those of the next array within it begin.
    let mut bases = frames
        .iter()
        .filter_map(Frame::array_base)
        .skip(1)
        .chain([items]);
    for (depth, frame) in frames.iter().enumerate() {
        match &frame.contents {
            Contents::Object { key, .. } => {
                // An empty key has its dot too.
                path.push_str(if depth > 0 { "." } else { "" });
                path.push_str(key);
            }
            Contents::Array { base } => {
                let end = bases.next().unwrap_or(items);
                // Writing to a string cannot fail.
                let _ = write!(path, "[{}]", end.saturating_sub(*base));
            }
        }
    }
    path.push_str(if frames.is_empty() { "" } else { "." });
    path
}
