//! What changes, as a comment on a pull request: a template over the same data as the JSON.

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value, context};

use super::{Report, json, words};

/// The template.
const TEMPLATE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/templates/report/diff.md.jinja"
));

/// Its name in messages.
const NAME: &str = "report/diff.md.jinja";

/// How long a comment may be, in bytes: GitHub takes 65,536 characters.
pub const LIMIT: usize = 60_000;

/// Writes what changes as Markdown of at most so many bytes: what does not fit is counted.
///
/// # Errors
/// Where it cannot be written.
pub fn write(report: &Report<'_>, limit: usize, out: &mut dyn Write) -> io::Result<()> {
    let text = fitting(report, limit).map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

/// What is shown of a comment.
#[derive(Clone, Copy)]
struct Shown {
    /// How many proxies have a line.
    lines: usize,
    /// How many have their objects, too.
    details: usize,
}

/// The longest comment within a limit.
fn fitting(report: &Report<'_>, limit: usize) -> Result<String, Error> {
    let environment = environment()?;
    let data = Value::from(Serde(json::document(report)));
    let count = report.diff.proxies.len();
    let render = |shown: Shown| {
        let Shown { lines, details } = shown;
        environment
            .get_template(NAME)?
            .render(context! { lines, details, ..data.clone() })
    };
    let fits = |shown| Ok::<_, Error>(render(shown)?.len() <= limit);
    let lines = most(count, |lines| fits(Shown { lines, details: 0 }))?;
    let details = most(lines, |details| fits(Shown { lines, details }))?;
    render(Shown { lines, details })
}

/// The greatest number up to another one for which something holds that holds for all smaller ones, too.
fn most(count: usize, holds: impl Fn(usize) -> Result<bool, Error>) -> Result<usize, Error> {
    if holds(count)? {
        return Ok(count);
    }
    let (mut holding, mut failing) = (0, count);
    while holding + 1 < failing {
        let middle = holding.midpoint(failing);
        match holds(middle)? {
            true => holding = middle,
            false => failing = middle,
        }
    }
    Ok(holding)
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.add_filter("value", value);
    environment.add_filter("code", |text: &str| code(text));
    environment.add_filter("text", |text: &str| plain(text));
    environment.add_template(NAME, TEMPLATE)?;
    Ok(environment)
}

/// A value of a field in a cell.
fn value(value: &Value) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    match value.is_null() {
        true => String::new(),
        false => code(&words::value(Some(&value))),
    }
}

/// A text as code in a cell: in as many backticks as it takes.
fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r'], " ").replace('|', "\\|");
    let longest = text.split(|it| it != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or_default() + 1);
    match text.starts_with('`') || text.ends_with('`') {
        true => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}

/// A text in a cell: nobody is called by it, and it opens no tag.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => out.push(' '),
            '|' => out.push_str("\\|"),
            '<' => out.push_str("&lt;"),
            '[' => out.push_str("\\["),
            '@' => out.push_str("&#64;"),
            other => out.push(other),
        }
    }
    out
}
