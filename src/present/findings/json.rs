//! Findings as JSON, the same in `validate` and `plan`. Fields are added, never renamed.

use std::io::{self, Write};

use serde::Serialize;

use super::{Placed, located};
use crate::finding::{Edit, Fix, Severity};
use crate::ops::validate::Report;
use crate::source::Source;

/// Version of the document that `validate -o json` prints.
const SCHEMA_VERSION: &str = "1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema_version: &'static str,
    operator_version: &'a str,
    operator_versions: &'a [&'static str],
    findings: Vec<FindingView<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    documents: usize,
    proxies: usize,
    foreign: usize,
    assumed: usize,
    suppressed: usize,
    known: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// A finding, as the contract has it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FindingView<'a> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    tier: &'static str,
    refused_by: &'static str,
    message: &'a str,
    help: Option<&'a str>,
    path: &'a str,
    document: Option<SubjectView<'a>>,
    source: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    fix: Option<FixView<'a>>,
}

#[derive(Serialize)]
struct SubjectView<'a> {
    kind: &'a str,
    namespace: &'a str,
    name: &'a str,
    index: usize,
}

#[derive(Serialize)]
struct FixView<'a> {
    safe: bool,
    edits: Vec<EditView<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EditView<'a> {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    text: &'a str,
}

/// Writes all findings of a report, with a line break at the end.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let findings = located(&report.sources, &report.findings);
    let document = Document {
        schema_version: SCHEMA_VERSION,
        operator_version: report.releases.first().copied().unwrap_or_default(),
        operator_versions: &report.releases,
        findings: findings.iter().map(FindingView::new).collect(),
        summary: Summary::of(report),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

impl Summary {
    fn of(report: &Report) -> Self {
        let counts = &report.counts;
        Self {
            files: counts.files,
            documents: counts.documents,
            proxies: counts.proxies,
            foreign: counts.foreign,
            assumed: counts.assumed,
            suppressed: counts.suppressed,
            known: counts.known,
            errors: report.count(Severity::Error),
            warnings: report.count(Severity::Warning),
            notes: report.count(Severity::Note),
        }
    }
}

impl<'a> FindingView<'a> {
    /// The view of a finding.
    pub fn new(placed: &Placed<'a>) -> Self {
        let Placed {
            finding,
            source,
            place,
        } = *placed;
        let tier = finding.rule.tier();
        Self {
            code: finding.rule.code,
            name: finding.rule.name,
            severity: finding.severity.name(),
            tier: tier.name(),
            refused_by: tier.refused_by(),
            message: &finding.message,
            help: finding.help.as_deref(),
            path: &finding.path,
            document: finding.subject.as_ref().map(|subject| SubjectView {
                kind: &subject.kind,
                namespace: &subject.namespace,
                name: &subject.name,
                index: subject.index,
            }),
            source: &source.name,
            line: place.line,
            column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
            fix: finding.fix.as_ref().map(|fix| FixView::new(fix, source)),
        }
    }
}

impl<'a> FixView<'a> {
    fn new(fix: &'a Fix, source: &Source) -> Self {
        let edits = fix.edits.iter().map(|Edit { span, text }| {
            let place = source.place(*span);
            EditView {
                line: place.line,
                column: place.column,
                end_line: place.end_line,
                end_column: place.end_column,
                text,
            }
        });
        Self {
            safe: fix.safe,
            edits: edits.collect(),
        }
    }
}
