//! What changes, for people: the verdict first, then why, then how to see more.

use std::io::{self, Write};

use super::{Report, summary, words};
use crate::finding::{Finding, Severity};
use crate::ops::diff::{Drift, ObjectDiff, ProxyDiff, Verdict, Why};
use crate::plan::Plan;
use crate::present::style::{BAD, BOLD, DIM, GOOD, WARN, styled};
use crate::present::visible::visible;

/// How many fields of an object are shown.
const MOST_FIELDS: usize = 8;

/// How wide marks are.
const MARK: usize = 8;

/// What stands under a mark.
const INDENT: &str = "         ";

/// Writes what changes; nothing where nothing does and nothing drifted.
///
/// # Errors
/// Where it cannot be written.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let diff = &report.diff;
    if !report.is_empty() {
        writeln!(out, "{}\n", summary::headline(report))?;
        let mut changed: Vec<&ProxyDiff> = diff.proxies.iter().collect();
        changed.retain(|it| !it.objects.is_empty());
        changed.sort_by_key(|it| it.verdict);
        for changed in changed {
            proxy(changed, out)?;
        }
        findings(report, out)?;
    }
    if diff.has_drift() {
        drifts(report, out)?;
    }
    if !diff.is_empty() {
        writeln!(out, "{}", styled(DIM, &hint(report)))?;
    }
    Ok(())
}

/// How to see more.
fn hint(report: &Report<'_>) -> String {
    let forms = "-o diff for whole objects, -o markdown for a comment";
    match summary::releases(report) {
        Some((old, new)) => format!(
            "({forms}; mcprp upgrade --from {old} --to {new} for what each release has to do with it)"
        ),
        None => format!("({forms})"),
    }
}

fn proxy(proxy: &ProxyDiff, out: &mut dyn Write) -> io::Result<()> {
    let style = match proxy.verdict {
        Verdict::Refused | Verdict::Removed => BAD,
        Verdict::Restart => WARN,
        _ => GOOD,
    };
    let mark = format!("{:<MARK$}", words::mark(proxy.verdict));
    let name = format!("{}/{}", proxy.namespace, proxy.name);
    write!(out, "{} {}", styled(style, &mark), styled(BOLD, &name))?;
    match proxy.causes.as_slice() {
        [] => {}
        [first, ..] => write!(out, "  because {}", words::cause(first))?,
    }
    writeln!(out)?;
    for cause in proxy.causes.iter().skip(1) {
        writeln!(out, "{INDENT}and {}", words::cause(cause))?;
    }
    match proxy.verdict {
        Verdict::New | Verdict::Removed => whole(proxy, out)?,
        _ => proxy.objects.iter().try_for_each(|it| object(it, out))?,
    }
    match &proxy.restart {
        Some(restart) => writeln!(out, "{INDENT}effect: {}", words::restart(restart)),
        None => Ok(()),
    }
}

/// The objects of a proxy that comes or goes.
fn whole(proxy: &ProxyDiff, out: &mut dyn Write) -> io::Result<()> {
    let names: Vec<String> = proxy
        .objects
        .iter()
        .map(|it| words::object(&it.id))
        .collect();
    let action = proxy
        .objects
        .first()
        .and_then(|it| words::action(it.action));
    writeln!(
        out,
        "{INDENT}{}: {}",
        action.unwrap_or_default(),
        names.join(", ")
    )
}

fn object(object: &ObjectDiff, out: &mut dyn Write) -> io::Result<()> {
    let name = words::object(&object.id);
    if let Some(action) = words::action(object.action) {
        return writeln!(out, "{INDENT}{action}: {name}");
    }
    if object.changes.iter().all(words::is_checksum) {
        return writeln!(out, "{INDENT}{name}: only the RunConfig checksum");
    }
    writeln!(out, "{INDENT}{name}")?;
    let mut changes: Vec<_> = object.changes.iter().collect();
    changes.retain(|change| !words::follows(change));
    changes.sort_by_key(|change| words::is_checksum(change));
    for change in changes.iter().take(MOST_FIELDS) {
        let path = words::path(&change.path);
        let values = words::arrow(change.old.as_ref(), change.new.as_ref());
        let owner = match change.owner.as_deref() {
            None | Some(OPERATOR) => String::new(),
            Some(owner) => styled(DIM, &format!("  (set by {owner})")),
        };
        writeln!(out, "{INDENT}  {path}: {values}{owner}")?;
    }
    match changes.len().saturating_sub(MOST_FIELDS) {
        0 => Ok(()),
        1 => writeln!(out, "{INDENT}  and 1 more field"),
        more => writeln!(out, "{INDENT}  and {more} more fields"),
    }
}

/// The manager whose fields need no name.
const OPERATOR: &str = "thv-operator";

fn findings(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let findings = &report.findings;
    if findings.are_same() {
        return Ok(());
    }
    let (new, gone) = (findings.new.len(), findings.gone.len());
    writeln!(out, "findings {new} new, {gone} gone")?;
    for new in &findings.new {
        finding("new", new, report.after, out)?;
    }
    for gone in &findings.gone {
        finding("gone", gone, report.before.unwrap_or(report.after), out)?;
    }
    Ok(())
}

fn finding(mark: &str, finding: &Finding, plan: &Plan<'_>, out: &mut dyn Write) -> io::Result<()> {
    let style = match finding.severity {
        Severity::Error => BAD,
        _ => WARN,
    };
    let name = format!("{}[{}]", finding.severity, finding.rule.code);
    writeln!(
        out,
        "  {mark:<6} {} {}  {}",
        styled(style, &name),
        visible(&finding.message),
        visible(&plan.place_of(finding)),
    )
}

fn drifts(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let drifted = report.diff.proxies.iter();
    let drifted: Vec<&ProxyDiff> = drifted.filter(|it| !it.drift.is_empty()).collect();
    writeln!(out, "drift that the operator leaves as it is")?;
    for proxy in drifted {
        let name = format!("{}/{}", proxy.namespace, proxy.name);
        writeln!(out, "{INDENT}{}", styled(BOLD, &name))?;
        proxy.drift.iter().try_for_each(|it| drift(it, out))?;
    }
    Ok(())
}

fn drift(drift: &Drift, out: &mut dyn Write) -> io::Result<()> {
    let name = words::object(&drift.id);
    if drift.why == Why::LeftOver {
        return writeln!(out, "{INDENT}{name} is not made any more, and stays");
    }
    writeln!(out, "{INDENT}{name}")?;
    for field in &drift.fields {
        let path = words::path(&field.path);
        let (is, would_be) = (
            words::value(field.is.as_ref()),
            words::value(field.would_be.as_ref()),
        );
        writeln!(out, "{INDENT}  {path}: {is}, not {would_be}")?;
    }
    Ok(())
}
