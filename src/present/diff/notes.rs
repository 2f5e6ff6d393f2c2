//! What is said beside a difference: what the operator writes although nothing changes.

use std::io::{self, Write};

use super::Report;
use crate::ops::diff::Loop;
use crate::present::style::{DIM, styled};

/// Writes notes, a line each.
///
/// # Errors
/// Where they cannot be written.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    for it in report.diff.loops() {
        let Loop {
            id,
            because,
            begins,
        } = it;
        let fields = because.join(", ");
        let writes = match begins {
            true => "from now on the operator writes it again",
            false => "the operator writes it again",
        };
        writeln!(
            out,
            "{}: {} {}/{}: {writes} at every reconcile, and it stays the same: {fields} is never what it expects",
            styled(DIM, "note"),
            id.kind,
            id.namespace,
            id.name,
        )?;
    }
    Ok(())
}
