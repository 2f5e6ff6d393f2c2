//! From events to a document, as `go.yaml.in/yaml/v2` v2.4.3 (`decode.go`) decodes and `sigs.k8s.io/yaml` v1.6.0 converts it.
//!
//! An alias decodes its anchor again, as in Go: a merge, a limit or an error means the same there as where the text stands.

use std::collections::BTreeMap;

use super::budget::Budget;
use super::error::{Error, ErrorKind};
use super::grammar::{self, Parser};
use super::map::{Duplicate, Key, KeyKind, MapBuilder, maps_to_merge};
use super::record::{Records, Step, StepKind};
use super::source::Source;
use super::{Document, Limits};
use crate::go::yaml_scalar::{JsonError, Scalar, Tag, resolve, unsupported_value};
use crate::span::Span;
use crate::tree::{Entry, Node, Value};

/// A list or map that is open.
struct Frame {
    start: usize,
    /// Where what is in it so far ends.
    end: usize,
    /// The level of the steps that it is made of.
    level: usize,
    content: Content,
}

enum Content {
    List(Vec<Node>),
    Map(MapBuilder),
}

/// What a step is.
enum Role {
    /// A node of its own.
    Node,
    /// `<<` as a key.
    MergeKey,
    /// The list of maps that `<<` merges; yaml.v2 does not decode it as a node.
    MergeList,
    /// The end of a list or map.
    End,
}

/// A document while it is read.
struct Composer<'s> {
    source: &'s Source<'s>,
    limits: &'s Limits,
    frames: Vec<Frame>,
    /// Builders of maps that are complete, to be used again.
    spare: Vec<MapBuilder>,
    budget: Budget,
    duplicates: Vec<Duplicate>,
    /// What is no JSON, by where it stands. A later key can still push it out of the document.
    refused: BTreeMap<Span, JsonError>,
}

/// Reads the document of a text.
pub(super) fn compose(source: &Source<'_>, limits: &Limits) -> Result<Document, Error> {
    let mut parser = Parser::new(&source.text);
    let mut composer = Composer {
        source,
        limits,
        frames: Vec::new(),
        spare: Vec::new(),
        budget: Budget::new(),
        duplicates: Vec::new(),
        refused: BTreeMap::new(),
    };
    let root = composer.read(&mut parser)?;
    composer.check_json(&root)?;
    Ok(Document {
        root,
        duplicates: composer.duplicates,
    })
}

/// An error of the grammar, with its place in the file.
fn located(source: &Source<'_>, error: Error) -> Error {
    let span = source.span(error.span.start as usize, error.span.end as usize);
    Error { span, ..error }
}

/// Goes on to the end of the document for an error in its grammar.
fn rest_of_document<'s>(parser: &mut Parser<'s>, records: &mut Records<'s>) -> Result<(), Error> {
    while !parser.is_done() {
        records.next_in_text(parser)?;
    }
    parser.finish()
}

const NO_MAP: &str = "map merge requires map or sequence of maps as the value";

fn meaning(span: Span, problem: impl ToString) -> Error {
    Error::new(ErrorKind::Meaning, span, problem.to_string())
}

impl<'s> Composer<'s> {
    fn read(&mut self, parser: &mut Parser<'s>) -> Result<Node, Error> {
        let source = self.source;
        let mut records = Records::default();
        if !parser.begin().map_err(|error| located(source, error))? {
            return Ok(Node::default());
        }
        let root = self.root(parser, &mut records);
        match &root {
            Err(error) if error.kind != ErrorKind::Meaning => return root,
            _ => {}
        }
        // Go reads the document to its end before it looks at what it means.
        rest_of_document(parser, &mut records).map_err(|error| located(source, error))?;
        root
    }

    fn root(&mut self, parser: &mut Parser<'s>, records: &mut Records<'s>) -> Result<Node, Error> {
        loop {
            let step = records.next(parser);
            let step = step.map_err(|error| located(self.source, error))?;
            match self.role(&step) {
                Role::MergeKey => continue,
                Role::Node => self.count(&step)?,
                Role::MergeList | Role::End => {}
            }
            let complete = match step.kind {
                StepKind::Alias(record) => {
                    let played = records.play(record);
                    played.map_err(|problem| meaning(self.span(&step), problem))?;
                    None
                }
                StepKind::List => self.open(&step, Content::List(Vec::new()))?,
                StepKind::Map => {
                    let builder = self.spare.pop().unwrap_or_default();
                    self.open(&step, Content::Map(builder))?
                }
                StepKind::Scalar(scalar) => {
                    self.scalar(scalar, self.source.span(step.start, step.end))?
                }
                StepKind::End => self.close(&step)?,
            };
            if let Some(root) = complete {
                return Ok(root);
            }
        }
    }

    /// What a step is in the innermost list or map, which it belongs to from here on.
    fn role(&mut self, step: &Step<'_>) -> Role {
        if matches!(step.kind, StepKind::End) {
            return Role::End;
        }
        let here = |frame: &&mut Frame| frame.level == step.level;
        let Some(frame) = self.frames.last_mut().filter(here) else {
            return Role::Node;
        };
        frame.end = frame.end.max(step.end);
        let Content::Map(map) = &mut frame.content else {
            return Role::Node;
        };
        match (&mut map.key, &step.kind) {
            (None, StepKind::Scalar(scalar)) if is_merge(scalar) => {
                let span = self.source.span(step.start, step.end);
                map.key = Some(Key::Merge { span, list: false });
                Role::MergeKey
            }
            (Some(Key::Merge { list, .. }), StepKind::List) => {
                *list = true;
                Role::MergeList
            }
            _ => Role::Node,
        }
    }

    fn span(&self, step: &Step<'_>) -> Span {
        self.source.span(step.start, step.end)
    }

