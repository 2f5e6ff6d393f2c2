//! What a suppression says: rules, and why.

use crate::finding::Rule;
use crate::rules::named;
use crate::span::Span;

/// What separates rules.
const SEPARATOR: char = ',';

/// Rules and a reason.
pub(super) struct Said {
    pub(super) words: Vec<Word>,
    pub(super) reason: String,
}

/// A word that names a rule.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) span: Span,
    pub(super) rule: Option<&'static Rule>,
    pub(super) nearest: Option<&'static str>,
    pub(super) is_used: bool,
}

impl Said {
    /// Rules between commas, each with its place by its offset.
    pub(super) fn new(rules: &str, reason: &str, place: impl Fn(usize, &str) -> Span) -> Self {
        let mut words = Vec::new();
        let mut at = 0;
        for part in rules.split(SEPARATOR) {
            let text = part.trim();
            if !text.is_empty() {
                let before = part.len() - part.trim_start().len();
                words.push(Word::new(text, place(at + before, text)));
            }
            at += part.len() + SEPARATOR.len_utf8();
        }
        Self {
            words,
            reason: reason.trim().to_owned(),
        }
    }
}

impl Word {
    fn new(text: &str, span: Span) -> Self {
        let rule = named(text);
        Self {
            text: text.to_owned(),
            span,
            nearest: rule.as_ref().err().and_then(|unknown| unknown.nearest),
            rule: rule.ok(),
            is_used: false,
        }
    }
}
