//! A policy but for its expressions: annotations, effect, scope and conditions (cedar-go `internal/parser`).

use std::collections::HashSet;

use super::error::SyntaxError;
use super::lexer::{Kind, Token};
use super::literal::{self, Asterisk};
use super::{Dialect, Parsed};

/// Goes over the tokens of a text. The end is never passed.
pub(super) struct Parser<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
    dialect: Dialect,
}

impl<'t> Parser<'t> {
    /// A parser that stands on the first of `tokens`, of which the last is the end.
    pub(super) fn new(tokens: Vec<Token<'t>>, dialect: Dialect) -> Self {
        debug_assert!(tokens.last().is_some_and(|last| last.kind == Kind::End));
        Self {
            tokens,
            at: 0,
            dialect,
        }
    }

    /// The token that the parser stands on.
    pub(super) fn peek(&self) -> Token<'t> {
        self.tokens[self.at]
    }

    /// Whether the parser stands on a token that is written so.
    pub(super) fn is_at(&self, text: &str) -> bool {
        self.peek().text == text
    }

    /// Passes the token that the parser stands on.
    pub(super) fn take(&mut self) -> Token<'t> {
        let token = self.peek();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    /// Passes the token if it is written so.
    pub(super) fn skip(&mut self, text: &str) -> bool {
        let found = self.is_at(text);
        if found {
            self.take();
        }
        found
    }

    /// Passes a token that must be written so.
    pub(super) fn exact(&mut self, text: &str) -> Result<Token<'t>, SyntaxError> {
        let token = self.take();
        if token.text == text {
            return Ok(token);
        }
        let message = format!("exact got {} want {text}", token.text);
        Err(self.error(token, message))
    }

    /// Passes a token that must be an identifier.
    pub(super) fn identifier(&mut self, otherwise: &str) -> Result<Token<'t>, SyntaxError> {
        let token = self.take();
        if token.kind == Kind::Identifier {
            return Ok(token);
        }
        Err(self.error(token, otherwise))
    }

    /// The error that `culprit` is wrong, found where the parser stands.
    pub(super) fn error(&self, culprit: Token<'_>, message: impl Into<String>) -> SyntaxError {
        SyntaxError::of_grammar(culprit, self.peek(), message.into())
    }

    /// A whole policy.
    pub(super) fn policy(&mut self) -> Result<Parsed, SyntaxError> {
        self.annotations()?;
        let effect = self.take();
        if !matches!(effect.text, "permit" | "forbid") {
            return Err(self.error(effect, format!("unexpected effect: {}", effect.text)));
        }
        self.exact("(")?;
        self.principal_or_resource("principal")?;
        self.exact(",")?;
        self.action()?;
        self.exact(",")?;
        self.principal_or_resource("resource")?;
        self.skip(",");
        self.exact(")")?;
        while self.skip("when") || self.skip("unless") {
            self.exact("{")?;
            self.expression()?;
            self.exact("}")?;
        }
        let last = self.exact(";")?;
        Ok(Parsed {
            end: last.position.offset + last.text.len(),
        })
    }

    fn annotations(&mut self) -> Result<(), SyntaxError> {
        let mut known = HashSet::new();
        while self.skip("@") {
            let name = self.take();
            if !matches!(name.kind, Kind::Identifier | Kind::Keyword) {
                return Err(self.error(name, "expected ident or reserved keyword"));
            }
            let opened = match self.dialect {
                Dialect::V1_6 => self.exact("(").map(|_| true)?,
                Dialect::V1_8 => false,
            };
            if !known.insert(name.text) {
                return Err(self.error(name, format!("duplicate annotation: @{}", name.text)));
            }
            if opened || self.skip("(") {
                self.annotation_value()?;
            }
        }
        Ok(())
    }

    /// The value of an annotation, from behind its opening parenthesis on.
    fn annotation_value(&mut self) -> Result<(), SyntaxError> {
        let value = self.take();
        if value.kind != Kind::Text {
            return Err(self.error(value, "expected string"));
        }
        literal::text(value, Asterisk::Plain)?;
        self.exact(")")?;
        Ok(())
    }

    fn principal_or_resource(&mut self, variable: &str) -> Result<(), SyntaxError> {
        self.exact(variable)?;
        if self.skip("is") {
            self.path()?;
            if !self.skip("in") {
                return Ok(());
            }
        } else if !self.skip("==") && !self.skip("in") {
            return Ok(());
        }
        self.entity()
    }

    fn action(&mut self) -> Result<(), SyntaxError> {
        self.exact("action")?;
        if self.skip("==") {
            return self.entity();
        }
        if !self.skip("in") {
            return Ok(());
        }
        if !self.skip("[") {
            return self.entity();
        }
        while !self.skip("]") {
            self.entity()?;
            if !self.skip(",") && !self.is_at("]") {
                return Err(self.no_comma());
            }
        }
        Ok(())
    }

    /// The error that a list goes on without a comma.
    pub(super) fn no_comma(&self) -> SyntaxError {
        let token = self.peek();
        self.error(token, format!("got {} want ,", token.text))
    }

    /// An entity such as `Namespace::Type::"id"`.
    fn entity(&mut self) -> Result<(), SyntaxError> {
        self.identifier("expected ident")?;
        loop {
            self.exact("::")?;
            let part = self.take();
            match part.kind {
                Kind::Identifier => {}
                Kind::Text => return literal::text(part, Asterisk::Plain).map(drop),
                _ => return Err(self.error(part, "unexpected token")),
            }
        }
    }

    /// A type such as `Namespace::Type`.
    pub(super) fn path(&mut self) -> Result<(), SyntaxError> {
        self.identifier("expected ident")?;
        while self.skip("::") {
            self.identifier("unexpected token")?;
        }
        Ok(())
    }
}
