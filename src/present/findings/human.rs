//! Findings for people: the line in question, what is wrong with it, and the way out.

use std::io::{self, Write};

use super::Placed;
use crate::finding::{Finding, Severity};
use crate::present::style::{BAD, BOLD, DIM, styled};

/// Writes findings.
///
/// # Errors
/// Where they cannot be written.
pub fn write(findings: &[Placed<'_>], out: &mut dyn Write) -> io::Result<()> {
    findings.iter().try_for_each(|placed| one(placed, out))
}

fn one(placed: &Placed<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Placed {
        finding,
        source,
        place,
    } = placed;
    let head = format!("{}[{}]", finding.severity, finding.rule.code);
    let head = match finding.severity {
        Severity::Error => styled(BAD, &head),
        _ => styled(BOLD, &head),
    };
    writeln!(out, "{head}: {}", finding.message)?;
    writeln!(
        out,
        "  {} {}:{}:{}{}",
        styled(DIM, "-->"),
        source.name,
        place.line,
        place.column,
        about(finding)
    )?;
    if let Some(help) = &finding.help {
        writeln!(out, "   {} help: {help}", styled(DIM, "="))?;
    }
    Ok(())
}

/// The resource that a finding is about.
fn about(finding: &Finding) -> String {
    finding
        .subject
        .as_ref()
        .map_or_else(String::new, |subject| {
            format!("  {} {}/{}", subject.kind, subject.namespace, subject.name)
        })
}
