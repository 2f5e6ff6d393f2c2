//! Findings as SARIF 2.1.0, as code scanning reads it: relative URIs, regions in characters, rules with their texts, fingerprints, fixes.

mod place;
mod result;
mod rule;

use std::io::{self, Write};

use serde::Serialize;

use super::View;
use super::fingerprint::fingerprints;
use place::Locator;
use result::ResultView;
use rule::{RuleView, rules};

/// The format's version.
const VERSION: &str = "2.1.0";

/// Where the format's schema is published.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    invocations: [Invocation; 1],
    original_uri_base_ids: place::BaseIds,
    column_kind: &'static str,
    results: Vec<ResultView<'a>>,
    properties: RunProperties<'a>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleView>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunProperties<'a> {
    operator_versions: &'a [&'static str],
}

/// A text that people read.
#[derive(Serialize)]
struct Text {
    text: String,
}

/// Writes the findings that are shown, with a line break at the end.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules = rules(&view.shown);
    let locator = Locator::new(view.repository);
    let results = view
        .shown
        .iter()
        .zip(fingerprints(&view.shown, view.repository));
    let results = results.map(|(placed, print)| ResultView::new(placed, print, &rules, &locator));
    let results = results.collect();
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: env!("CARGO_PKG_NAME"),
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: rules.iter().map(|rule| RuleView::new(rule)).collect(),
            },
        },
        invocations: [Invocation {
            execution_successful: true,
        }],
        original_uri_base_ids: place::base_ids(),
        column_kind: "unicodeCodePoints",
        results,
        properties: RunProperties {
            operator_versions: &view.report.releases,
        },
    };
    let log = Log {
        schema: SCHEMA,
        version: VERSION,
        runs: [run],
    };
    serde_json::to_writer_pretty(&mut *out, &log)?;
    out.write_all(b"\n")
}
