//! Characters that Go does not write as they are in JSON strings, and the way back.

use std::borrow::Cow;

/// Which bytes begin a character that is escaped.
type Set = [bool; 256];

/// What `encoding/json` escapes in a string.
static ALL: Set = set(true);
/// What it still escapes in text that is JSON already: the characters that HTML and JavaScript would take amiss.
static HTML: Set = set(false);

/// The escapes of the control characters.
static CONTROLS: [&str; 32] = [
    "\\u0000", "\\u0001", "\\u0002", "\\u0003", "\\u0004", "\\u0005", "\\u0006", "\\u0007", "\\b",
    "\\t", "\\n", "\\u000b", "\\f", "\\r", "\\u000e", "\\u000f", "\\u0010", "\\u0011", "\\u0012",
    "\\u0013", "\\u0014", "\\u0015", "\\u0016", "\\u0017", "\\u0018", "\\u0019", "\\u001a",
    "\\u001b", "\\u001c", "\\u001d", "\\u001e", "\\u001f",
];

/// First byte of U+2028 and U+2029 in UTF-8.
const SEPARATOR: u8 = 0xe2;

const fn set(all: bool) -> Set {
    let mut set = [false; 256];
    let mut byte = 0;
    while all && byte < 0x20 {
        set[byte] = true;
        byte += 1;
    }
    set[b'"' as usize] = all;
    set[b'\\' as usize] = all;
    set[b'<' as usize] = true;
    set[b'>' as usize] = true;
    set[b'&' as usize] = true;
    set[SEPARATOR as usize] = true;
    set
}

/// The pieces whose concatenation is `text` as it stands between the quotes of a JSON string.
pub(super) fn string(text: &str) -> Pieces<'_> {
    Pieces {
        rest: text,
        set: &ALL,
    }
}

/// The pieces whose concatenation is the JSON `text` with `<`, `>`, `&`, U+2028 and U+2029 escaped (`json.HTMLEscape`).
pub(super) fn html(text: &str) -> Pieces<'_> {
    Pieces {
        rest: text,
        set: &HTML,
    }
}

/// Runs of unchanged text and escapes in turn.
pub(super) struct Pieces<'t> {
    rest: &'t str,
    set: &'static Set,
}

impl Pieces<'_> {
    /// The escape for the character at `at`, if it is one that is escaped, and the character's length.
    fn escape(&self, at: usize) -> Option<(&'static str, usize)> {
        let bytes = self.rest.as_bytes().get(at..)?;
        let marked = self.set[usize::from(*bytes.first()?)];
        marked.then(|| escape_at(bytes)).flatten()
    }
}

impl<'t> Iterator for Pieces<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        if let Some((escape, len)) = self.escape(0) {
            self.rest = self.rest.get(len..).unwrap_or_default();
            return Some(escape);
        }
        let len = self.rest.len();
        let end = (1..len).find(|at| self.escape(*at).is_some());
        let (run, rest) = self.rest.split_at_checked(end.unwrap_or(len))?;
        self.rest = rest;
        (!run.is_empty()).then_some(run)
    }
}

/// The escape for the character that `bytes` begins with, and the character's length.
fn escape_at(bytes: &[u8]) -> Option<(&'static str, usize)> {
    match bytes {
        [SEPARATOR, 0x80, 0xa8, ..] => Some(("\\u2028", 3)),
        [SEPARATOR, 0x80, 0xa9, ..] => Some(("\\u2029", 3)),
        [b'"', ..] => Some(("\\\"", 1)),
        [b'\\', ..] => Some(("\\\\", 1)),
        [b'<', ..] => Some(("\\u003c", 1)),
        [b'>', ..] => Some(("\\u003e", 1)),
        [b'&', ..] => Some(("\\u0026", 1)),
        [byte, ..] => CONTROLS.get(usize::from(*byte)).map(|escape| (*escape, 1)),
        [] => None,
    }
}

/// Bytes as text. Each byte that is not UTF-8 becomes U+FFFD; Rust would replace a character that is cut off as a whole.
pub(super) fn lossy(bytes: &[u8]) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
    Cow::Owned(text)
}

/// The text of a JSON string, given what stands between its quotes, in which all escapes are well formed. Halves of surrogate
/// pairs become U+FFFD (`unquoteBytes` in `decode.go`).
pub(super) fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((run, escaped)) =
        memchr::memchr(b'\\', rest.as_bytes()).and_then(|at| rest.split_at_checked(at))
    {
        let (character, len) = character(escaped.as_bytes());
        text.push_str(run);
        text.push(character);
        rest = escaped.get(len..).unwrap_or_default();
    }
    text.push_str(rest);
    text
}

/// The character that an escape stands for, and the escape's length.
fn character(escaped: &[u8]) -> (char, usize) {
    let character = match escaped.get(1) {
        Some(b'u') => return unicode(escaped),
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(byte) => char::from(*byte),
        None => char::REPLACEMENT_CHARACTER,
    };
    (character, 2)
}

fn unicode(escaped: &[u8]) -> (char, usize) {
    let first = unit(escaped).unwrap_or_default();
    if let Some(character) = char::from_u32(first.into()) {
        return (character, 6);
    }
    let second = escaped.get(6..).and_then(unit).unwrap_or_default();
    match char::decode_utf16([first, second]).next() {
        Some(Ok(character)) => (character, 12),
        _ => (char::REPLACEMENT_CHARACTER, 6),
    }
}

/// The UTF-16 unit that `\uXXXX` stands for, if that is what `escaped` begins with.
fn unit(escaped: &[u8]) -> Option<u16> {
    let digits = escaped.strip_prefix(b"\\u")?.get(..4)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}
