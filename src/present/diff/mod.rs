//! What changes, in the forms that people, tools and reviewers read: one file a form.

mod human;
mod json;
mod notes;
mod words;

use crate::ops::diff::{Diff, Findings, Past, Show};
use crate::plan::Plan;

pub use human::write as human;
pub use json::write as json;
pub use notes::write as notes;

/// What changes, with both sides.
#[derive(Debug)]
pub struct Report<'a> {
    /// What changes.
    pub diff: Diff,
    /// What comes and goes with it; none where what was there before is not known.
    pub findings: Findings,
    /// The side before, where an operator made it of an input.
    before: Option<&'a Plan<'a>>,
    /// The side afterwards.
    after: &'a Plan<'a>,
}

impl<'a> Report<'a> {
    /// What a plan changes.
    pub fn new(
        past: &Past<'_>,
        before: Option<&'a Plan<'a>>,
        after: &'a Plan<'a>,
        show: Show,
    ) -> Self {
        let findings = before.map(|before| Findings::between(before, after));
        Self {
            diff: Diff::new(past, after, show),
            findings: findings.unwrap_or_default(),
            before,
            after,
        }
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.diff.is_empty() && self.findings.is_empty()
    }
}
