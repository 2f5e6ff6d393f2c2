//! How many proxies there are, and what becomes of them.

use super::{Report, words};
use crate::ops::diff::Verdict;
use crate::plan::Plan;

/// Every verdict, the gravest first.
const VERDICTS: [Verdict; 6] = [
    Verdict::Refused,
    Verdict::Removed,
    Verdict::Restart,
    Verdict::New,
    Verdict::InPlace,
    Verdict::Unchanged,
];

/// How many proxies have each verdict, without those that none has.
pub(super) fn counts(report: &Report<'_>) -> Vec<(Verdict, usize)> {
    let count = |verdict| {
        let proxies = report.diff.proxies.iter();
        proxies.filter(|it| it.verdict == verdict).count()
    };
    let counts = VERDICTS
        .into_iter()
        .map(|verdict| (verdict, count(verdict)));
    counts.filter(|(_, count)| *count > 0).collect()
}

/// How many proxies there are, what becomes of them, and under which operator.
pub(super) fn headline(report: &Report<'_>) -> String {
    let all = report.diff.proxies.len();
    let counts = counts(report).into_iter();
    let counts = counts.map(|(verdict, count)| format!("{count} {}", words::counted(verdict)));
    let counts: Vec<String> = counts.collect();
    let noun = if all == 1 { "proxy" } else { "proxies" };
    let colon = if all == 0 { "" } else { ": " };
    format!(
        "{all} {noun}{colon}{}. {}",
        counts.join(", "),
        operators(report.before, report.after)
    )
}

/// The releases of both sides, where they differ.
pub(super) fn releases(report: &Report<'_>) -> Option<(&'static str, &'static str)> {
    let old = report.before?.options.release;
    let new = report.after.options.release;
    (old != new).then(|| (old.version(), new.version()))
}

/// The releases of both sides, in words.
fn operators(before: Option<&Plan<'_>>, after: &Plan<'_>) -> String {
    let version = |plan: &Plan<'_>| plan.options.release.version();
    let new = version(after);
    match before.map(version) {
        None => format!("ToolHive {new}"),
        Some(old) if old == new => format!("ToolHive {new} on both sides"),
        Some(old) => format!("ToolHive {old} -> {new}"),
    }
}
