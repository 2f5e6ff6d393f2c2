//! A file of documents, split as `k8s.io/apimachinery` v0.35.3 `util/yaml` (`NewYAMLOrJSONDecoder`, for kubectl) splits it.
//!
//! Lines are looked at, not YAML: `---` at the beginning of a line separates documents even inside of a text. A file that begins
//! with a brace is read as JSON until that fails. kubectl stops at the first error; here reading goes on behind the next separator.

use memchr::{memchr, memchr_iter, memmem};

use super::compose::compose;
use super::error::{Error, ErrorKind};
use super::source::Source;
use super::{Again, Document, Duplicate, Limits};
use crate::go::json;
use crate::span::Span;
use crate::tree::{Node, Value};

/// A part of a file: a document, or what should have been one.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Where it begins, in bytes from the beginning of the file.
    pub offset: usize,
    /// The line that it begins on, counted from 1.
    pub line: usize,
    /// What it says, with spans that count from the beginning of the file.
    pub document: Result<Document, Error>,
    /// Whether kubectl gives up here: the first error of a file.
    pub stop: bool,
}

impl Piece {
    /// Whether kubectl passes over it: it is `null` or has nothing but comments.
    pub fn is_skipped(&self) -> bool {
        let document = self.document.as_ref();
        document.is_ok_and(|document| document.root.is_null())
    }
}

/// How far kubectl looks for the brace.
const PEEK: usize = 4096;

/// Whether a text begins with a brace behind white space (`IsJSONBuffer`).
pub fn looks_like_json(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(character) = first_character(rest).filter(|it| it.is_whitespace()) {
        rest = rest.get(character.len_utf8()..).unwrap_or_default();
    }
    rest.first() == Some(&b'{')
}

fn first_character(text: &[u8]) -> Option<char> {
    let start = text.get(..4).unwrap_or(text);
    start.utf8_chunks().next()?.valid().chars().next()
}

/// Reads all documents of a file.
pub fn documents<'a>(text: &'a [u8], limits: &'a Limits) -> Documents<'a> {
    let start = text.get(..PEEK).unwrap_or(text);
    Documents {
        text,
        limits,
        at: 0,
        line: 1,
        line_at: 0,
        json: looks_like_json(start).then_some(0),
        too_long: limits.check_size(text).err(),
        stopped: false,
    }
}

/// The documents of a file, one by one.
#[derive(Debug)]
pub struct Documents<'a> {
    text: &'a [u8],
    limits: &'a Limits,
    at: usize,
    /// The line that `line_at` is on.
    line: usize,
    line_at: usize,
    /// How many documents were JSON, as long as the file is read as JSON.
    json: Option<usize>,
    too_long: Option<Error>,
    /// Whether there was an error.
    stopped: bool,
}

impl Iterator for Documents<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        if let Some(error) = self.too_long.take() {
            self.at = self.text.len();
            return Some(self.piece(0, Err(error)));
        }
        match self.json {
            Some(count) => self.next_json(count),
            None => self.next_yaml(None),
        }
    }
}

