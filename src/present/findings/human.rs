//! Findings for people: each in its source text, those of a file together.

use std::io::{self, Write};

use super::{Placed, frame};

/// Writes findings, an empty line behind each.
///
/// # Errors
/// Where they cannot be written.
pub fn write(findings: &[Placed<'_>], out: &mut dyn Write) -> io::Result<()> {
    let mut frames = findings.iter().map(frame::frame);
    frames.try_for_each(|frame| writeln!(out, "{frame}\n"))
}
