//! The words of YAML: from text to tokens, as `go.yaml.in/yaml/v2` v2.4.3 (`scannerc.go`) finds them.
//!
//! Whether a scalar or a collection is a key shows only at the colon behind it. Until then it waits in a queue, and so does
//! what follows; at the colon the token that announces a key is put in front of it. Nothing waits over more than one line or
//! 1,024 characters. What is not obvious here mirrors Go, errors of Go included.

mod block;
mod cursor;
mod fetch;
mod property;
mod scalar;

use std::borrow::Cow;
use std::collections::VecDeque;

use super::error::{Error, ErrorKind};
use crate::span::Span;
use cursor::Cursor;

/// A place in the text, counted from 0.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    /// The byte.
    pub(super) at: usize,
    /// The line.
    pub(super) line: u32,
    /// The character in the line.
    pub(super) column: u32,
}

/// A word of YAML.
#[derive(Debug)]
pub(super) enum Token<'a> {
    StreamEnd,
    /// `%YAML`: the version.
    Version(u8, u8),
    /// `%TAG`: a handle and what it stands for.
    TagDirective(&'a str, Vec<u8>),
    DocumentStart,
    DocumentEnd,
    BlockListStart,
    BlockMapStart,
    BlockEnd,
    FlowListStart,
    FlowListEnd,
    FlowMapStart,
    FlowMapEnd,
    /// `-`
    BlockEntry,
    /// `,`
    FlowEntry,
    /// `?`, or a key without it.
    Key,
    /// `:`
    Value,
    Alias(&'a str),
    Anchor(&'a str),
    /// A handle, empty for a tag that is written out, and the rest.
    Tag(&'a str, Vec<u8>),
    /// A scalar's text, and whether it is plain.
    Scalar(Cow<'a, str>, bool),
}

/// A token and where it stands.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) token: Token<'a>,
    pub(super) start: Mark,
    /// The byte behind it.
    pub(super) end: usize,
}

/// A token that is a key if a colon follows it.
struct PossibleKey {
    /// Its number among all tokens.
    token: usize,
    /// Where it begins.
    mark: Mark,
    /// How many flow collections it is in.
    level: usize,
    /// Whether it can only be a key: it stands where the entries of a block map begin.
    required: bool,
    /// Whether it and the tokens behind it wait for the colon.
    waits: bool,
}

/// A flow collection that is open.
struct FlowLevel {
    /// The number of its bracket among all tokens.
    bracket: usize,
    /// Whether anything in it could have been a key.
    had_key: bool,
}

/// How far behind its start the colon of a key may be, in characters.
const KEY_LIMIT: u32 = 1024;

/// How deep collections may be nested; Go has the same limit for flow and for block collections.
const MAX_DEPTH: usize = 10_000;

/// Finds tokens.
pub(super) struct Scanner<'a> {
    cursor: Cursor<'a>,
    tokens: VecDeque<Placed<'a>>,
    /// How many tokens were taken.
    taken: usize,
    /// Whether the first token of the queue is known to be the next one.
    settled: bool,
    keys: VecDeque<PossibleKey>,
    flow: Vec<FlowLevel>,
    /// The column of the innermost block collection; -1 outside.
    indent: i64,
    /// The columns of the block collections around it.
    indents: Vec<i64>,
    /// Whether a key may begin here.
    key_allowed: bool,
}

impl<'a> Scanner<'a> {
    /// INVARIANT: `text` has only characters that YAML allows.
    pub(super) fn new(text: &'a str) -> Self {
        let mut cursor = Cursor::new(text);
        // Behind the byte order mark of the encoding, one more is skipped like white space.
        if text.starts_with('\u{feff}') {
            cursor.skip();
        }
        Self {
            cursor,
            tokens: VecDeque::new(),
            taken: 0,
            settled: false,
            keys: VecDeque::new(),
            flow: Vec::new(),
            indent: -1,
            indents: Vec::new(),
            key_allowed: true,
        }
    }

    /// The next token.
    pub(super) fn peek(&mut self) -> Result<&mut Placed<'a>, Error> {
        if !self.settled {
            self.settle()?;
            self.settled = true;
        }
        // INVARIANT: there is a token when the first one is settled.
        let at = self.cursor.mark().at;
        self.tokens.front_mut().ok_or_else(|| {
            let span = Span::new(at, at);
            Error::new(ErrorKind::Syntax, span, "unexpected end of stream")
        })
    }

    /// Takes the next token, which `peek` showed.
    pub(super) fn skip(&mut self) {
        self.settled = false;
        self.taken += 1;
        self.tokens.pop_front();
    }

    fn in_flow(&self) -> bool {
        !self.flow.is_empty()
    }

    fn column(&self) -> i64 {
        i64::from(self.cursor.mark().column)
    }

    /// The character at the place.
    fn span(&self) -> Span {
        let mut behind = self.cursor.clone();
        if !behind.is_line_end(0) {
            behind.skip();
        }
        Span::new(self.cursor.mark().at, behind.mark().at)
    }

    fn fail<T>(&self, problem: impl Into<Cow<'static, str>>) -> Result<T, Error> {
        self.fail_at(self.span(), problem)
    }

    /// An error that Go sees at this place, though it is elsewhere that something is missing.
    fn fail_at<T>(&self, span: Span, problem: impl Into<Cow<'static, str>>) -> Result<T, Error> {
        let mut error = Error::new(ErrorKind::Syntax, span, problem);
        // Go leaves the first line out.
        error.line = match self.cursor.mark().line {
            0 => 0,
            line => line + 1,
        };
        Err(error)
    }

    /// Fetches tokens until it is known what the first one is.
    fn settle(&mut self) -> Result<(), Error> {
        while self.tokens.is_empty() || self.first_waits()? {
            self.fetch()?;
        }
        Ok(())
    }

    /// Whether the first token of the queue may yet turn out to be a key.
    fn first_waits(&mut self) -> Result<bool, Error> {
        let Some(at) = self.keys.iter().position(|key| key.waits) else {
            return Ok(false);
        };
        let is_first = self.keys.get(at).is_some_and(|key| key.token == self.taken);
        if !is_first {
            return Ok(false);
        }
        let fresh = self.is_fresh(at)?;
        if !fresh {
            self.keys.remove(at);
        }
        Ok(fresh)
    }

    /// Whether a colon here would make the possible key a key.
    fn is_fresh(&self, at: usize) -> Result<bool, Error> {
        let Some(key) = self.keys.get(at) else {
            return Ok(false);
        };
        let here = self.cursor.mark();
        let fresh =
            key.mark.line == here.line && key.mark.column.saturating_add(KEY_LIMIT) >= here.column;
        if !fresh && key.required {
            return self.fail_without_colon(key);
        }
        Ok(fresh)
    }

    fn fail_without_colon<T>(&self, key: &PossibleKey) -> Result<T, Error> {
        let span = self.cursor.line_from(key.mark.at);
        self.fail_at(span, "could not find expected ':'")
    }

    /// Notes that what begins here may be a key.
    fn save_key(&mut self) -> Result<(), Error> {
        if !self.key_allowed {
            return Ok(());
        }
        self.drop_key()?;
        if let Some(level) = self.flow.last_mut() {
            level.had_key = true;
        }
        self.keys.push_back(PossibleKey {
            token: self.next_number(),
            mark: self.cursor.mark(),
            level: self.flow.len(),
            required: !self.in_flow() && self.indent == self.column(),
            waits: true,
        });
        Ok(())
    }

    /// The number of the token that will be added next.
    fn next_number(&self) -> usize {
        self.taken + self.tokens.len()
    }

    /// Whether the last possible key belongs to the innermost collection.
    fn has_key(&self) -> bool {
        let level = self.flow.len();
        self.keys.back().is_some_and(|key| key.level == level)
    }

    /// Forgets the possible key of the innermost collection: no colon came.
    fn drop_key(&mut self) -> Result<(), Error> {
        if !self.has_key() {
            return Ok(());
        }
        match self.keys.pop_back() {
            Some(key) if key.required => self.fail_without_colon(&key),
            _ => Ok(()),
        }
    }

    fn add(&mut self, token: Token<'a>, start: Mark) {
        let end = self.cursor.mark().at;
        self.tokens.push_back(Placed { token, start, end });
    }

    /// Adds a token of `len` bytes and moves behind it.
    fn add_mark(&mut self, token: Token<'a>, len: usize) {
        let start = self.cursor.mark();
        self.cursor.advance(start.at + len);
        self.add(token, start);
    }

    /// Puts a token in front of the one with a number. If that one was taken already, it comes last, as it does in Go.
    fn insert(&mut self, number: usize, token: Token<'a>, start: Mark) {
        let end = start.at;
        let placed = Placed { token, start, end };
        match number.checked_sub(self.taken) {
            Some(at) if at <= self.tokens.len() => self.tokens.insert(at, placed),
            _ => self.tokens.push_back(placed),
        }
    }

    /// Opens a block collection in front of the token with a number, if one begins at this place.
    fn indent_to(&mut self, start: Mark, number: usize, token: Token<'a>) -> Result<(), Error> {
        let column = i64::from(start.column);
        if self.in_flow() || self.indent >= column {
            return Ok(());
        }
        self.indents.push(self.indent);
        self.indent = column;
        if self.indents.len() > MAX_DEPTH {
            return self.fail(format!("exceeded max depth of {MAX_DEPTH}"));
        }
        self.insert(number, token, start);
        Ok(())
    }

    /// Closes the block collections that are indented more than `column`.
    fn unindent_to(&mut self, column: i64) {
        if self.in_flow() {
            return;
        }
        while self.indent > column {
            self.add(Token::BlockEnd, self.cursor.mark());
            self.indent = self.indents.pop().unwrap_or(-1);
        }
    }
}
