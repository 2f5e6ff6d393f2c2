//! What changes, as JSON: the contract that other tools read. Fields are added, never renamed.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::{Report, summary, words};
use crate::finding::Severity;
use crate::ops::diff::ProxyDiff;
use crate::present::findings::{FindingView, placed};

/// Version of the contract.
const SCHEMA_VERSION: &str = "1";

/// What changes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document<'a> {
    schema_version: &'static str,
    before: Option<Side<'a>>,
    after: Side<'a>,
    differs: bool,
    summary: Summary,
    proxies: Vec<ProxyView<'a>>,
    findings: Findings<'a>,
}

/// How many proxies there are, and what becomes of them.
#[derive(Serialize)]
struct Summary {
    headline: String,
    proxies: BTreeMap<&'static str, usize>,
}

/// What becomes of a proxy, with words for it.
#[derive(Serialize)]
struct ProxyView<'a> {
    #[serde(flatten)]
    proxy: &'a ProxyDiff,
    /// The causes in words.
    why: Vec<String>,
    /// What the replacement of its pods costs, in words.
    effect: Option<String>,
}

impl<'a> ProxyView<'a> {
    fn new(proxy: &'a ProxyDiff) -> Self {
        let refusal = proxy.refusal.iter().cloned();
        let causes = proxy.causes.iter().map(words::cause);
        Self {
            proxy,
            why: refusal.chain(causes).collect(),
            effect: proxy.restart.as_ref().map(words::restart),
        }
    }
}

/// The operator of a side.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Side<'a> {
    operator_version: &'a str,
    crd_version: &'a str,
}

#[derive(Serialize)]
struct Findings<'a> {
    errors: Vec<FindingView<'a>>,
    new: Vec<FindingView<'a>>,
    gone: Vec<FindingView<'a>>,
}

/// Writes what changes, with a line break at the end.
///
/// # Errors
/// Where it cannot be written.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &document(report))?;
    out.write_all(b"\n")
}

/// What changes, as the contract has it.
pub(super) fn document<'a>(report: &'a Report<'a>) -> Document<'a> {
    let side = |plan: &'a crate::plan::Plan<'a>| Side {
        operator_version: plan.options.release.version(),
        crd_version: plan.options.crd_release.version(),
    };
    let views = |plan, findings| -> Vec<FindingView<'a>> {
        placed(plan, findings, Severity::Warning)
            .iter()
            .map(FindingView::new)
            .collect()
    };
    let gone = report.before.map(|plan| views(plan, &report.findings.gone));
    Document {
        schema_version: SCHEMA_VERSION,
        before: report.before.map(side),
        after: side(report.after),
        differs: !report.is_empty(),
        summary: Summary {
            headline: summary::headline(report),
            proxies: summary::counts(report)
                .into_iter()
                .map(|(verdict, count)| (verdict.name(), count))
                .collect(),
        },
        proxies: report.diff.proxies.iter().map(ProxyView::new).collect(),
        findings: Findings {
            errors: views(report.after, &report.findings.errors),
            new: views(report.after, &report.findings.new),
            gone: gone.unwrap_or_default(),
        },
    }
}
