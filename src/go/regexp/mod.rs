//! Go's regular expressions, for the question whether a text matches: `regexp.MatchString`.
//!
//! The matcher is regex-lite. What it reads otherwise than Go, or not at all, is written anew for it before
//! (`translate`). Not supported, and refused: Unicode classes (`\pL`), and `(?i)` over letters beyond ASCII. Where a
//! match lies is not asked here, so groups and greed have no effect.

mod bracket;
mod class;
mod count;
mod ecma;
#[cfg(test)]
mod tests;
mod translate;

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, PoisonError, RwLock};

pub use ecma::to_ecma;

/// Brackets inside each other that the matcher's own parser, which recurses, is given. Go takes 1000.
const MAX_DEPTH: u32 = 200;

/// A compiled expression.
#[derive(Clone, Debug)]
pub struct Pattern(regex_lite::Regex);

/// Why an expression cannot be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// Go refuses it; displayed as Go does.
    Syntax {
        /// Go's name for what is wrong.
        code: &'static str,
        /// The part that is wrong.
        part: String,
    },
    /// Go takes it, but here it cannot be done.
    Unsupported {
        /// What cannot be done.
        what: &'static str,
        /// The part that asks for it.
        part: String,
    },
    /// The matcher refuses what Go takes: it is too large or nests too deeply.
    TooLarge {
        /// The matcher's words.
        reason: String,
    },
}

/// Compiles an expression that is not part of the program (`regexp.Compile`, Go 1.26).
pub fn compile(pattern: &str) -> Result<Pattern, Error> {
    let translated = translate::translate(pattern)?;
    regex_lite::RegexBuilder::new(&translated)
        .nest_limit(MAX_DEPTH)
        .build()
        .map(Pattern)
        .map_err(|error| Error::TooLarge {
            reason: error.to_string(),
        })
}

impl Pattern {
    /// Whether the expression matches somewhere in the text (`Regexp.MatchString`, Go 1.26).
    pub fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// Whether an expression of the program matches somewhere in the text (`regexp.MatchString`, Go 1.26). It is compiled
/// when it is used for the first time; one that cannot be compiled matches everything, so as to refuse nobody's text.
pub fn matches(pattern: &'static str, text: &str) -> bool {
    static COMPILED: LazyLock<RwLock<HashMap<&'static str, Option<Pattern>>>> =
        LazyLock::new(RwLock::default);
    let compiled = COMPILED.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = compiled.get(pattern) {
        return found.as_ref().is_none_or(|pattern| pattern.matches(text));
    }
    drop(compiled);
    let new = compile(pattern).ok();
    debug_assert!(new.is_some(), "{pattern} does not compile");
    let matched = new.as_ref().is_none_or(|pattern| pattern.matches(text));
    let mut compiled = COMPILED.write().unwrap_or_else(PoisonError::into_inner);
    compiled.insert(pattern, new);
    matched
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { code, part } => write!(f, "error parsing regexp: {code}: `{part}`"),
            Self::Unsupported { what, part } => write!(f, "{what} not supported: `{part}`"),
            Self::TooLarge { reason } => write!(f, "expression too large: {reason}"),
        }
    }
}

impl std::error::Error for Error {}
