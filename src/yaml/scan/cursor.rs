//! A place in a text that moves on, with the classes of characters that the grammar of YAML knows.

use super::Mark;
use crate::span::Span;

/// What a byte can mean.
const BLANK: u8 = 1;
/// The first byte of a line break, perhaps: the breaks beyond ASCII share theirs with other characters.
const BREAK: u8 = 2;
/// A character that ends plain scalars in flow collections.
const FLOW: u8 = 4;
/// A letter, digit, `_` or `-`: what names of anchors, handles of tags and directives are made of.
const NAME: u8 = 8;
/// A character of a tag besides those of names.
const URI: u8 = 16;
/// A colon.
const COLON: u8 = 32;
/// A quote or a backslash.
const QUOTE: u8 = 64;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let marks: [(&[u8], u8); 7] = [
        (b" \t", BLANK),
        (b"\r\n\xC2\xE2", BREAK),
        (b",?[]{}", FLOW),
        (
            b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-",
            NAME,
        ),
        (b";/?:@&=+$,.!~*'()[]%", URI),
        (b":", COLON),
        (b"\"'\\", QUOTE),
    ];
    let mut row = 0;
    while row < marks.len() {
        let (bytes, class) = marks[row];
        let mut at = 0;
        while at < bytes.len() {
            classes[bytes[at] as usize] |= class;
            at += 1;
        }
        row += 1;
    }
    classes
};

fn has(byte: u8, class: u8) -> bool {
    CLASSES[byte as usize] & class != 0
}

/// A place in a text. Behind the end of the text stand zero bytes, which are not in it.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    mark: Mark,
}

