//! From bytes to characters, as `go.yaml.in/yaml/v2` v2.4.3 (`readerc.go`) takes them: UTF-8, or UTF-16 behind a byte order mark.

use std::borrow::Cow;

use memchr::memmem;

use super::error::{Error, ErrorKind};
use crate::span::Span;

/// A text that has only characters that YAML allows.
#[derive(Debug)]
pub(super) struct Source<'a> {
    pub(super) text: Cow<'a, str>,
    /// How to get from a place in the text to a place in the bytes.
    places: Places,
    /// Where the bytes end in their file.
    end: u32,
}

#[derive(Debug)]
enum Places {
    /// So many bytes further on.
    Shifted(usize),
    /// By a table, for every byte of the text and its end.
    Table(Vec<u32>),
}

impl<'a> Source<'a> {
    /// Decodes bytes that begin at `base` in their file, where places count from.
    ///
    /// Errors: they are no text, or there is a character that YAML does not allow.
    pub(super) fn decode(bytes: &'a [u8], base: usize) -> Result<Self, Error> {
        match bytes {
            [0xFF, 0xFE, rest @ ..] => utf16(rest, base + 2, u16::from_le_bytes),
            [0xFE, 0xFF, rest @ ..] => utf16(rest, base + 2, u16::from_be_bytes),
            [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, base + 3),
            _ => utf8(bytes, base),
        }
    }

    /// Decodes a part of a stream, as a reader of lines hands it on: `\r\n` ends a line, also behind another `\r`.
    ///
    /// Errors: as for `decode`.
    pub(super) fn decode_lines(bytes: &'a [u8], base: usize) -> Result<Self, Error> {
        let source = Self::decode(bytes, base)?;
        if memmem::find(bytes, b"\r\r\n").is_none() {
            return Ok(source);
        }
        let mut text = String::with_capacity(source.text.len());
        let mut table = Vec::with_capacity(source.text.len());
        let mut at = 0;
        for line in source.text.split_inclusive('\n') {
            let (kept, ending) = match line.strip_suffix("\r\n") {
                Some(kept) => (kept, "\n"),
                None => (line, ""),
            };
            text.extend([kept, ending]);
            table.extend((at..).take(kept.len()).map(|at| source.span(at, at).start));
            at += line.len();
            table.extend(ending.bytes().map(|_| source.span(at - 1, at).start));
        }
        table.push(source.span(at, at).start);
        Ok(Self {
            text: Cow::Owned(text),
            places: Places::Table(table),
            end: source.end,
        })
    }

    /// Tells that the last byte, a line feed, is not in the file.
    pub(super) fn without_last_byte(mut self) -> Self {
        self.end = self.end.saturating_sub(1);
        self
    }

    /// The place in the file of a place in the text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let place = |at: usize| match &self.places {
            Places::Shifted(by) => Span::new(at + by, at + by).start,
            Places::Table(table) => table.get(at).copied().unwrap_or(u32::MAX),
        };
        Span {
            start: place(start).min(self.end),
            end: place(end).min(self.end),
        }
    }
}

fn fail<T>(at: usize, problem: &'static str) -> Result<T, Error> {
    let span = Span::new(at, at + 1);
    Err(Error::new(ErrorKind::Characters, span, problem))
}

const NOT_ALLOWED: &str = "control characters are not allowed";

fn utf8(bytes: &[u8], base: usize) -> Result<Source<'_>, Error> {
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let (valid, rest) = bytes.split_at(error.valid_up_to());
            if let Some(at) = control_character(valid) {
                return fail(base + at, NOT_ALLOWED);
            }
            return fail(base + valid.len(), not_utf8(rest));
        }
    };
    if let Some(at) = control_character(bytes) {
        return fail(base + at, NOT_ALLOWED);
    }
    Ok(Source {
        text: Cow::Borrowed(valid),
        places: Places::Shifted(base),
        end: end_of(base, bytes),
    })
}

fn end_of(base: usize, bytes: &[u8]) -> u32 {
    Span::new(base, base + bytes.len()).end
}

/// Where the first character is that YAML does not allow; the bytes are UTF-8.
fn control_character(bytes: &[u8]) -> Option<usize> {
    let suspicious = |byte: &u8| matches!(byte, ..0x20 | 0x7F | 0xC2 | 0xEF) && *byte != b'\n';
    let mut found = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| suspicious(byte));
    let is_allowed = |at: usize| match bytes.get(at..).unwrap_or_default() {
        [b'\t' | b'\r', ..] => true,
        [0xC2, second, ..] => *second == 0x85 || *second >= 0xA0,
        [0xEF, second, third, ..] => *second != 0xBF || *third < 0xBE,
        _ => false,
    };
    found.find(|(at, _)| !is_allowed(*at)).map(|(at, _)| at)
}

/// What Go says to bytes that do not begin with a character.
fn not_utf8(bytes: &[u8]) -> &'static str {
    let first = bytes.first().copied().unwrap_or(0);
    let width = match first.leading_ones() {
        ones @ 2..=4 => ones as usize,
        _ => return "invalid leading UTF-8 octet",
    };
    let Some(trailing) = bytes.get(1..width) else {
        return "incomplete UTF-8 octet sequence";
    };
    if trailing.iter().any(|octet| octet.leading_ones() != 1) {
        return "invalid trailing UTF-8 octet";
    }
    let is_overlong = match (first, trailing.first()) {
        (0xC0 | 0xC1, _) => true,
        (0xE0, Some(second)) => *second < 0xA0,
        (0xF0, Some(second)) => *second < 0x90,
        _ => false,
    };
    if is_overlong {
        "invalid length of a UTF-8 sequence"
    } else {
        "invalid Unicode character"
    }
}

fn utf16<'a>(bytes: &[u8], base: usize, unit: fn([u8; 2]) -> u16) -> Result<Source<'a>, Error> {
    let units = bytes.chunks_exact(2);
    let incomplete = !units.remainder().is_empty();
    let units = units.filter_map(|pair| pair.try_into().ok().map(unit));
    let mut text = String::with_capacity(bytes.len());
    let mut table = Vec::with_capacity(bytes.len());
    let mut at = base;
    for decoded in char::decode_utf16(units) {
        let character = match decoded {
            Ok(character) => character,
            Err(error) => {
                let at_end = at + 4 > base + bytes.len();
                return fail(at, unpaired(error.unpaired_surrogate(), at_end));
            }
        };
        let mut utf8 = [0; 4];
        let encoded = character.encode_utf8(&mut utf8);
        if control_character(encoded.as_bytes()).is_some() {
            return fail(at, NOT_ALLOWED);
        }
        text.push_str(encoded);
        table.extend(encoded.bytes().map(|_| Span::new(at, at).start));
        at += 2 * character.len_utf16();
    }
    if incomplete {
        return fail(at, "incomplete UTF-16 character");
    }
    table.push(Span::new(at, at).start);
    Ok(Source {
        text: Cow::Owned(text),
        places: Places::Table(table),
        end: end_of(base, bytes),
    })
}

fn unpaired(surrogate: u16, at_end: bool) -> &'static str {
    match surrogate {
        0xDC00.. => "unexpected low surrogate area",
        _ if at_end => "incomplete UTF-16 surrogate pair",
        _ => "expected low surrogate area",
    }
}
