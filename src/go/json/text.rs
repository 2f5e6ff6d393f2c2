//! Changes the white space of JSON text and leaves the rest as it is (`indent.go`, Go 1.26).

use std::iter::repeat_n;

use super::escape;
use super::scan::{Scanner, Source, SyntaxError};

/// Valid JSON with each item and member on a line of its own, as `json.Indent` without a prefix does; after `json.Marshal` this
/// makes `json.MarshalIndent`. White space at the end stays.
pub fn indent(text: &str, indent: &str) -> String {
    let body = text.trim_end_matches([' ', '\t', '\r', '\n']);
    let mut out = String::with_capacity(text.len() * 2);
    let mut depth = 0_usize;
    // Empty objects and arrays stay on their line, so the first line break waits for what comes.
    let mut opened = false;
    for part in Parts(body) {
        let closes = matches!(part, Part::Mark('}' | ']'));
        if opened && !closes {
            depth += 1;
            break_line(&mut out, indent, depth);
        }
        if closes && !opened {
            depth = depth.saturating_sub(1);
            break_line(&mut out, indent, depth);
        }
        opened = matches!(part, Part::Mark('{' | '['));
        match part {
            Part::Text(text) => out.push_str(text),
            Part::Mark(mark) => out.push(mark),
        }
        match part {
            Part::Mark(',') => break_line(&mut out, indent, depth),
            Part::Mark(':') => out.push(' '),
            _ => {}
        }
    }
    out.push_str(text.get(body.len()..).unwrap_or_default());
    out
}

/// JSON without white space between its tokens, and with HTML characters escaped if asked for: `json.Compact`, and what `json.Marshal`
/// does to a `json.RawMessage` (Go 1.26). Fails where the text is not JSON.
pub fn compact(text: &str, escape_html: bool) -> Result<String, SyntaxError> {
    check(text.as_bytes())?;
    let mut out = String::with_capacity(text.len());
    for part in Parts(text) {
        match part {
            Part::Text(text) if escape_html => out.extend(escape::html(text)),
            Part::Text(text) => out.push_str(text),
            Part::Mark(mark) => out.push(mark),
        }
    }
    Ok(out)
}

/// Whether a text is JSON to Go.
fn check(text: &[u8]) -> Result<(), SyntaxError> {
    let mut scanner = Scanner::new(text, Source::Document);
    scanner.next_token()?;
    while scanner.depth() > 0 {
        scanner.next_token()?;
    }
    scanner.finish()
}

fn break_line(out: &mut String, indent: &str, depth: usize) {
    out.push('\n');
    out.extend(repeat_n(indent, depth));
}

/// A piece of valid JSON.
#[derive(Clone, Copy)]
enum Part<'t> {
    /// A string with its quotes, a number or a word.
    Text(&'t str),
    /// One of `{}[],:`.
    Mark(char),
}

/// Splits valid JSON, passing over the white space.
struct Parts<'t>(&'t str);

impl<'t> Iterator for Parts<'t> {
    type Item = Part<'t>;

    fn next(&mut self) -> Option<Part<'t>> {
        let space = self.0.bytes().take_while(|byte| is_space(*byte)).count();
        let (_, text) = self.0.split_at_checked(space)?;
        let bytes = text.as_bytes();
        let first = *bytes.first()?;
        let len = match first {
            b'"' => string_len(bytes),
            _ if is_mark(first) => 1,
            _ => bytes.iter().take_while(|byte| !ends_word(**byte)).count(),
        };
        let (part, rest) = text.split_at_checked(len)?;
        self.0 = rest;
        Some(match first {
            _ if is_mark(first) => Part::Mark(first.into()),
            _ => Part::Text(part),
        })
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':')
}

fn ends_word(byte: u8) -> bool {
    byte == b'"' || is_mark(byte) || is_space(byte)
}

/// The length of the string that `bytes` begins with, quotes included.
fn string_len(bytes: &[u8]) -> usize {
    let mut at = 1;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        match memchr::memchr2(b'"', b'\\', rest) {
            Some(quote) if rest.get(quote) == Some(&b'"') => return at + quote + 1,
            Some(backslash) => at += backslash + 2,
            None => return bytes.len(),
        }
    }
}
