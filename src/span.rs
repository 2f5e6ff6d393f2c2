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

/// Where the lines and characters of a source begin. The text itself is needed no more.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    starts: Vec<u32>,
    /// How many bytes the text has.
    len: u32,
    /// A bit for each byte: whether it goes on with a character. Empty where all characters are bytes.
    continuations: Vec<u64>,
}

/// How many bytes a word of bits stands for.
const WORD: usize = u64::BITS as usize;

impl Lines {
    /// Finds the lines of `text`; `\n` ends a line.
    pub fn of(text: &[u8]) -> Self {
        let ends = memchr::memchr_iter(b'\n', text);
        let mut starts = Vec::with_capacity(ends.clone().count() + 1);
        starts.push(0);
        starts.extend(ends.map(|at| Span::new(at + 1, at + 1).start));
        let continuations = if text.is_ascii() {
            Vec::new()
        } else {
            text.chunks(WORD).map(continuations).collect()
        };
        Self {
            starts,
            len: Span::new(0, text.len()).end,
            continuations,
        }
    }

    /// Line and column of a span in the text that the lines were found in.
    pub fn place(&self, span: Span) -> Place {
        let (line, column) = self.position(span.start);
        let (end_line, end_column) = self.position(span.end);
        Place {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// Line and column of one byte, both counted from 1.
    fn position(&self, at: u32) -> (u32, u32) {
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let end = at.min(self.len).max(start);
        let column = end - start - self.continuations(start as usize..end as usize) + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), column)
    }

    /// How many bytes of a range go on with a character.
    fn continuations(&self, range: Range<usize>) -> u32 {
        let words = self.continuations.iter().zip((0..).step_by(WORD));
        let words = words
            .take(range.end.div_ceil(WORD))
            .skip(range.start / WORD);
        words
            .map(|(word, base)| (word & bits(&range, base)).count_ones())
            .sum()
    }
}

/// The bits of a range in the word of the bytes from `base` on.
fn bits(range: &Range<usize>, base: usize) -> u64 {
    let below = |at: usize| match at.saturating_sub(base) {
        bit @ 0..WORD => (1 << bit) - 1,
        _ => u64::MAX,
    };
    below(range.end) & !below(range.start)
}

/// The bits of up to 64 bytes: those that go on with a character that began before them in UTF-8.
fn continuations(bytes: &[u8]) -> u64 {
    let bytes = bytes.iter().zip(0..);
    bytes.fold(0, |bits, (byte, at)| {
        bits | u64::from(byte & 0b1100_0000 == 0b1000_0000) << at
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, needle: &str, line: u32, column: u32) {
        let at = text.find(needle).expect("the needle is in the text");
        let place = Lines::of(text.as_bytes()).place(Span::new(at, at + needle.len()));
        assert_eq!((place.line, place.column), (line, column));
    }

    #[test]
    fn places_count_lines_and_characters_from_one() {
        case("abc", "a", 1, 1);
        case("abc\ndef", "e", 2, 2);
        case("é: x", "x", 1, 4);
        case(
            &format!("{}\n{}: x", "é".repeat(70), "語".repeat(90)),
            "x",
            2,
            93,
        );
        case("a\r\nb", "b", 2, 1);
    }

    #[test]
    fn a_span_at_the_end_of_the_text_has_a_place() {
        let text = b"a\n";
        let place = Lines::of(text).place(Span::new(2, 2));
        assert_eq!(
            (place.line, place.column, place.end_line, place.end_column),
            (2, 1, 2, 1)
        );
    }
}
