//! Findings as workflow commands of GitHub Actions, which become annotations of the lines in question.

use std::io::{self, Write};

use super::{Placed, View};
use crate::finding::Severity;

/// How many annotations of a kind GitHub keeps of a step; it drops the rest without a word.
const MOST: usize = 10;

/// What GitHub calls severities, in the order in which they are written.
const COMMANDS: [(Severity, &str); 3] = [
    (Severity::Error, "error"),
    (Severity::Warning, "warning"),
    (Severity::Note, "notice"),
];

/// Writes as many commands as GitHub shows, errors first, and says how many more findings there are.
///
/// # Errors
/// Where they cannot be written.
pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut left = view.shown.len();
    for (severity, command) in COMMANDS {
        let found = view.shown.iter();
        let found = found.filter(|placed| placed.finding.severity == severity);
        for placed in found.take(MOST) {
            one(command, placed, view, out)?;
            left -= 1;
        }
    }
    match left {
        0 => Ok(()),
        left => writeln!(out, "{left} more findings; the step summary lists all"),
    }
}

fn one(command: &str, placed: &Placed<'_>, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (finding, place) = (placed.finding, placed.place);
    let mut lines = vec![finding.message.clone()];
    lines.extend(placed.rest());
    match placed.origin_here(view.repository) {
        Some(origin) => {
            write!(out, "::{command} file={}", property(&origin))?;
            lines.push(format!("line {} of what was built", place.line));
        }
        None => region(command, placed, view, out)?,
    }
    let rule = finding.rule;
    let title = property(&format!("{} {}", rule.code, rule.name));
    writeln!(out, ",title={title}::{}", data(&lines.join("\n")))
}

/// The file and the lines that a finding is in.
fn region(
    command: &str,
    placed: &Placed<'_>,
    view: &View<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let place = placed.place;
    let file = property(&view.repository.path(&placed.source.name));
    write!(
        out,
        "::{command} file={file},line={},endLine={}",
        place.line, place.end_line
    )?;
    // GitHub takes columns only within one line.
    match place.line == place.end_line {
        true => write!(out, ",col={},endColumn={}", place.column, place.end_column),
        false => Ok(()),
    }
}

/// A message as GitHub reads it back.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property as GitHub reads it back.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(data("50% of\r\na: b, c"), "50%25 of%0D%0Aa: b, c");
        assert_eq!(property("a:b,c\n%"), "a%3Ab%2Cc%0A%25");
    }
}