impl Documents<'_> {
    fn rest(&self, at: usize) -> &[u8] {
        self.text.get(at..).unwrap_or_default()
    }

    fn piece(&mut self, offset: usize, document: Result<Document, Error>) -> Piece {
        let lines = self.text.get(self.line_at..offset).unwrap_or_default();
        self.line += memchr_iter(b'\n', lines).count();
        self.line_at = offset;
        let stop = document.is_err() && !self.stopped;
        self.stopped |= stop;
        Piece {
            offset,
            line: self.line,
            document,
            stop,
        }
    }

    fn next_json(&mut self, count: usize) -> Option<Piece> {
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        let gap = self.rest(self.at).iter().position(|byte| !is_space(byte))?;
        let start = self.at + gap;
        match json::read_prefix(self.rest(start)) {
            Ok(None) => None,
            Ok(Some((document, len))) => {
                self.json = Some(count + 1);
                self.at = start + len;
                Some(self.piece(start, self.json_document(document, start)))
            }
            Err(error) => self.leave_json(count, start, &error),
        }
    }

    fn json_document(&self, document: json::Document, start: usize) -> Result<Document, Error> {
        let json::Document {
            node: mut root,
            duplicates,
        } = document;
        shift(&mut root, start);
        if depth(&root) > self.limits.depth {
            let problem = format!("nested more than {} levels deep", self.limits.depth);
            return Err(Error::new(ErrorKind::Limit, root.span, problem));
        }
        let duplicates = duplicates.into_iter().map(|duplicate| {
            let span = duplicate.key_span.shifted(start);
            let key = json::read(self.text.get(span.range()).unwrap_or_default());
            Duplicate {
                key: key
                    .ok()
                    .and_then(|key| Some(key.as_text()?.into()))
                    .unwrap_or_default(),
                span,
                before: duplicate.first.shifted(start),
                again: Again::Repeated,
            }
        });
        Ok(Document {
            root,
            duplicates: duplicates.collect(),
        })
    }

    /// Goes on as YAML, which is what kubectl does after no more than one document of JSON.
    fn leave_json(
        &mut self,
        count: usize,
        start: usize,
        error: &json::SyntaxError,
    ) -> Option<Piece> {
        self.json = None;
        let yaml = (count <= 1).then(|| self.start_of_yaml()).flatten();
        let error = json_error(error, start, count > 1);
        if let Some(at) = yaml {
            self.at = at;
            return self.next_yaml(Some(error));
        }
        self.at = self.behind_separator(start);
        Some(self.piece(start, Err(error)))
    }

    /// Where YAML begins behind JSON: behind white space up to the end of the line. Near the end of the file kubectl does not try.
    fn start_of_yaml(&self) -> Option<usize> {
        let mut at = self.at;
        loop {
            let rest = self.rest(at);
            let character = first_character(rest)?;
            if rest.len() < 4 || character == char::REPLACEMENT_CHARACTER {
                return None;
            }
            if !character.is_whitespace() {
                return Some(at);
            }
            at += character.len_utf8();
            if character == '\n' {
                return Some(at);
            }
        }
    }

    /// The next document in YAML. Its error gives way to the one that JSON had.
    fn next_yaml(&mut self, json_error: Option<Error>) -> Option<Piece> {
        let start = self.at;
        if start >= self.text.len() {
            return None;
        }
        // A separator in front of everything belongs to the document.
        let end = self
            .separators(start)
            .find(|separator| separator.text.is_some() || separator.start > start);
        let document = match end {
            Some(Separator {
                text: Some(text),
                start: bad,
                ..
            }) => {
                self.at = self.behind_separator(bad);
                let line = self.rest(bad);
                let len = memchr(b'\n', line).unwrap_or(line.len());
                let problem = format!("invalid Yaml document separator: {text}");
                let span = Span::new(bad, bad + len);
                Err(Error::new(ErrorKind::Separator, span, problem))
            }
            Some(separator) => {
                self.at = separator.end;
                self.read(start, separator.start)
            }
            None => {
                self.at = self.text.len();
                self.read(start, self.at)
            }
        };
        let document = document.map_err(|error| json_error.unwrap_or(error));
        Some(self.piece(start, document))
    }

    fn read(&self, start: usize, end: usize) -> Result<Document, Error> {
        let text = self.text.get(start..end).unwrap_or_default();
        if text.ends_with(b"\n") {
            return compose(&Source::decode_lines(text, start)?, self.limits);
        }
        // The last line gets the end that it lacks.
        let text = [text, b"\n"].concat();
        let source = Source::decode_lines(&text, start)?.without_last_byte();
        compose(&source, self.limits)
    }

    /// Where to go on behind an error: behind the next line that separates documents.
    fn behind_separator(&self, start: usize) -> usize {
        self.separators(start)
            .find(|separator| separator.text.is_none())
            .map_or(self.text.len(), |separator| separator.end)
    }

    /// The lines that begin with `---`, from the beginning of a line on.
    fn separators(&self, start: usize) -> impl Iterator<Item = Separator> {
        let rest = self.rest(start);
        let first = rest.starts_with(b"---").then_some(0);
        let others = memmem::find_iter(rest, b"\n---").map(|at| at + 1);
        first.into_iter().chain(others).map(move |at| {
            let line = rest.get(at..).unwrap_or_default();
            let len = memchr(b'\n', line).map_or(line.len(), |end| end + 1);
            let behind = line.get(3..len).unwrap_or_default();
            let text = String::from_utf8_lossy(behind);
            let text = text.trim();
            let is_separator = text.is_empty() || text.starts_with('#');
            Separator {
                start: start + at,
                end: start + at + len,
                text: (!is_separator).then(|| text.to_owned()),
            }
        })
    }
}

/// A line that begins with `---`.
struct Separator {
    start: usize,
    end: usize,
    /// What follows, if that keeps it from separating documents.
    text: Option<String>,
}

/// The error of kubectl for a text that is no JSON, in the two forms that it has.
fn json_error(error: &json::SyntaxError, start: usize, bare: bool) -> Error {
    let at = start + error.offset;
    let problem = match error.to_string() {
        // The decoder of a stream has its own word for the end.
        text if text.starts_with("unexpected e") || text.starts_with("unexpected E") => {
            "unexpected EOF".to_owned()
        }
        text if bare => text,
        text => format!("json: offset {at}: {text}"),
    };
    let span = Span::new(at.saturating_sub(1), at);
    Error::new(ErrorKind::JsonSyntax, span, problem)
}

/// Makes the spans of a value count from the beginning of the file.
fn shift(root: &mut Node, base: usize) {
    let mut nodes = vec![root];
    while let Some(node) = nodes.pop() {
        node.span = node.span.shifted(base);
        match &mut node.value {
            Value::List(items) => nodes.extend(items),
            Value::Map(map) => {
                for entry in map.entries_mut() {
                    entry.key_span = entry.key_span.shifted(base);
                    nodes.push(&mut entry.node);
                }
            }
            _ => {}
        }
    }
}

/// How deep lists and maps stand in each other.
fn depth(root: &Node) -> usize {
    let mut deepest = 0;
    let mut open = vec![(root, 0)];
    while let Some((node, depth)) = open.pop() {
        deepest = deepest.max(depth);
        match &node.value {
            Value::List(items) => open.extend(items.iter().map(|item| (item, depth + 1))),
            Value::Map(map) => {
                open.extend(map.entries().iter().map(|entry| (&entry.node, depth + 1)));
            }
            _ => {}
        }
    }
    deepest
}
