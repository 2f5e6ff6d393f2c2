//! Findings, in the forms that people, editors and CI systems read: one file a form.

mod human;
mod json;

use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::source::Source;
use crate::span::Place;

pub use human::write as human;
pub use json::{FindingView, write as json};

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

/// The places of findings that are at least so bad.
pub fn placed<'a>(plan: &Plan<'a>, findings: &'a [Finding], least: Severity) -> Vec<Placed<'a>> {
    let shown = findings.iter().filter(|finding| finding.severity >= least);
    let findings = shown.filter_map(|finding| {
        let source = plan.sources.sources.get(finding.source)?;
        Some(Placed {
            finding,
            source,
            place: source.place(finding.span),
        })
    });
    findings.collect()
}
