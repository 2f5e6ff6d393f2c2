//! Reads the tree of a policy but for its expressions.

use super::super::lexer::{Kind, Token};
use super::super::literal::{self, Asterisk};
use super::{ActionScope, Condition, Effect, Entity, Match, Name, Policy, Scope};
use crate::span::Span;

/// Goes over the tokens of a text that the parser has accepted, so nothing is said of what is wrong: where a tree is too
/// deep, and where a token is not the one that must stand there, there is nothing.
pub(super) struct Reader<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
    /// How many expressions are open.
    pub(super) open: usize,
}

/// The tree of the first policy among some tokens, which the parser has accepted; nothing where it is too deep.
pub(in super::super) fn read(tokens: Vec<Token<'_>>) -> Option<Policy> {
    let mut reader = Reader {
        tokens,
        at: 0,
        open: 0,
    };
    reader.annotations()?;
    reader.policy()
}

impl<'t> Reader<'t> {
    pub(super) fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.at).copied()
    }

    pub(super) fn is_at(&self, text: &str) -> bool {
        self.peek().is_some_and(|token| token.text == text)
    }

    pub(super) fn take(&mut self) -> Option<Token<'t>> {
        let token = self.peek()?;
        self.at += 1;
        Some(token)
    }

    pub(super) fn skip(&mut self, text: &str) -> bool {
        let found = self.is_at(text);
        self.at += usize::from(found);
        found
    }

    pub(super) fn exact(&mut self, text: &str) -> Option<Token<'t>> {
        self.take().filter(|token| token.text == text)
    }

    /// Where the next token begins.
    pub(super) fn start(&self) -> usize {
        self.peek().map_or(0, |token| token.position.offset)
    }

    /// From an offset to the end of the last token.
    pub(super) fn since(&self, start: usize) -> Span {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        Span::new(start, last.map_or(start, end))
    }

    fn annotations(&mut self) -> Option<()> {
        while self.skip("@") {
            self.take()?;
            if self.skip("(") {
                self.take()?;
                self.exact(")")?;
            }
        }
        Some(())
    }

    fn policy(&mut self) -> Option<Policy> {
        let start = self.start();
        let first = self.at;
        let effect = match self.take()?.text {
            "permit" => Effect::Permit,
            _ => Effect::Forbid,
        };
        self.exact("(")?;
        let principal = self.scope()?;
        self.exact(",")?;
        let action = self.action()?;
        self.exact(",")?;
        let resource = self.scope()?;
        self.skip(",");
        self.exact(")")?;
        let mut conditions = Vec::new();
        while !self.is_at(";") {
            conditions.push(self.condition()?);
        }
        self.exact(";")?;
        Some(Policy {
            span: self.since(start),
            effect,
            principal,
            action,
            resource,
            conditions,
            words: self.words(first).into(),
            ignored: self.ignored(),
        })
    }

    /// The tokens from one to the last that was passed.
    fn words(&self, first: usize) -> String {
        let words: Vec<&str> = self.tokens[first..self.at]
            .iter()
            .map(|token| token.text)
            .collect();
        words.join(" ")
    }

    /// The tokens that are left before the end.
    fn ignored(&self) -> Option<Name> {
        let (_, left) = self.tokens[self.at..].split_last()?;
        let (first, last) = (left.first()?, left.last()?);
        Some(Name {
            span: Span::new(first.position.offset, end(last)),
            text: first.text.into(),
        })
    }

    fn scope(&mut self) -> Option<Scope> {
        let start = self.start();
        self.take()?;
        let is = if self.skip("is") {
            Some(self.path()?)
        } else {
            None
        };
        let entity = match self.comparison() {
            Some(comparison) => Some((comparison, self.entity()?)),
            None => None,
        };
        Some(Scope {
            span: self.since(start),
            is,
            entity,
        })
    }

    fn comparison(&mut self) -> Option<Match> {
        if self.skip("==") {
            Some(Match::Same)
        } else if self.skip("in") {
            Some(Match::In)
        } else {
            None
        }
    }

    fn action(&mut self) -> Option<ActionScope> {
        let start = self.start();
        self.take()?;
        let actions = match self.comparison() {
            None => None,
            Some(comparison) if self.skip("[") => {
                let mut actions = Vec::new();
                while !self.skip("]") {
                    actions.push(self.entity()?);
                    self.skip(",");
                }
                Some((comparison, actions))
            }
            Some(comparison) => Some((comparison, vec![self.entity()?])),
        };
        Some(ActionScope {
            span: self.since(start),
            actions,
        })
    }

    fn condition(&mut self) -> Option<Condition> {
        let start = self.start();
        let unless = self.take()?.text == "unless";
        self.exact("{")?;
        let body = self.expression()?;
        self.exact("}")?;
        Some(Condition {
            span: self.since(start),
            unless,
            body,
        })
    }

    /// A path such as `Namespace::Type`.
    pub(super) fn path(&mut self) -> Option<Name> {
        let start = self.start();
        let mut parts = vec![self.take()?.text];
        while self.skip("::") {
            parts.push(self.take()?.text);
        }
        Some(Name {
            span: self.since(start),
            text: parts.join("::").into(),
        })
    }

    fn entity(&mut self) -> Option<Entity> {
        let start = self.start();
        let first = self.take()?;
        self.entity_behind(start, first)
    }

    /// An entity of which the first part of its type has been passed.
    pub(super) fn entity_behind(&mut self, start: usize, first: Token<'t>) -> Option<Entity> {
        let mut parts = vec![first.text];
        let mut kind_span = self.since(start);
        loop {
            self.exact("::")?;
            let part = self.take()?;
            if part.kind == Kind::Text {
                return Some(Entity {
                    span: self.since(start),
                    kind: Name {
                        span: kind_span,
                        text: parts.join("::").into(),
                    },
                    id: text(part, Asterisk::Plain)?,
                });
            }
            parts.push(part.text);
            kind_span = self.since(start);
        }
    }
}

/// Offset behind a token.
fn end(token: &Token<'_>) -> usize {
    token.position.offset + token.text.len()
}

/// Where a token stands.
pub(super) fn span(token: Token<'_>) -> Span {
    Span::new(token.position.offset, end(&token))
}

/// A text with its place.
pub(super) fn text(token: Token<'_>, asterisk: Asterisk) -> Option<Name> {
    Some(Name {
        span: span(token),
        text: literal::text(token, asterisk).ok()?.into(),
    })
}
