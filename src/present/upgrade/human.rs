//! What an upgrade does, for people.

use std::io::{self, Write};

use super::report::{Group, Line, Report};
use crate::ops::upgrade::Verdict;
use crate::present::style::{BAD, BOLD, DIM, GOOD, Style, WARN, styled};

/// What stands under a mark.
const INDENT: &str = "         ";

/// How many resources with the same story are named.
const MOST_NAMES: usize = 12;

/// Writes what an upgrade does: a summary, then why, then the proxies.
///
/// # Errors
/// Where it cannot be written.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    write!(
        out,
        "{}. ToolHive {} -> {}",
        report.summary, report.from, report.to
    )?;
    match &report.first {
        Some(first) => writeln!(out, "; {first}")?,
        None => writeln!(out)?,
    }
    table(&report.causes, out)?;
    for group in &report.groups {
        writeln!(out)?;
        self::group(group, out)?;
    }
    Ok(())
}

fn table(causes: &[Line], out: &mut dyn Write) -> io::Result<()> {
    if causes.is_empty() {
        return Ok(());
    }
    let width = |column: fn(&Line) -> &str, title: &str| {
        let cells = causes.iter().map(|line| column(line).len());
        cells.max().unwrap_or_default().max(title.len()) + 2
    };
    let (why, since) = (
        width(|line| &line.why, "WHY"),
        width(|line| &line.since, "SINCE"),
    );
    let titles = format!("{:why$}{:since$}PROXIES", "WHY", "SINCE");
    writeln!(out, "\n{}", styled(BOLD, &titles))?;
    for line in causes {
        let Line {
            proxies, effect, ..
        } = line;
        write!(
            out,
            "{:why$}{:since$}{proxies:<9}{effect}",
            line.why, line.since
        )?;
        match line.sentence.as_str() {
            "" => writeln!(out)?,
            sentence => writeln!(out, "  {}", styled(DIM, sentence))?,
        }
    }
    Ok(())
}

fn group(group: &Group, out: &mut dyn Write) -> io::Result<()> {
    let mark = format!("{:<8}", group.mark);
    let named: Vec<&str> = group
        .names
        .iter()
        .take(MOST_NAMES)
        .map(String::as_str)
        .collect();
    let more = match group.names.len().saturating_sub(MOST_NAMES) {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    let names = format!("{}{more}", named.join(", "));
    writeln!(
        out,
        "{} {}",
        styled(style(group.verdict), &mark),
        styled(BOLD, &names)
    )?;
    for line in &group.lines {
        writeln!(out, "{INDENT}{line}")?;
    }
    Ok(())
}

fn style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Refused => BAD,
        Verdict::Restart => WARN,
        _ => GOOD,
    }
}
