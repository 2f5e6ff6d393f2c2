//! The operator's releases that are known, with what changed for users.

use std::io::{self, Write};

use serde::Serialize;

use super::style::{BOLD, DIM, styled};
use crate::release::Release;
use crate::release::rows::{self, Note};

#[derive(Serialize)]
struct Version {
    version: &'static str,
    date: &'static str,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Change {
    name: &'static str,
    pull: u32,
    effect: &'static str,
}

/// Every release, newest first.
fn versions() -> Vec<Version> {
    let notes = rows::notes();
    let releases = Release::all().rev();
    let versions = releases.map(|release| {
        let changes = notes.iter().filter(|note| note.since == release);
        Version {
            version: release.version(),
            date: release.info().date,
            changes: changes
                .map(
                    |Note {
                         name, pull, effect, ..
                     }| Change {
                        name,
                        pull: *pull,
                        effect,
                    },
                )
                .collect(),
        }
    });
    versions.collect()
}

/// Writes releases for people.
///
/// # Errors
/// Where they cannot be written.
pub fn human(out: &mut impl Write) -> io::Result<()> {
    for Version {
        version,
        date,
        changes,
    } in versions()
    {
        writeln!(out, "{}  {}", styled(BOLD, version), styled(DIM, date))?;
        for Change { pull, effect, .. } in changes {
            writeln!(out, "    {effect} {}", styled(DIM, &format!("#{pull}")))?;
        }
    }
    Ok(())
}

/// Writes releases as JSON.
///
/// # Errors
/// Where they cannot be written.
pub fn json(out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &versions())?;
    writeln!(out)
}
