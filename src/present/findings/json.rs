//! Findings as JSON, the same in `validate` and `plan`. Fields are added, never renamed.

use std::io::{self, Write};

use schemars::{JsonSchema, Schema};
use serde::Serialize;

use super::{Placed, located};
use crate::finding::{Edit, Fix, Severity};
use crate::ops::validate::Report;
use crate::present::json::schema_of;
use crate::source::Source;

/// Version of the document that `validate -o json` prints.
const SCHEMA_VERSION: &str = "1";

/// What is wrong or unwise in an input, as `validate -o json` prints it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Report")]
struct Document<'a> {
    /// Version of this form: it changes when a field is renamed or removed.
    schema_version: &'static str,
    /// The first of the operator's releases that were asked for.
    operator_version: &'a str,
    /// All of them.
    operator_versions: &'a [&'static str],
    /// The findings, in the order of the input.
    findings: Vec<FindingView<'a>>,
    /// All of it in numbers.
    summary: Summary,
}

/// A report in numbers.
#[derive(Serialize, JsonSchema)]
struct Summary {
    /// Files that were read.
    files: usize,
    /// Documents in them.
    documents: usize,
    /// Proxies among these.
    proxies: usize,
    /// Documents of kinds that are passed over.
    foreign: usize,
    /// References to what is assumed to be there.
    assumed: usize,
    /// Findings that are suppressed.
    suppressed: usize,
    /// Findings that the baseline counts.
    known: usize,
    /// Findings of severity `error`.
    errors: usize,
    /// Findings of severity `warning`.
    warnings: usize,
    /// Findings of severity `note`.
    notes: usize,
}

/// A finding, as the contract has it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Finding", description = "A rule that is broken at a place.")]
pub struct FindingView<'a> {
    /// Code of the rule, such as `MRP204`.
    code: &'static str,
    /// Name of the rule, in kebab-case.
    name: &'static str,
    /// `error`: it will not work; `warning`: it will not do what its author means; `note`: a matter of taste or policy.
    #[schemars(extend("enum" = SEVERITIES.map(Severity::name)))]
    severity: &'static str,
    /// Tier of the rule, such as `admission`.
    tier: &'static str,
    /// Who refuses it, in words.
    refused_by: &'static str,
    /// What is wrong, in one line.
    message: &'a str,
    /// What to write instead; null where the message says it.
    help: Option<&'a str>,
    /// Path of the field; empty where it is about no field.
    path: &'a str,
    /// What it is about; null where the document cannot be decoded.
    document: Option<SubjectView<'a>>,
    /// The file that it stands in; `-` for standard input.
    source: &'a str,
    /// Line of the place, from 1.
    line: u32,
    /// Column of the place in characters, from 1.
    column: u32,
    /// Line in which the place ends.
    end_line: u32,
    /// Column behind the place.
    end_column: u32,
    /// The file that people edit, where another program built the document of that, as that program names it; null elsewhere.
    origin: Option<&'a str>,
    /// The operator's releases at which it was found, of those that were asked for; none where it is about no manifest.
    releases: &'a [&'static str],
    /// A change that mends it; null where there is none.
    fix: Option<FixView<'a>>,
}

/// All severities.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// The resource that a finding is about.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Subject")]
struct SubjectView<'a> {
    /// Its kind.
    kind: &'a str,
    /// Its namespace.
    namespace: &'a str,
    /// Its name.
    name: &'a str,
    /// The place of its document in its file, from 0.
    index: usize,
}

/// A change that mends a finding.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Fix")]
struct FixView<'a> {
    /// Whether it surely means what the author meant.
    safe: bool,
    /// What is replaced; the places do not overlap.
    edits: Vec<EditView<'a>>,
}

/// A text that is replaced.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Edit")]
struct EditView<'a> {
    /// Line of the place, from 1.
    line: u32,
    /// Column of the place in characters, from 1.
    column: u32,
    /// Line in which the place ends.
    end_line: u32,
    /// Column behind the place.
    end_column: u32,
    /// What takes its place.
    text: &'a str,
}

/// The JSON Schema (draft 7) of what `validate -o json` prints.
pub fn schema() -> Schema {
    schema_of::<Document<'_>>()
}

/// Writes all findings of a report, with a line break at the end.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let findings = located(report, &report.findings);
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
            ..
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
            origin: finding.origin.as_deref(),
            releases: &finding.releases,
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
