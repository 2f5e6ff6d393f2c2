//! What was found and how much was judged, in a line, and what was left out with the commands that check it.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::time::Duration;

use super::View;
use crate::finding::{Finding, Severity};
use crate::ops::validate::Report;
use crate::present::count::count;
use crate::present::style::{BAD, BOLD, GOOD, styled};
use crate::present::visible::visible;
use crate::source::Why;

/// How many commands are named for what was left out.
const MOST_COMMANDS: usize = 3;

/// Writes what was found, what was judged in how much time, and what was left out.
///
/// # Errors
/// Where it cannot be written.
pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let report = view.report;
    let hidden = report.findings.len() - view.shown.len();
    let mut parts = vec![verdict(report, hidden), scope(report, view.elapsed)];
    if report.counts.mended > 0 {
        parts.push(format!("{} mended", report.counts.mended));
    }
    let is_safe = |finding: &&Finding| finding.fix.as_ref().is_some_and(|fix| fix.safe);
    let mendable = report.findings.iter().filter(is_safe).count();
    if mendable > 0 {
        parts.push(format!("`--fix` mends {mendable}"));
    }
    if hidden > 0 {
        let notes = count(hidden, "note");
        parts.push(format!("{notes} (`-v` shows them)"));
    }
    let counts = &report.counts;
    if counts.assumed > 0 {
        let assumed = count(counts.assumed, "reference");
        parts.push(format!("{assumed} assumed (`--refs closed` insists)"));
    }
    if counts.suppressed > 0 {
        parts.push(format!("{} suppressed", counts.suppressed));
    }
    if counts.known > 0 {
        parts.push(format!("{} in the baseline", counts.known));
    }
    if counts.gone > 0 {
        let gone = counts.gone;
        parts.push(format!(
            "{gone} fewer than in the baseline (`--write-baseline` renews it)"
        ));
    }
    writeln!(out, "{}", parts.join("; "))?;
    LEFT_OUT
        .iter()
        .try_for_each(|row| left_out(report, row, out))
}

/// Files that are left out, what they are called, and how what they are part of is built.
struct LeftOut {
    why: Why,
    one: &'static str,
    many: &'static str,
    command: &'static str,
}

const LEFT_OUT: [LeftOut; 2] = [
    LeftOut {
        why: Why::Patch,
        one: "1 patch is",
        many: "patches are",
        command: "kubectl kustomize",
    },
    LeftOut {
        why: Why::Chart,
        one: "1 file of a chart is",
        many: "files of charts are",
        command: "helm template",
    },
];

/// How many findings there are, notes only where they are shown.
fn verdict(report: &Report, hidden: usize) -> String {
    let notes = report.count(Severity::Note).saturating_sub(hidden);
    let found = [
        (BAD, report.count(Severity::Error), "error"),
        (BOLD, report.count(Severity::Warning), "warning"),
        (BOLD, notes, "note"),
    ];
    let found = found.into_iter().filter(|(_, number, _)| *number > 0);
    let found: Vec<String> = found
        .map(|(style, number, noun)| styled(style, &count(number, noun)))
        .collect();
    match found.is_empty() {
        true => styled(GOOD, "ok"),
        false => found.join(", "),
    }
}

/// What was judged, by which releases, in how much time.
fn scope(report: &Report, elapsed: Duration) -> String {
    let counts = &report.counts;
    let passed_over = match counts.foreign {
        0 => String::new(),
        foreign => format!(" ({foreign} passed over)"),
    };
    format!(
        "{} among {}{passed_over} in {}, ToolHive {}, {:.2} s",
        count(counts.proxies, "proxy"),
        count(counts.documents + counts.foreign, "document"),
        count(counts.files, "file"),
        report.releases.join(", "),
        elapsed.as_secs_f64()
    )
}

fn left_out(report: &Report, row: &LeftOut, out: &mut dyn Write) -> io::Result<()> {
    let mut by_folder: BTreeMap<&Path, usize> = BTreeMap::new();
    for file in report.left_out.iter().filter(|file| file.why == row.why) {
        *by_folder.entry(&file.part_of).or_default() += 1;
    }
    let files = match by_folder.values().sum() {
        0 => return Ok(()),
        1 => row.one.to_owned(),
        files => format!("{files} {}", row.many),
    };
    writeln!(out, "{files} left out; this checks what is built:")?;
    for folder in by_folder.keys().take(MOST_COMMANDS) {
        let folder = quoted(&visible(&folder.to_string_lossy()));
        writeln!(out, "  {} {folder} | mcprp validate -", row.command)?;
    }
    match by_folder.len().saturating_sub(MOST_COMMANDS) {
        0 => Ok(()),
        more => writeln!(out, "  and the same for {more} more"),
    }
}

/// A path as a shell takes it for one word.
fn quoted(path: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+@:,=".contains(c);
    match path {
        "" => ".".to_owned(),
        path if path.chars().all(is_plain) => path.to_owned(),
        path => format!("'{}'", path.replace('\'', "'\\''")),
    }
}
