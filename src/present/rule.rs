//! A rule for people: what it finds, why that matters, and its two examples.

use std::io::{self, Write};

use super::style::{BOLD, DIM, styled};
use crate::finding::Rule;

/// Writes all that is known of a rule.
///
/// # Errors
/// Where it cannot be written.
pub fn write(rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
    let head = format!("{}: {}", rule.code, rule.name);
    let tier = rule.tier();
    writeln!(out, "{}", styled(BOLD, &head))?;
    writeln!(
        out,
        "{}, tier {}, refused by: {}\n",
        rule.severity,
        tier.name(),
        tier.refused_by()
    )?;
    writeln!(out, "{}\n", rule.explanation)?;
    writeln!(out, "{} {}", styled(DIM, "Source:"), rule.origin)?;
    example("What breaks it", rule.fail, out)?;
    example("What does not", rule.pass, out)
}

fn example(title: &str, text: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", styled(BOLD, title))?;
    for line in text.lines() {
        writeln!(out, "    {line}")?;
    }
    Ok(())
}
