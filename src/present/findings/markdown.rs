//! Findings as a table in Markdown, as a step summary shows it.

use std::io::{self, Write};

use super::{Placed, View};
use crate::finding::Severity;
use crate::present::count::count;

/// How many bytes a step summary may have, with some room for what other steps say.
const MOST_BYTES: usize = 900 << 10;

/// Writes all findings that are shown, as many as a step summary holds.
///
/// # Errors
/// Where they cannot be written.
pub fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (errors, warnings) = (
        count(view.report.count(Severity::Error), "error"),
        count(view.report.count(Severity::Warning), "warning"),
    );
    writeln!(out, "### mcprp: {errors}, {warnings}\n")?;
    writeln!(out, "| | rule | place | finding |\n|---|---|---|---|")?;
    let (mut written, mut left) = (0, view.shown.len());
    for placed in &view.shown {
        let row = row(placed, view);
        written += row.len();
        if written > MOST_BYTES {
            break;
        }
        out.write_all(row.as_bytes())?;
        left -= 1;
    }
    match left {
        0 => writeln!(out),
        left => writeln!(out, "\n{left} more findings are not listed\n"),
    }
}

fn row(placed: &Placed<'_>, view: &View<'_>) -> String {
    let finding = placed.finding;
    let file = view.repository.path(&placed.source.name);
    let rest = placed.rest();
    let rest: String = rest.iter().map(|it| format!("<br>{}", cell(it))).collect();
    format!(
        "| {} | {} | {}:{} | {}{rest} |\n",
        finding.severity,
        finding.rule.code,
        cell(&file),
        placed.place.line,
        cell(&finding.message)
    )
}

/// A text in a cell of a table: what stands between backticks is code, and nothing else has a meaning.
fn cell(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    let is_balanced = parts.len() % 2 == 1;
    let mut cell = String::with_capacity(text.len());
    for (number, part) in parts.iter().enumerate() {
        let part = escaped(part);
        match number % 2 == 1 && is_balanced {
            true => cell.push_str(&format!("<code>{part}</code>")),
            false => cell.push_str(&part),
        }
    }
    cell
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_control() => escaped.push(' '),
            c if c.is_ascii_punctuation() && !"/-.,".contains(c) => {
                escaped.push_str(&format!("&#{};", u32::from(c)));
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn text_has_no_meaning_in_a_table() {
        assert_eq!(cell("`a.b`: no"), "<code>a.b</code>&#58; no");
        assert_eq!(cell("a | b\n<i>"), "a &#124; b &#60;i&#62;");
        assert_eq!(cell("one ` only"), "one  only");
    }
}
