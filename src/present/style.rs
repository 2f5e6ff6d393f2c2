//! Colors. Streams that want none strip them.

use anstyle::AnsiColor;
pub(super) use anstyle::Style;

/// What works.
pub(super) const GOOD: Style = AnsiColor::Green.on_default();

/// What does not work.
pub(super) const BAD: Style = AnsiColor::Red.on_default().bold();

/// What wants attention.
pub(super) const WARN: Style = AnsiColor::Yellow.on_default().bold();

/// What is put in.
pub(super) const ADDED: Style = AnsiColor::Green.on_default();

/// A word that is put in.
pub(super) const ADDED_WORD: Style = AnsiColor::Green.on_default().bold().underline();

/// What goes.
pub(super) const GONE: Style = AnsiColor::Red.on_default();

/// A word that goes.
pub(super) const GONE_WORD: Style = AnsiColor::Red.on_default().bold().underline();

/// Where changes are.
pub(super) const HUNK: Style = AnsiColor::Cyan.on_default();

/// What is beside the point.
pub(super) const DIM: Style = Style::new().dimmed();

/// What something is about.
pub(super) const BOLD: Style = Style::new().bold();

/// A text in a style.
pub(super) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}
