//! Places in a source text: byte ranges, and the lines and columns that people read.

use std::ops::Range;

/// A range of bytes in one source, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// A span over `start..end`. Offsets beyond 4 GiB are cut; the reader refuses such sources first.
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            start: cut(start),
            end: cut(end),
        }
    }

    /// The same range, counted from `base` bytes further on.
    pub fn shifted(self, base: usize) -> Self {
        Self::new(self.start as usize + base, self.end as usize + base)
    }

    /// Whether another range lies within this one.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The range as indices into the source.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A span as editors and CI systems want it: counted from 1, columns in characters, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Line of the end.
    pub end_line: u32,
    /// Column behind the last character.
    pub end_column: u32,
}

/// Where the lines of a source begin.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    starts: Vec<u32>,
}

impl Lines {
    /// Finds the lines of `text`; `\n` ends a line.
    pub fn of(text: &[u8]) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text).map(|at| Span::new(at + 1, at + 1).start));
        Self { starts }
    }

    /// Line and column of a span in the same `text` that the lines were found in.
    pub fn place(&self, text: &[u8], span: Span) -> Place {
        let (line, column) = self.position(text, span.start);
        let (end_line, end_column) = self.position(text, span.end);
        Place {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// Line and column of one byte, both counted from 1.
    fn position(&self, text: &[u8], at: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0) as usize;
        let end = (at as usize).min(text.len());
        let before = text.get(start..end).unwrap_or_default();
        let column = before
            .iter()
            .filter(|byte| !is_continuation(**byte))
            .count()
            + 1;
        (
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(column).unwrap_or(u32::MAX),
        )
    }
}

/// Whether a byte goes on with a character that began before it in UTF-8.
fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, needle: &str, line: u32, column: u32) {
        let at = text.find(needle).expect("the needle is in the text");
        let place =
            Lines::of(text.as_bytes()).place(text.as_bytes(), Span::new(at, at + needle.len()));
        assert_eq!((place.line, place.column), (line, column));
    }

    #[test]
    fn places_count_lines_and_characters_from_one() {
        case("abc", "a", 1, 1);
        case("abc\ndef", "e", 2, 2);
        case("é: x", "x", 1, 4);
        case("a\r\nb", "b", 2, 1);
    }

    #[test]
    fn a_span_at_the_end_of_the_text_has_a_place() {
        let text = b"a\n";
        let place = Lines::of(text).place(text, Span::new(2, 2));
        assert_eq!(
            (place.line, place.column, place.end_line, place.end_column),
            (2, 1, 2, 1)
        );
    }
}
