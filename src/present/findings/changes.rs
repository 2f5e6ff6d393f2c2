//! Mended texts as a diff, with the lines of Secrets left out.

use std::io::{self, Write};

use similar::{ChangeTag, TextDiff};

use crate::ops::fix::Mended;
use crate::present::style::{BAD, BOLD, DIM, GOOD, styled};
use crate::present::visible::visible;
use crate::source::may_be_secret;

/// How many lines are shown around a change.
const AROUND: usize = 3;

/// What stands for a line that may hold a value of a Secret.
const SECRET: &str = "(a line of a Secret)";

/// Writes what was changed of texts.
///
/// # Errors
/// Where it cannot be written.
pub fn write(mended: &[Mended], out: &mut dyn Write) -> io::Result<()> {
    mended.iter().try_for_each(|mended| one(mended, out))
}

fn one(mended: &Mended, out: &mut dyn Write) -> io::Result<()> {
    let before = String::from_utf8_lossy(mended.before.text());
    let after = String::from_utf8_lossy(&mended.after);
    let (old, new) = (Lines::of(&before), Lines::of(&after));
    let name = visible(&mended.before.name);
    writeln!(out, "{}", styled(BOLD, &format!("--- a/{name}")))?;
    writeln!(out, "{}", styled(BOLD, &format!("+++ b/{name}")))?;
    let diff = TextDiff::from_lines(&*before, &*after);
    for hunk in diff.unified_diff().context_radius(AROUND).iter_hunks() {
        writeln!(out, "{}", styled(DIM, hunk.header().to_string().trim_end()))?;
        for change in hunk.iter_changes() {
            let (sign, style, line) = match change.tag() {
                ChangeTag::Delete => ("-", BAD, old.line(change.old_index(), change.value())),
                ChangeTag::Insert => ("+", GOOD, new.line(change.new_index(), change.value())),
                ChangeTag::Equal => (" ", DIM, old.line(change.old_index(), change.value())),
            };
            writeln!(out, "{}", styled(style, &format!("{sign}{line}")))?;
        }
    }
    Ok(())
}

/// The lines of a text, and which of them may hold a value of a Secret.
struct Lines(Vec<bool>);

impl Lines {
    fn of(text: &str) -> Self {
        let mut at = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let start = at;
            at += line.len();
            may_be_secret(text.as_bytes(), start)
        });
        Self(lines.collect())
    }

    /// A line as it may be shown.
    fn line(&self, number: Option<usize>, text: &str) -> String {
        match number.and_then(|number| self.0.get(number)) {
            Some(false) => visible(text.trim_end_matches(['\r', '\n'])).into_owned(),
            _ => SECRET.to_owned(),
        }
    }
}
