//! What is said, on standard error, of what is assumed of releases.

use std::io::{self, Write};

use super::args::GlobalArgs;
use crate::ops::releases::Note;

/// Says what is assumed of releases.
pub(super) fn tell(notes: &[Note], global: &GlobalArgs) -> io::Result<()> {
    match global.quiet {
        true => Ok(()),
        false => notes
            .iter()
            .try_for_each(|note| writeln!(io::stderr(), "{note}")),
    }
}

/// Says what is assumed of the release of one side, and not already of the other one.
pub(super) fn tell_of_other(notes: &[Note], told: &[Note], global: &GlobalArgs) -> io::Result<()> {
    let untold = notes.iter().filter(|note| !told.contains(note));
    tell(&untold.cloned().collect::<Vec<_>>(), global)
}
