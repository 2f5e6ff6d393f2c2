//! Where the characters of a decoded scalar stand in the source.
//!
//! The styles of YAML differ in white space and escapes alone; everything else stands in the source in the same order. So a
//! decoded text is laid beside its source, and white space on either side gives way.

use crate::span::Span;

/// How a scalar is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// As it is, in lines or in a block.
    Bare,
    /// `'…'`: a quote stands twice.
    Single,
    /// `"…"`: with escapes, in YAML and in JSON.
    Double,
}

/// The source offset of a byte of a decoded scalar, or of its end. `span` is the scalar in `source`.
pub fn offset_of(source: &[u8], span: Span, decoded: &str, at: usize) -> usize {
    let range = span.range();
    let text = source.get(range.clone()).unwrap_or_default();
    let (style, start) = style(text);
    let mut reader = Reader {
        text,
        style,
        at: start,
    };
    let mut last = start;
    for (index, character) in decoded.char_indices() {
        let place = match character.is_whitespace() {
            true => reader.at,
            false => reader.find(character),
        };
        if index >= at {
            return range.start + reader.behind_space(place, character);
        }
        last = reader.at;
    }
    range.start + last
}

/// The style of a scalar, and where its text begins.
fn style(text: &[u8]) -> (Style, usize) {
    match text.first() {
        Some(b'"') => (Style::Double, 1),
        Some(b'\'') => (Style::Single, 1),
        Some(b'|' | b'>') => {
            let line = memchr::memchr(b'\n', text);
            (Style::Bare, line.map_or(text.len(), |end| end + 1))
        }
        _ => (Style::Bare, 0),
    }
}

/// A source on its way.
struct Reader<'t> {
    text: &'t [u8],
    style: Style,
    at: usize,
}

impl Reader<'_> {
    /// Where a character stands that is no white space; the reader goes behind it.
    fn find(&mut self, character: char) -> usize {
        let mut buffer = [0; 4];
        let wanted = character.encode_utf8(&mut buffer).as_bytes();
        loop {
            let place = self.at;
            let rest = self.text.get(place..).unwrap_or_default();
            let Some(first) = rest.first() else {
                return place;
            };
            if self.style == Style::Double && *first == b'\\' {
                let (length, is_space) = escape(rest);
                self.at += length;
                if is_space {
                    continue;
                }
                return place;
            }
            if rest.starts_with(wanted) {
                let doubled = self.style == Style::Single && character == '\'';
                self.at += wanted.len() + usize::from(doubled);
                return place;
            }
            self.at += 1;
        }
    }

    /// The place of a character: white space may stand further on, behind a line's indentation.
    fn behind_space(&self, place: usize, character: char) -> usize {
        let is_bare = self.text.get(place).is_none_or(u8::is_ascii_whitespace);
        match character.is_whitespace() || !is_bare {
            true => place,
            false => self.at,
        }
    }
}

/// The length of an escape, and whether it stands for white space.
fn escape(text: &[u8]) -> (usize, bool) {
    match text.get(1) {
        Some(b'x') => (4, false),
        Some(b'u') => (6, false),
        Some(b'U') => (10, false),
        Some(b'n' | b't' | b'r' | b' ' | b'\n' | b'N' | b'_' | b'L' | b'P' | b'v' | b'f') => {
            (2, true)
        }
        _ => (2, false),
    }
}

#[cfg(test)]
mod tests {
    use super::offset_of;
    use crate::tree::Node;
    use crate::yaml::{Limits, read};

    /// The rest of the source's line from where a text stands that the decoded scalar holds.
    #[track_caller]
    fn case(source: &str, needle: &str, expected: &str) {
        let document = read(source.as_bytes(), &Limits::default()).expect("YAML");
        let node: &Node = document.root.get("p").expect("the key `p`");
        let text = node.as_text().expect("a text");
        let at = text.find(needle).expect("the needle is in the text");
        let offset = offset_of(source.as_bytes(), node.span, text, at);
        let rest = source.get(offset..).expect("an offset in the source");
        assert!(rest.starts_with(expected), "{rest:?}");
    }

    #[test]
    fn characters_are_found_in_every_style() {
        case("p: permit (x);\n", "(x)", "(x);");
        case("p: a\n  b\n  c\n", "c", "c\n");
        case("p: |\n  // é\n  permit (\n    x\n  );\n", "x", "x\n  );");
        case("p: |2-\n    a\n   b\n", "b", "b\n");
        case("p: >\n  a\n  b\n\n  c d\n", "c d", "c d\n");
        case("p: \"a\\n \\\"b\\\" c\"\n", "\"b", "\\\"b");
        case("p: \"a\\tb \\\n   c\"\n", "c", "c\"");
        case("p: 'it''s a'\n", "s a", "s a'");
        case("{\"p\": \"a\\u00e9b\"}", "b", "b\"");
    }

    #[test]
    fn the_end_of_a_text_stands_behind_its_last_character() {
        let source = "p: |\n  a b\n";
        let document = read(source.as_bytes(), &Limits::default()).expect("YAML");
        let node = document.root.get("p").expect("the key `p`");
        let end = offset_of(source.as_bytes(), node.span, "a b\n", 4);
        assert_eq!(source.get(..end), Some("p: |\n  a b"));
    }
}
