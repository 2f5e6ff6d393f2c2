//! What changes, object by object, as unified differences of their YAML.

use std::io::{self, Write};

use similar::{ChangeTag, DiffOp, InlineChange, TextDiff};

use super::Report;
use crate::ops::diff::ObjectDiff;
use crate::present::style::{ADDED, ADDED_WORD, BOLD, GONE, GONE_WORD, HUNK, styled};
use crate::run::external_diff::Pair;
use crate::yaml::write::manifest;

/// How many lines around a change are shown.
const CONTEXT: usize = 3;

/// Where nothing is.
const NOTHING: &str = "/dev/null";

/// The objects that change, as files with a text on each side.
pub fn pairs(report: &Report<'_>) -> Vec<Pair> {
    let objects = report.diff.proxies.iter().flat_map(|it| &it.objects);
    let pairs = objects.map(|object| Pair {
        name: file(object),
        before: object.before.as_ref().map(manifest),
        after: object.after.as_ref().map(manifest),
    });
    pairs.collect()
}

/// What an object's file is called, as kubectl calls it.
fn file(object: &ObjectDiff) -> String {
    let id = &object.id;
    let version = id.api_version.replace('/', ".");
    format!("{version}.{}.{}.{}", id.kind, id.namespace, id.name)
}

/// Writes unified differences.
///
/// # Errors
/// Where they cannot be written.
pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    pairs(report).iter().try_for_each(|pair| one(pair, out))
}

fn one(pair: &Pair, out: &mut dyn Write) -> io::Result<()> {
    let name = |side: &str, text: &Option<String>| match text {
        Some(_) => format!("{side}/{}", pair.name),
        None => NOTHING.to_owned(),
    };
    let heads = [
        ("---", "before", &pair.before),
        ("+++", "after", &pair.after),
    ];
    for (mark, side, text) in heads {
        let head = format!("{mark} {}", name(side, text));
        writeln!(out, "{}", styled(BOLD, &head))?;
    }
    let [old, new] = [&pair.before, &pair.after].map(|text| text.as_deref().unwrap_or_default());
    let diff = TextDiff::from_lines(old, new);
    for group in diff.grouped_ops(CONTEXT) {
        writeln!(out, "{}", styled(HUNK, &hunk(&group)))?;
        for op in &group {
            for change in diff.iter_inline_changes(op) {
                line(&change, out)?;
            }
        }
    }
    Ok(())
}

/// Where a group of changes is in both texts.
fn hunk(group: &[DiffOp]) -> String {
    let range = |start: Option<usize>, end: Option<usize>| {
        let (start, end) = (start.unwrap_or_default(), end.unwrap_or_default());
        match end - start {
            // An empty range is named after the line before it.
            0 => format!("{start},0"),
            1 => (start + 1).to_string(),
            length => format!("{},{length}", start + 1),
        }
    };
    let (first, last) = (group.first(), group.last());
    let old = range(
        first.map(|it| it.old_range().start),
        last.map(|it| it.old_range().end),
    );
    let new = range(
        first.map(|it| it.new_range().start),
        last.map(|it| it.new_range().end),
    );
    format!("@@ -{old} +{new} @@")
}

/// A line with its sign; words that differ stand out in it.
fn line(change: &InlineChange<'_, str>, out: &mut dyn Write) -> io::Result<()> {
    let (sign, style, word) = match change.tag() {
        ChangeTag::Equal => return unchanged(change, out),
        ChangeTag::Delete => ("-", GONE, GONE_WORD),
        ChangeTag::Insert => ("+", ADDED, ADDED_WORD),
    };
    write!(out, "{}", styled(style, sign))?;
    for (emphasized, text) in change.iter_strings_lossy() {
        let style = if emphasized { word } else { style };
        let text = text.trim_end_matches('\n');
        if !text.is_empty() {
            write!(out, "{}", styled(style, text))?;
        }
    }
    writeln!(out)
}

fn unchanged(change: &InlineChange<'_, str>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, " ")?;
    for (_, text) in change.iter_strings_lossy() {
        write!(out, "{}", text.trim_end_matches('\n'))?;
    }
    writeln!(out)
}
