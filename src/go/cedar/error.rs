//! What cedar-go says to a text that it refuses.

use std::fmt;

use super::lexer::{Position, Token};
use crate::go::quote::quote;

/// Why a text is not a policy. It is displayed as cedar-go writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Offset in bytes of what is at fault. cedar-go often names the token behind it.
    pub offset: usize,
    /// Line that cedar-go names, from 1; 0 where it has lost count (a NUL between two tokens) or says no place at all.
    pub line: usize,
    /// Column that cedar-go names, in characters from 1; for a line 0 it means nothing.
    pub column: usize,
    /// What is wrong, without the place.
    pub message: String,
    frame: Frame,
}

/// What cedar-go writes around the message.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Frame {
    /// Nothing: errors of values are passed on as they are.
    Value,
    /// The place, for errors found while cutting the text into tokens.
    Token,
    /// The place and the token that stands there, for errors of grammar.
    Grammar { near: Box<str> },
}

impl SyntaxError {
    /// The text cannot be cut into tokens.
    pub(super) fn of_token(offset: usize, position: Position, message: &str) -> Self {
        Self {
            offset,
            line: position.line,
            column: position.column,
            message: message.to_owned(),
            frame: Frame::Token,
        }
    }

    /// A token stands for no value.
    pub(super) fn of_value(token: Token<'_>, message: String) -> Self {
        Self {
            offset: token.position.offset,
            line: 0,
            column: 0,
            message,
            frame: Frame::Value,
        }
    }

    /// A token, `culprit`, is not one that may stand there; cedar-go had come to the token `near`.
    pub(super) fn of_grammar(culprit: Token<'_>, near: Token<'_>, message: String) -> Self {
        Self {
            offset: culprit.position.offset,
            line: near.position.line,
            column: near.position.column,
            message,
            frame: Frame::Grammar {
                near: near.text.into(),
            },
        }
    }
}

impl SyntaxError {
    /// What is wrong in plain words, for those who see the place.
    pub fn explanation(&self) -> String {
        let got = self.message.strip_prefix("exact got ");
        match got.and_then(|rest| rest.split_once(" want ")) {
            Some(("", wanted)) => format!("the policy ends where `{wanted}` is expected"),
            Some((got, wanted)) => format!("`{got}` stands where `{wanted}` is expected"),
            None => self.message.clone(),
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            column,
            message,
            ..
        } = self;
        match &self.frame {
            Frame::Value => f.write_str(message),
            Frame::Token => write!(f, "<input>:{line}:{column}: {message}"),
            Frame::Grammar { near } => {
                let near = quote(near.as_ref());
                write!(
                    f,
                    "parse error at <input>:{line}:{column} {near}: {message}"
                )
            }
        }
    }
}

impl std::error::Error for SyntaxError {}
