//! The sentences of YAML: from tokens to the events of one document, as `go.yaml.in/yaml/v2` v2.4.3 (`parserc.go`) reads them.
//!
//! What is not obvious here mirrors Go, errors of Go included. The second document of a text is not read; Go ignores it too.

mod flow;

use std::borrow::Cow;
use std::collections::HashMap;

use super::error::{Error, ErrorKind};
use super::scan::{Placed, Scanner, Token};
use crate::go::yaml_scalar::Tag;
use crate::span::Span;

/// What happens in a document.
#[derive(Debug)]
pub(super) enum Event<'a> {
    /// `*name`
    Alias(&'a str),
    /// A scalar.
    Scalar(Scalar<'a>),
    /// A list begins.
    List(Option<&'a str>),
    /// A map begins; key and value alternate until it ends.
    Map(Option<&'a str>),
    /// The innermost list or map ends.
    End,
}

/// A scalar as it is written.
#[derive(Clone, Debug)]
pub(super) struct Scalar<'a> {
    pub(super) anchor: Option<&'a str>,
    pub(super) tag: Tag,
    pub(super) text: Cow<'a, str>,
    /// Whether it counts as plain: neither quoted nor tagged, or tagged `!`.
    pub(super) plain: bool,
}

/// An event and where it stands: a node without its anchor and tag; of a list or map only the beginning or the end.
#[derive(Debug)]
pub(super) struct Located<'a> {
    pub(super) event: Event<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Expect {
    /// The content of a document that begins with `---`.
    Content,
    /// A node in block context.
    Node,
    /// An entry of a block list.
    BlockItem,
    /// An entry of a list at the column of the key that it belongs to.
    CompactItem,
    BlockKey,
    BlockValue,
    FlowItem {
        first: bool,
    },
    /// The key of a map without braces in a flow list.
    PairKey,
    PairValue,
    PairEnd,
    FlowKey {
        first: bool,
    },
    FlowValue,
    /// The value of a key without a colon.
    NoValue,
}

/// Reads one document.
pub(super) struct Parser<'a> {
    scanner: Scanner<'a>,
    /// What comes next, innermost last.
    expected: Vec<Expect>,
    /// What the handles of tags stand for.
    handles: HashMap<&'a str, Vec<u8>>,
}

impl<'a> Parser<'a> {
    /// INVARIANT: `text` has only characters that YAML allows.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            scanner: Scanner::new(text),
            expected: Vec::new(),
            handles: HashMap::new(),
        }
    }

    /// Begins the document; whether there is one.
    pub(super) fn begin(&mut self) -> Result<bool, Error> {
        let explicit = match self.scanner.peek()?.token {
            Token::StreamEnd => return Ok(false),
            Token::Version(..) | Token::TagDirective(..) | Token::DocumentStart => true,
            _ => false,
        };
        self.directives()?;
        if !explicit {
            self.expected.push(Expect::Node);
            return Ok(true);
        }
        let placed = self.scanner.peek()?;
        if !matches!(placed.token, Token::DocumentStart) {
            return fail(placed, "did not find expected <document start>");
        }
        self.scanner.skip();
        self.expected.push(Expect::Content);
        Ok(true)
    }

    /// Whether the last event of the document was read.
    pub(super) fn is_done(&self) -> bool {
        self.expected.is_empty()
    }

    /// Ends the document behind its last event. What follows is not read, but its first word has to be one.
    pub(super) fn finish(&mut self) -> Result<(), Error> {
        self.scanner.peek().map(|_| ())
    }

    fn directives(&mut self) -> Result<(), Error> {
        let mut version = false;
        loop {
            let placed = self.scanner.peek()?;
            match &mut placed.token {
                Token::Version(..) if version => {
                    return fail(placed, "found duplicate %YAML directive");
                }
                Token::Version(1, 1) => version = true,
                Token::Version(..) => return fail(placed, "found incompatible YAML document"),
                Token::TagDirective(handle, prefix) => {
                    let prefix = std::mem::take(prefix);
                    if self.handles.insert(handle, prefix).is_some() {
                        return fail(placed, "found duplicate %TAG directive");
                    }
                }
                _ => break,
            }
            self.scanner.skip();
        }
        for (handle, prefix) in [("!", "!"), ("!!", "tag:yaml.org,2002:")] {
            let prefix = || prefix.as_bytes().to_vec();
            self.handles.entry(handle).or_insert_with(prefix);
        }
        Ok(())
    }

    /// The next event; not to be called behind the last one of the document.
    pub(super) fn next(&mut self) -> Result<Located<'a>, Error> {
        match self.expected.pop() {
            Some(Expect::Content) => self.content(),
            Some(Expect::Node) | None => self.node(true, false),
            Some(Expect::BlockItem) => self.block_item(),
            Some(Expect::CompactItem) => self.compact_item(),
            Some(Expect::BlockKey) => self.block_key(),
            Some(Expect::BlockValue) => self.block_value(),
            Some(Expect::FlowItem { first }) => self.flow_item(first),
            Some(Expect::PairKey) => self.pair_key(),
            Some(Expect::PairValue) => self.pair_value(),
            Some(Expect::PairEnd) => self.pair_end(),
            Some(Expect::FlowKey { first }) => self.flow_key(first),
            Some(Expect::FlowValue) => self.flow_value(),
            Some(Expect::NoValue) => {
                self.expected.push(Expect::FlowKey { first: false });
                Ok(empty(self.scanner.peek()?.start.at))
            }
        }
    }

    fn content(&mut self) -> Result<Located<'a>, Error> {
        let placed = self.scanner.peek()?;
        match placed.token {
            Token::Version(..)
            | Token::TagDirective(..)
            | Token::DocumentStart
            | Token::DocumentEnd
            | Token::StreamEnd => Ok(empty(placed.start.at)),
            _ => self.node(true, false),
        }
    }

    /// A node. `compact`: a list may stand at the column of the key that it belongs to.
    fn node(&mut self, block: bool, compact: bool) -> Result<Located<'a>, Error> {
        let placed = self.scanner.peek()?;
        let (start, end) = (placed.start.at, placed.end);
        if let Token::Alias(name) = placed.token {
            self.scanner.skip();
            let event = Event::Alias(name);
            return Ok(Located { event, start, end });
        }
        let properties = self.properties()?;
        let anchor = properties.anchor;
        let tag = properties.tag.unwrap_or_default();
        let placed = self.scanner.peek()?;
        let (start, end) = (placed.start.at, placed.end);
        let (event, expect) = match &mut placed.token {
            Token::BlockEntry if compact => (Event::List(anchor), Expect::CompactItem),
            Token::Scalar(text, is_plain) => {
                let scalar = Scalar {
                    anchor,
                    tag,
                    text: std::mem::take(text),
                    plain: match tag {
                        Tag::None => *is_plain,
                        tag => tag == Tag::NonSpecific,
                    },
                };
                self.scanner.skip();
                let event = Event::Scalar(scalar);
                return Ok(Located { event, start, end });
            }
            Token::FlowListStart => (Event::List(anchor), Expect::FlowItem { first: true }),
            Token::FlowMapStart => (Event::Map(anchor), Expect::FlowKey { first: true }),
            Token::BlockListStart if block => (Event::List(anchor), Expect::BlockItem),
            Token::BlockMapStart if block => (Event::Map(anchor), Expect::BlockKey),
            _ => return properties.without_content(placed),
        };
        if expect != Expect::CompactItem {
            self.scanner.skip();
        }
        self.expected.push(expect);
        Ok(Located { event, start, end })
    }

    /// Anchor and tag of a node, in either order.
    fn properties(&mut self) -> Result<Properties<'a>, Error> {
        let mut properties = Properties::default();
        for _ in 0..2 {
            let placed = self.scanner.peek()?;
            match &placed.token {
                Token::Anchor(name) if properties.anchor.is_none() => {
                    properties.anchor = Some(*name);
                }
                Token::Tag(handle, suffix) if properties.tag.is_none() => {
                    properties.tag = tag(&self.handles, handle, suffix);
                    if properties.tag.is_none() {
                        let error = fail(placed, "found undefined tag handle");
                        // An error in the next token comes first.
                        self.scanner.skip();
                        return self.scanner.peek().and(error);
                    }
                }
                _ => break,
            }
            properties.end = placed.end;
            self.scanner.skip();
        }
        Ok(properties)
    }

    fn block_item(&mut self) -> Result<Located<'a>, Error> {
        let placed = self.scanner.peek()?;
        match placed.token {
            Token::BlockEntry => {}
            Token::BlockEnd => return self.end_collection(),
            _ => return fail(placed, "did not find expected '-' indicator"),
        }
        self.entry(Expect::BlockItem, |token| {
            matches!(token, Token::BlockEntry | Token::BlockEnd)
        })
    }

    fn compact_item(&mut self) -> Result<Located<'a>, Error> {
        let placed = self.scanner.peek()?;
        if !matches!(placed.token, Token::BlockEntry) {
            return Ok(end_at(placed.start.at));
        }
        self.entry(Expect::CompactItem, |token| {
            matches!(
                token,
                Token::BlockEntry | Token::Key | Token::Value | Token::BlockEnd
            )
        })
    }

    /// The node behind a `-`, unless a token that follows it shows that there is none.
    fn entry(
        &mut self,
        then: Expect,
        is_empty: fn(&Token<'_>) -> bool,
    ) -> Result<Located<'a>, Error> {
        let end = self.skip_mark()?;
        self.expected.push(then);
        if is_empty(&self.scanner.peek()?.token) {
            return Ok(empty(end));
        }
        self.node(true, false)
    }

    fn block_key(&mut self) -> Result<Located<'a>, Error> {
        let placed = self.scanner.peek()?;
        match placed.token {
            Token::Key => self.block_part(Expect::BlockValue),
            Token::BlockEnd => self.end_collection(),
            _ => fail(placed, "did not find expected key"),
        }
    }

    fn block_value(&mut self) -> Result<Located<'a>, Error> {
        let placed = self.scanner.peek()?;
        if matches!(placed.token, Token::Value) {
            return self.block_part(Expect::BlockKey);
        }
        let at = placed.start.at;
        self.expected.push(Expect::BlockKey);
        Ok(empty(at))
    }

    /// The node behind a `?` or `:` in a block map.
    fn block_part(&mut self, then: Expect) -> Result<Located<'a>, Error> {
        let end = self.skip_mark()?;
        self.expected.push(then);
        match self.scanner.peek()?.token {
            Token::Key | Token::Value | Token::BlockEnd => Ok(empty(end)),
            _ => self.node(true, true),
        }
    }

    /// Moves behind a token without content; where it ends.
    fn skip_mark(&mut self) -> Result<usize, Error> {
        let end = self.scanner.peek()?.end;
        self.scanner.skip();
        Ok(end)
    }

    fn end_collection(&mut self) -> Result<Located<'a>, Error> {
        let Placed { start, end, .. } = *self.scanner.peek()?;
        self.scanner.skip();
        Ok(Located {
            event: Event::End,
            start: start.at,
            end,
        })
    }
}

