//! What a finding is: a rule that is broken at a place, and what to do about it. Knows no single rule.

mod edit;
mod levels;
mod nearest;
mod rule;

use smol_str::SmolStr;

use crate::span::Span;

pub use edit::{Edit, EditError, Fix, apply};
pub use levels::Levels;
pub use nearest::nearest;
pub use rule::{Rule, Severity, Tier};

/// A rule that is broken at a place.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is, after what users say of the rule.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// What to write instead; none where the message says it.
    pub help: Option<String>,
    /// Path of the field, such as `spec.proxyPort`; empty where it is about no field.
    pub path: String,
    /// What it is about; none where the document cannot be decoded.
    pub subject: Option<Subject>,
    /// The place of its source among the sources.
    pub source: usize,
    /// Where it is.
    pub span: Span,
    /// A change that mends it.
    pub fix: Option<Fix>,
    /// The file that people edit, where another program built the document of that.
    pub origin: Option<String>,
    /// The operator's releases at which it was found; none where it is about no manifest.
    pub releases: Vec<&'static str>,
}

/// The resource that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Its kind.
    pub kind: SmolStr,
    /// Its namespace.
    pub namespace: SmolStr,
    /// Its name.
    pub name: SmolStr,
    /// The place of its document in its source.
    pub index: usize,
}

impl Finding {
    /// A finding of a rule at a place, with nothing more to say.
    pub fn new(rule: &'static Rule, source: usize, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message: message.into(),
            help: None,
            path: String::new(),
            subject: None,
            source,
            span,
            fix: None,
            origin: None,
            releases: Vec::new(),
        }
    }
}
