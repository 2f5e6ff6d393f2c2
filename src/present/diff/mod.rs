//! What changes, in the forms that people, tools and reviewers read: one file a form.

mod human;
mod json;
mod markdown;
mod notes;
mod summary;
mod unified;
mod words;

use super::findings::{Placed, placed};
use crate::finding::Severity;
use crate::ops::diff::{Diff, Findings};
use crate::plan::Plan;

pub use human::write as human;
pub use json::write as json;
pub use markdown::{LIMIT as MARKDOWN_LIMIT, write as markdown};
pub use notes::write as notes;
pub use unified::{pairs, write as unified};
pub(super) use words::restart as restart_in_words;

/// What changes, with both sides.
#[derive(Debug)]
pub struct Report<'a> {
    /// What changes.
    pub diff: Diff,
    /// What there is to say of it.
    pub findings: Findings,
    /// The side before, where an operator made it of an input.
    before: Option<&'a Plan<'a>>,
    /// The side afterwards.
    after: &'a Plan<'a>,
}

impl<'a> Report<'a> {
    /// What a plan changes.
    pub fn new(
        diff: Diff,
        findings: Findings,
        before: Option<&'a Plan<'a>>,
        after: &'a Plan<'a>,
    ) -> Self {
        Self {
            diff,
            findings,
            before,
            after,
        }
    }

    /// What keeps the side afterwards from working, with its places.
    pub fn errors(&self) -> Vec<Placed<'_>> {
        placed(self.after, &self.findings.errors, Severity::Warning)
    }

    /// Whether something is refused afterwards, so that the difference is not whole.
    pub fn is_incomplete(&self) -> bool {
        self.after.has_errors()
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.diff.is_empty() && self.findings.are_same()
    }
}