/// Anchor and tag of a node.
#[derive(Default)]
struct Properties<'a> {
    anchor: Option<&'a str>,
    tag: Option<Tag>,
    /// Where they end.
    end: usize,
}

impl<'a> Properties<'a> {
    /// The empty scalar that a node is which has only these, in front of the next token.
    fn without_content(self, next: &Placed<'_>) -> Result<Located<'a>, Error> {
        if self.anchor.is_none() && self.tag.is_none() {
            return fail(next, "did not find expected node content");
        }
        let scalar = Scalar {
            anchor: self.anchor,
            tag: self.tag.unwrap_or_default(),
            text: Cow::Borrowed(""),
            plain: self.tag.is_none(),
        };
        Ok(Located {
            event: Event::Scalar(scalar),
            start: self.end,
            end: self.end,
        })
    }
}

/// The tag with a handle and a rest; `None` if the handle is not known. A tag that is written out has no handle.
fn tag(handles: &HashMap<&str, Vec<u8>>, handle: &str, suffix: &[u8]) -> Option<Tag> {
    if handle.is_empty() {
        return Some(Tag::of(suffix));
    }
    let prefix = handles.get(handle)?;
    Some(Tag::of(&[prefix, suffix].concat()))
}

/// A scalar that is not written.
fn empty<'a>(at: usize) -> Located<'a> {
    let scalar = Scalar {
        anchor: None,
        tag: Tag::None,
        text: Cow::Borrowed(""),
        plain: true,
    };
    Located {
        event: Event::Scalar(scalar),
        start: at,
        end: at,
    }
}

/// The end of a collection without a token of its own.
fn end_at<'a>(at: usize) -> Located<'a> {
    Located {
        event: Event::End,
        start: at,
        end: at,
    }
}

/// Go counts lines from 0 in these messages and leaves the first one out.
fn fail<T>(placed: &Placed<'_>, problem: &'static str) -> Result<T, Error> {
    let span = Span::new(placed.start.at, placed.end);
    let mut error = Error::new(ErrorKind::Syntax, span, problem);
    error.line = placed.start.line;
    Err(error)
}
