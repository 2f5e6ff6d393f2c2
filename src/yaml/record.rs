//! Anchors and aliases: what has an anchor is recorded while it is read, and an alias plays the record.

use std::collections::HashMap;
use std::ops::Range;

use super::error::{Error, ErrorKind};
use super::grammar::{Event, Located, Parser, Scalar};
use crate::span::Span;

/// An event in which anchors are settled.
#[derive(Clone)]
pub(super) enum StepKind<'a> {
    /// A record will be played.
    Alias(usize),
    Scalar(Scalar<'a>),
    List,
    Map,
    End,
}

/// A step and where it stands.
#[derive(Clone)]
pub(super) struct Step<'a> {
    pub(super) kind: StepKind<'a>,
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many records are playing, one in another; 0 if it comes from the text.
    pub(super) level: usize,
}

/// A part of the tape.
struct Record {
    start: usize,
    /// Missing as long as it is being recorded.
    end: Option<usize>,
}

/// The records of a document, and where the next step comes from.
#[derive(Default)]
pub(super) struct Records<'a> {
    tape: Vec<Step<'a>>,
    records: Vec<Record>,
    /// The record that an anchor stands for from here on.
    names: HashMap<&'a str, usize>,
    /// What is being recorded, with the depth at which it ends.
    recording: Vec<(usize, usize)>,
    /// How deep the text is in lists and maps.
    depth: usize,
    playing: Vec<Range<usize>>,
}

impl<'a> Records<'a> {
    /// The next step: from the record that plays, or from the text.
    ///
    /// Errors: those of the text, and an anchor that is not known.
    pub(super) fn next(&mut self, parser: &mut Parser<'a>) -> Result<Step<'a>, Error> {
        while let Some(range) = self.playing.last_mut() {
            if let Some(step) = range.next().and_then(|at| self.tape.get(at)) {
                let level = self.playing.len();
                return Ok(Step {
                    level,
                    ..step.clone()
                });
            }
            self.playing.pop();
        }
        self.next_in_text(parser)
    }

    /// Lets an alias play.
    ///
    /// Errors: it stands in what it plays.
    pub(super) fn play(&mut self, record: usize) -> Result<(), String> {
        let range = self.records.get(record);
        if let Some((start, end)) = range.and_then(|range| Some((range.start, range.end?))) {
            self.playing.push(start..end);
            return Ok(());
        }
        let name = self.names.iter().find(|(_, known)| **known == record);
        let name = name.map_or("", |(name, _)| name);
        Err(format!("anchor '{name}' value contains itself"))
    }

    /// The next step from the text.
    pub(super) fn next_in_text(&mut self, parser: &mut Parser<'a>) -> Result<Step<'a>, Error> {
        let Located { event, start, end } = parser.next()?;
        let (kind, anchor) = match event {
            Event::Alias(name) => {
                let Some(record) = self.names.get(name) else {
                    let problem = format!("unknown anchor '{name}' referenced");
                    let span = Span::new(start, end);
                    return Err(Error::new(ErrorKind::Syntax, span, problem));
                };
                (StepKind::Alias(*record), None)
            }
            Event::List(anchor) => (StepKind::List, anchor),
            Event::Map(anchor) => (StepKind::Map, anchor),
            Event::Scalar(scalar) => {
                let anchor = scalar.anchor;
                (StepKind::Scalar(scalar), anchor)
            }
            Event::End => (StepKind::End, None),
        };
        if let Some(name) = anchor {
            self.names.insert(name, self.records.len());
            self.recording.push((self.records.len(), self.depth));
            self.records.push(Record {
                start: self.tape.len(),
                end: None,
            });
        }
        let step = Step {
            kind,
            start,
            end,
            level: 0,
        };
        if !self.recording.is_empty() {
            self.tape.push(step.clone());
        }
        match step.kind {
            StepKind::List | StepKind::Map => self.depth += 1,
            StepKind::End => self.depth = self.depth.saturating_sub(1),
            StepKind::Alias(_) | StepKind::Scalar(_) => {}
        }
        self.end_records();
        Ok(step)
    }

    /// Ends the record of what was just completed, if it has an anchor.
    fn end_records(&mut self) {
        while let Some((record, _)) = self.recording.pop_if(|(_, depth)| *depth == self.depth) {
            if let Some(record) = self.records.get_mut(record) {
                record.end = Some(self.tape.len());
            }
        }
    }
}
