//! Hashes and checksums: what a change must move for pods to restart.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::style::{DIM, styled};
use crate::ops::hash::{Comparison, Hash, HashChange, HashDiff, Hashes, Preimage};

/// How long a value may be in a line.
const LONGEST: usize = 60;

/// Writes hashes for people.
///
/// # Errors
/// Where they cannot be written.
pub fn human(all: &[Hashes], out: &mut dyn Write) -> io::Result<()> {
    for Hashes {
        kind,
        namespace,
        name,
        hashes,
    } in all
    {
        writeln!(out, "{kind} {namespace}/{name}")?;
        for Hash { of, hash, preimage } in hashes {
            writeln!(out, "  {of:<24} {}", styled(DIM, hash))?;
            match preimage {
                Some(Preimage::Dump(text)) => indented(text, out)?,
                Some(Preimage::TakenFrom(name)) => {
                    writeln!(out, "    the hash of {}", spaced(name))?
                }
                None => {}
            }
        }
    }
    Ok(())
}

fn indented(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = text.lines();
    lines.try_for_each(|line| writeln!(out, "    {line}"))
}

/// Writes hashes that are others than before, for people.
///
/// # Errors
/// Where they cannot be written.
pub fn differences(all: &[Comparison], out: &mut dyn Write) -> io::Result<()> {
    if all.is_empty() {
        return writeln!(out, "every hash is the same");
    }
    for Comparison {
        kind,
        namespace,
        name,
        hashes,
    } in all
    {
        writeln!(out, "{kind} {namespace}/{name}")?;
        hashes.iter().try_for_each(|hash| difference(hash, out))?;
    }
    Ok(())
}

fn difference(hash: &HashDiff, out: &mut dyn Write) -> io::Result<()> {
    let [old, new] = [&hash.old, &hash.new].map(|it| it.as_deref().unwrap_or("(none)"));
    writeln!(
        out,
        "  {:<24} {}",
        hash.of,
        styled(DIM, &format!("{old} -> {new}"))
    )?;
    if let Some(name) = &hash.taken_from {
        writeln!(out, "    the hash of {}", spaced(name))?;
    }
    for change in &hash.changes {
        writeln!(out, "    {}", words(change))?;
    }
    Ok(())
}

fn words(change: &HashChange) -> String {
    let HashChange {
        path,
        old,
        new,
        row,
    } = change;
    let [old, new] = [old, new].map(|side| side.as_ref().map(value));
    let what = match (old, new) {
        (None, Some(new)) => format!("{path}: new, {new}"),
        (Some(_), None) => format!("{path}: gone"),
        (old, new) => {
            let [old, new] = [old, new].map(Option::unwrap_or_default);
            format!("{path}: {old} -> {new}")
        }
    };
    match row {
        Some(row) => format!(
            "{what}  {}",
            styled(DIM, &format!("{} #{}", row.since, row.pull))
        ),
        None => what,
    }
}

fn value(value: &Value) -> String {
    let text = match value {
        Value::String(text) if text.is_empty() => "\"\"".to_owned(),
        Value::String(text) => text.escape_debug().to_string(),
        other => other.to_string(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// `Kind/namespace/name` as it is told.
fn spaced(name: &str) -> String {
    name.replacen('/', " ", 1)
}

/// Writes hashes, or how they differ, as JSON.
///
/// # Errors
/// Where they cannot be written.
pub fn json(all: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, all)?;
    writeln!(out)
}
