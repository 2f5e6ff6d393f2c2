//! The operator's releases that are known, with what changed for users.

use std::io::{self, Write};

use serde::Serialize;

use super::style::{BOLD, DIM, styled};
use crate::release::rows::ROWS;
use crate::release::{Release, Row, Way, chart};

/// A release with what it changes.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Version {
    version: &'static str,
    date: &'static str,
    runner_image: String,
    changes: Vec<Change>,
}

/// A row as it is shown.
#[derive(Clone, Debug, Serialize)]
struct Change {
    name: &'static str,
    pull: u32,
    effect: &'static str,
}

impl Version {
    fn new(release: Release) -> Self {
        let rows = ROWS.iter().filter(|row| row.since.published() == release);
        Self {
            version: release.version(),
            date: release.info().date,
            runner_image: chart::runner_image(release),
            changes: rows.map(Change::new).collect(),
        }
    }
}

impl Change {
    fn new(row: &Row) -> Self {
        Self {
            name: row.name,
            pull: row.pull,
            effect: row.effect,
        }
    }
}

/// Every release, newest first.
pub fn all() -> Vec<Version> {
    Release::all().rev().map(Version::new).collect()
}

/// The releases whose changes are met on a way, in its order.
pub fn on(way: Way) -> Vec<Version> {
    way.releases().into_iter().map(Version::new).collect()
}

/// Writes how much lies on a way, for people.
///
/// # Errors
/// Where it cannot be written.
pub fn headline(way: Way, out: &mut impl Write) -> io::Result<()> {
    let changes = match way.steps().len() {
        0 => "no change".to_owned(),
        1 => "1 change".to_owned(),
        count => format!("{count} changes"),
    };
    let taken_back = if way.is_back() { " taken back" } else { "" };
    let (from, to) = (way.from.version(), way.to.version());
    writeln!(out, "{from} -> {to}: {changes}{taken_back}\n")
}

/// Writes releases for people.
///
/// # Errors
/// Where they cannot be written.
pub fn human(versions: &[Version], out: &mut impl Write) -> io::Result<()> {
    for Version {
        version,
        date,
        changes,
        ..
    } in versions
    {
        writeln!(out, "{}  {}", styled(BOLD, version), styled(DIM, date))?;
        let image = format!(
            "The chart's runner image is {version}, so that the pods of every proxy are replaced."
        );
        writeln!(out, "    {image} {}", styled(DIM, "chart"))?;
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
pub fn json(versions: &[Version], out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, versions)?;
    writeln!(out)
}