impl<'a> Cursor<'a> {
    /// INVARIANT: `text` has no zero byte; the reader refuses it first.
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            mark: Mark::default(),
        }
    }

    pub(super) fn mark(&self) -> Mark {
        self.mark
    }

    /// The text between two places on character boundaries.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The byte `ahead` bytes further on.
    pub(super) fn peek(&self, ahead: usize) -> u8 {
        let bytes = self.text.as_bytes();
        bytes.get(self.mark.at + ahead).copied().unwrap_or(0)
    }

    pub(super) fn at_end(&self) -> bool {
        self.mark.at >= self.text.len()
    }

    pub(super) fn is_blank(&self, ahead: usize) -> bool {
        has(self.peek(ahead), BLANK)
    }

    /// How many bytes the line break has that is `ahead` bytes further on; 0 if there is none.
    pub(super) fn break_len(&self, ahead: usize) -> usize {
        if !has(self.peek(ahead), BREAK) {
            return 0;
        }
        let at = self.mark.at + ahead;
        match self.text.as_bytes().get(at..).unwrap_or_default() {
            [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
            _ => 0,
        }
    }

    pub(super) fn is_break(&self, ahead: usize) -> bool {
        self.break_len(ahead) != 0
    }

    /// Whether a line break or the end of the text is there.
    pub(super) fn is_line_end(&self, ahead: usize) -> bool {
        self.peek(ahead) == 0 || self.is_break(ahead)
    }

    /// Whether white space, a line break or the end of the text is there.
    pub(super) fn is_gap(&self, ahead: usize) -> bool {
        self.is_blank(ahead) || self.is_line_end(ahead)
    }

    /// Whether the place is in front of `---` or `...` at the beginning of a line.
    pub(super) fn is_document_indicator(&self) -> bool {
        self.mark.column == 0
            && [b"---", b"..."].contains(&&[self.peek(0), self.peek(1), self.peek(2)])
            && self.is_gap(3)
    }

    /// Moves behind one character that is not a line break.
    pub(super) fn skip(&mut self) {
        self.mark.at += match self.peek(0) {
            0 => 0,
            1..0x80 => 1,
            0x80..0xE0 => 2,
            0xE0..0xF0 => 3,
            0xF0.. => 4,
        };
        self.mark.column += 1;
    }

    /// Moves to a place on the same line.
    pub(super) fn advance(&mut self, to: usize) {
        let bytes = self.text.as_bytes().get(self.mark.at..to);
        let is_first = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
        let characters = bytes.unwrap_or_default().iter().filter(is_first).count();
        self.mark.at = to;
        self.mark.column += u32::try_from(characters).unwrap_or(u32::MAX);
    }

    /// Moves behind a line break, if there is one; what it stands for in a scalar.
    pub(super) fn take_break(&mut self) -> &'static str {
        let len = self.break_len(0);
        if len == 0 {
            return "";
        }
        let kept = match (len, self.peek(2)) {
            (3, 0xA8) => "\u{2028}",
            (3, _) => "\u{2029}",
            _ => "\n",
        };
        self.mark.at += len;
        self.mark.line += 1;
        self.mark.column = 0;
        kept
    }

    /// Ends the line that the text ends in.
    pub(super) fn end_line(&mut self) {
        if self.mark.column != 0 {
            self.mark.column = 0;
            self.mark.line += 1;
        }
    }

    pub(super) fn skip_blanks(&mut self) {
        self.skip_spaces(true);
    }

    pub(super) fn skip_spaces(&mut self, tabs: bool) {
        let end = self.run_end(|byte| byte == b' ' || (tabs && byte == b'\t'));
        self.advance(end);
    }

    pub(super) fn skip_comment(&mut self) {
        if self.peek(0) == b'#' {
            self.advance(self.line_end());
        }
    }

    /// What stands between a place and the end of its line.
    pub(super) fn line_from(&self, start: usize) -> Span {
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        Span::new(start, start + line.trim_end().len())
    }

    /// Where the line ends, in front of its break.
    pub(super) fn line_end(&self) -> usize {
        self.find(BREAK, |cursor, ahead| cursor.is_break(ahead))
    }

    /// Moves behind what names are made of; the name.
    pub(super) fn take_name(&mut self) -> &'a str {
        let start = self.mark.at;
        let end = self.run_end(|byte| has(byte, NAME));
        self.advance(end);
        self.slice(start, end)
    }

    /// Where the characters of a tag end or an escape begins.
    pub(super) fn uri_end(&self) -> usize {
        self.run_end(|byte| has(byte, NAME | URI) && byte != b'%')
    }

    fn run_end(&self, belongs: impl Fn(u8) -> bool) -> usize {
        let rest = self.text.as_bytes().get(self.mark.at..).unwrap_or_default();
        let len = rest.iter().position(|byte| !belongs(*byte));
        self.mark.at + len.unwrap_or(rest.len())
    }

    /// Where the next white space, line break or character that ends a plain scalar is.
    pub(super) fn plain_end(&self, in_flow: bool) -> usize {
        let class = BLANK | BREAK | COLON | if in_flow { FLOW } else { 0 };
        self.find(class, |cursor, ahead| match cursor.peek(ahead) {
            b':' => cursor.is_gap(ahead + 1),
            byte => !has(byte, BREAK) || cursor.is_break(ahead),
        })
    }

    /// Where the next white space, line break, quote or, in double quotes, backslash is.
    pub(super) fn quoted_end(&self, quote: u8) -> usize {
        self.find(BLANK | BREAK | QUOTE, |cursor, ahead| {
            match cursor.peek(ahead) {
                b'\\' => quote == b'"',
                byte if has(byte, QUOTE) => byte == quote,
                byte => !has(byte, BREAK) || cursor.is_break(ahead),
            }
        })
    }

    /// Where the first byte of a class is that `is_it` confirms, or the end of the text.
    fn find(&self, class: u8, is_it: impl Fn(&Self, usize) -> bool) -> usize {
        let rest = self.text.as_bytes().get(self.mark.at..).unwrap_or_default();
        let mut candidates = (0..).zip(rest).filter(|(_, byte)| has(**byte, class));
        candidates
            .find(|(ahead, _)| is_it(self, *ahead))
            .map_or(self.text.len(), |(ahead, _)| self.mark.at + ahead)
    }
}
