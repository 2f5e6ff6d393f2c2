//! Which form a text takes: plain, quoted, or a block of lines.
//!
//! A text is plain only where kubectl reads it back. Dates, `1:30` and `=` are quoted although yaml.v2 takes them for text, since other
//! readers do not. Keys and values are not told apart: the key `8080` would come back as it is, but is quoted as kubectl prints it.

use std::fmt::Write;

use crate::go::yaml_scalar::{self, Scalar, Tag};

/// The form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As it is.
    Plain,
    /// In such quotes.
    Quoted(char),
    /// As lines of their own behind `|`.
    Block,
}

const TAB: u8 = 1;
const LINE_FEED: u8 = 2;
/// `:` and `#`, which end a plain text next to white space.
const PUNCTUATION: u8 = 4;
const SINGLE_QUOTE: u8 = 8;
/// What double quotes escape.
const DOUBLE_QUOTE: u8 = 16;
/// A control character of ASCII.
const CONTROL: u8 = 32;
/// A part of a character beyond ASCII.
const BEYOND: u8 = 64;

/// What each byte of a text can mean for its form.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'\t' => TAB,
            b'\n' => LINE_FEED,
            b':' | b'#' => PUNCTUATION,
            b'\'' => SINGLE_QUOTE,
            b'"' | b'\\' => DOUBLE_QUOTE,
            ..=0x1F | 0x7F => CONTROL,
            0x80.. => BEYOND,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// The form for a text; where a block cannot stand, double quotes take its place.
pub(super) fn style(text: &str) -> Style {
    let classes = text
        .bytes()
        .fold(0, |classes, byte| classes | CLASSES[usize::from(byte)]);
    let has = |class| classes & class != 0;
    if has(CONTROL) || (has(BEYOND) && text.chars().any(is_hidden)) {
        return Style::Quoted('"');
    }
    // White space alone would show nothing.
    if has(LINE_FEED) && !text.trim().is_empty() {
        return Style::Block;
    }
    if has(LINE_FEED | TAB) {
        return Style::Quoted('"');
    }
    let holds_together = !has(PUNCTUATION) || !breaks_off(text);
    if holds_together && begins_plain(text) && is_trimmed(text) && is_text(text) {
        return Style::Plain;
    }
    // Two single quotes look like one double quote.
    let in_double = text.is_empty() || (has(SINGLE_QUOTE) && !has(DOUBLE_QUOTE));
    Style::Quoted(if in_double { '"' } else { '\'' })
}

/// Whether a character beyond ASCII does not show, is a line break to YAML, is refused by its readers, or makes text show in another
/// order than it is read in.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{80}'..='\u{9f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fffe}'..='\u{ffff}')
}

/// Whether a plain text would end at a colon, or at a comment.
fn breaks_off(text: &str) -> bool {
    text.ends_with(':') || text.contains(": ") || text.contains(" #")
}

/// Whether a plain text may begin as this one does.
fn begins_plain(text: &str) -> bool {
    match text.as_bytes() {
        [] => false,
        // They separate documents at the beginning of a line.
        [b'-', b'-', b'-', ..] | [b'.', b'.', b'.', ..] => false,
        [b'-' | b'?' | b':', rest @ ..] => !matches!(rest, [] | [b' ', ..]),
        [first, ..] => !b",[]{}#&*!|>'\"%@`".contains(first),
    }
}

fn is_trimmed(text: &str) -> bool {
    !text.starts_with(char::is_whitespace) && !text.ends_with(char::is_whitespace)
}

/// Whether a plain text is text to readers of YAML.
fn is_text(text: &str) -> bool {
    let to_go = matches!(yaml_scalar::resolve(Tag::None, text), Ok(Scalar::Text(_)));
    to_go && !["<<", "="].contains(&text) && !begins_with_date(text) && !is_number(text)
}

/// Whether it is a date, or a time of one of the many forms, to readers that are not yaml.v2.
fn begins_with_date(text: &str) -> bool {
    let [y, e, a, r, b'-', month, ..] = text.as_bytes() else {
        return false;
    };
    [y, e, a, r, month].into_iter().all(u8::is_ascii_digit)
}

/// Whether it is a number beyond the range of Go's, or one such as `1:30`, to readers that are not yaml.v2.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !unsigned.starts_with(|digit: char| digit.is_ascii_digit()) {
        return false;
    }
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut parts = whole.split(':');
    let first = parts.next().unwrap_or_default();
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte == b'_';
    let is_sixtieth =
        |part: &str| matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']);
    first.bytes().chain(fraction.bytes()).all(is_digit) && parts.all(is_sixtieth)
}

/// Adds a text in quotes; what is not in double quotes has nothing to escape but the quote.
pub(super) fn push_quoted(out: &mut String, text: &str, quote: char) {
    out.push(quote);
    for character in text.chars() {
        match character {
            '\'' if quote == '\'' => out.push_str("''"),
            _ if quote == '\'' => out.push(character),
            _ => push_escaped(out, character),
        }
    }
    out.push(quote);
}

/// Adds a character as it stands in double quotes.
fn push_escaped(out: &mut String, character: char) {
    // Writing to a string cannot fail.
    let _ = match character {
        '"' | '\\' => write!(out, "\\{character}"),
        '\t' => out.write_str("\\t"),
        '\n' => out.write_str("\\n"),
        '\r' => out.write_str("\\r"),
        '\0'..' ' | '\u{7f}' => write!(out, "\\x{:02x}", u32::from(character)),
        _ if is_hidden(character) => write!(out, "\\u{:04x}", u32::from(character)),
        _ => out.write_char(character),
    };
}