    fn count(&mut self, step: &Step<'_>) -> Result<(), Error> {
        let counted = if step.level == 0 {
            self.budget.count()
        } else {
            let text = match &step.kind {
                StepKind::Scalar(scalar) => scalar.text.len(),
                _ => 0,
            };
            self.budget.count_aliased(text, self.limits)
        };
        let span = self.span(step);
        counted.map_err(|(kind, problem)| Error::new(kind, span, problem))
    }

    /// The innermost map, if it waits for a key.
    fn map_before_key(&mut self) -> Option<&mut MapBuilder> {
        match &mut self.frames.last_mut()?.content {
            Content::Map(map) if map.key.is_none() => Some(map),
            _ => None,
        }
    }

    /// Whether the innermost map waits for what a merge key merges.
    fn awaits_maps(&self) -> bool {
        self.frames
            .last()
            .is_some_and(|frame| match &frame.content {
                Content::Map(map) => matches!(map.key, Some(Key::Merge { .. })),
                Content::List(_) => false,
            })
    }

    fn open(&mut self, step: &Step<'_>, content: Content) -> Result<Option<Node>, Error> {
        let span = self.span(step);
        if self.map_before_key().is_some() {
            let key = match content {
                Content::List(_) => "[]interface {}{…}",
                Content::Map(_) => "map[interface {}]interface {}{…}",
            };
            return Err(meaning(span, format!("invalid map key: {key}")));
        }
        if self.frames.len() >= self.limits.depth {
            let problem = format!("nested deeper than {} levels", self.limits.depth);
            return Err(Error::new(ErrorKind::Limit, span, problem));
        }
        self.frames.push(Frame {
            start: step.start,
            end: step.start,
            level: step.level,
            content,
        });
        Ok(None)
    }

    fn close(&mut self, step: &Step<'_>) -> Result<Option<Node>, Error> {
        let Some(frame) = self.frames.pop() else {
            return Ok(None);
        };
        // A bracket ends what it closes; what has none ends with its last node.
        let end = if step.end > step.start {
            step.end
        } else {
            frame.end
        };
        if let Some(outer) = self.frames.last_mut().filter(|it| it.level == frame.level) {
            outer.end = outer.end.max(end);
        }
        let span = self.source.span(frame.start, end);
        let value = match frame.content {
            Content::List(items) => Value::List(items.into()),
            Content::Map(mut map) => {
                if let Some(error) = map.refused.take() {
                    self.refused.insert(span, error);
                }
                let value = Value::Map(map.finish());
                self.spare.push(map);
                value
            }
        };
        self.add(Node::new(span, value))
    }

    fn scalar(&mut self, scalar: grammar::Scalar<'_>, span: Span) -> Result<Option<Node>, Error> {
        if self.awaits_maps() {
            return Err(meaning(span, NO_MAP));
        }
        let text;
        let resolved = match scalar.tag {
            Tag::None if !scalar.plain => Scalar::Text(scalar.text),
            tag => {
                text = scalar.text;
                resolve(tag, &text).map_err(|error| meaning(span, error))?
            }
        };
        if let Some(map) = self.map_before_key() {
            let kind = KeyKind::of(&resolved);
            map.key = Some(match resolved.into_key() {
                Ok(text) => Key::Plain { text, span, kind },
                Err(error) => {
                    map.refused = Some(error);
                    Key::Refused
                }
            });
            return Ok(None);
        }
        if let Scalar::Float(value) = resolved
            && let Some(error) = unsupported_value(value)
        {
            self.refused.insert(span, error);
        }
        self.add(Node::new(span, resolved.into_value()))
    }

    /// Puts a complete node where it belongs; the document, if it is that.
    fn add(&mut self, node: Node) -> Result<Option<Node>, Error> {
        let Some(frame) = self.frames.last_mut() else {
            return Ok(Some(node));
        };
        let map = match &mut frame.content {
            Content::List(items) => {
                items.push(node);
                return Ok(None);
            }
            Content::Map(map) => map,
        };
        // What an alias brings was reported where it stands.
        let is_new = frame.level == 0;
        match map.key.take() {
            Some(Key::Plain { text, span, kind }) => {
                let entry = Entry {
                    key: text,
                    key_span: span,
                    node,
                };
                let duplicate = map.put(entry, kind).filter(|_| is_new);
                self.duplicates.extend(duplicate);
            }
            Some(Key::Merge { span, list }) => {
                let Some(maps) = maps_to_merge(node, list) else {
                    return Err(meaning(span, NO_MAP));
                };
                let refused = maps.iter().find_map(|(span, _)| self.refused.get(span));
                map.refused = map.refused.take().or_else(|| refused.cloned());
                let duplicates = map.merge(maps, span);
                self.duplicates
                    .extend(duplicates.into_iter().filter(|_| is_new));
            }
            Some(Key::Refused) | None => {}
        }
        Ok(None)
    }

    /// Looks for what is no JSON in the document that became of it all.
    fn check_json(&self, root: &Node) -> Result<(), Error> {
        if self.refused.is_empty() {
            return Ok(());
        }
        let mut nodes = vec![root];
        while let Some(node) = nodes.pop() {
            match &node.value {
                Value::List(items) => nodes.extend(items.iter().rev()),
                Value::Map(map) => {
                    nodes.extend(map.entries().iter().rev().map(|entry| &entry.node));
                }
                _ => {}
            }
            if let Some(error) = self.refused.get(&node.span) {
                return Err(Error::new(ErrorKind::Json, node.span, error.to_string()));
            }
        }
        Ok(())
    }
}

/// Whether it is a merge key where a key stands.
fn is_merge(scalar: &grammar::Scalar<'_>) -> bool {
    scalar.text == "<<" && (scalar.plain || scalar.tag == Tag::Merge)
}
