//! Findings as GitLab's code quality report: a list of violations with fingerprints.

use std::io::{self, Write};

use serde::Serialize;

use super::fingerprint::fingerprints;
use super::{Placed, View};
use crate::finding::Severity;

#[derive(Serialize)]
struct Violation<'a> {
    description: &'a str,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

/// Writes the findings that are shown, with a line break at the end.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let prints = fingerprints(&view.shown, view.repository);
    let violations = view.shown.iter().zip(prints);
    let violations = violations.map(|(placed, fingerprint)| Violation {
        description: &placed.finding.message,
        check_name: placed.finding.rule.code,
        fingerprint,
        severity: severity(placed.finding.severity),
        location: Location::of(placed, view),
    });
    let violations: Vec<_> = violations.collect();
    serde_json::to_writer_pretty(&mut *out, &violations)?;
    out.write_all(b"\n")
}

impl Location {
    /// Where a finding is; in the file that people edit nobody knows the line.
    fn of(placed: &Placed<'_>, view: &View<'_>) -> Self {
        let here = placed.origin_here(view.repository).map(|path| (path, 1));
        let (path, begin) = here.unwrap_or_else(|| {
            let path = view.repository.path(&placed.source.name);
            (path, placed.place.line)
        });
        let lines = Lines { begin };
        Self { path, lines }
    }
}

/// What GitLab calls a severity.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
