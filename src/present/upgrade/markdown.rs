//! What an upgrade does, as a comment on a pull request.

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};

use super::Report;

const TEMPLATE: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/templates/report/upgrade.md.jinja"
));

/// Its name in messages.
const NAME: &str = "report/upgrade.md.jinja";

/// How many stories are told: a comment on GitHub may have 65,536 characters.
const MOST_GROUPS: usize = 60;

/// How many resources of a story are named.
const MOST_NAMES: usize = 30;

/// Writes what an upgrade does as Markdown.
///
/// # Errors
/// Where it cannot be written.
pub fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let text = render(report).map_err(io::Error::other)?;
    out.write_all(text.as_bytes())
}

fn render(report: &Report) -> Result<String, Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .lstrip_blocks(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.add_filter("text", |text: &str| plain(text));
    environment.add_global("most_groups", MOST_GROUPS);
    environment.add_global("most_names", MOST_NAMES);
    environment.add_template(NAME, TEMPLATE)?;
    environment.get_template(NAME)?.render(Serde(report))
}

/// A text in a line: nobody is called by it, and it opens no tag and ends no cell.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' => out.push(' '),
            '|' => out.push_str("\\|"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '[' => out.push_str("\\["),
            '@' => out.push_str("&#64;"),
            other => out.push(other),
        }
    }
    out
}
