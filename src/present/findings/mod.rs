//! Findings, in the forms that people, editors and CI systems read: one file a form.

mod frame;
mod human;
mod json;
mod summary;

use std::sync::Arc;

use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::source::Source;
use crate::span::Place;

pub use human::write as human;
pub use json::{FindingView, write as json};
pub use summary::write as summary;

/// A finding with its source and place.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The text that it is about.
    pub source: &'a Source,
    /// Line and column in it.
    pub place: Place,
}

/// The places of findings in their sources.
pub fn located<'a>(
    sources: &'a [Arc<Source>],
    findings: impl IntoIterator<Item = &'a Finding>,
) -> Vec<Placed<'a>> {
    let findings = findings.into_iter().filter_map(|finding| {
        let source = sources.get(finding.source)?;
        Some(Placed {
            finding,
            source,
            place: source.place(finding.span),
        })
    });
    findings.collect()
}

/// The places of findings that are at least so bad.
pub fn placed<'a>(plan: &'a Plan<'_>, findings: &'a [Finding], least: Severity) -> Vec<Placed<'a>> {
    let shown = findings.iter().filter(|finding| finding.severity >= least);
    located(&plan.sources.sources, shown)
}
