//! Plain and quoted scalars: a text over several lines becomes one line where the lines are folded.

use std::borrow::Cow;

use super::cursor::Cursor;
use super::{Error, Scanner, Span, Token};

/// A scalar's text, borrowed as long as it is what the source has.
struct Text {
    /// What is settled.
    settled: Option<String>,
    /// Where the text begins in the source that follows what is settled.
    start: usize,
}

impl Text {
    fn new(start: usize) -> Self {
        Self {
            settled: None,
            start,
        }
    }

    /// Replaces what the source has between two places.
    fn replace(&mut self, cursor: &Cursor<'_>, from: usize, to: usize, with: &str) {
        let settled = self.settled.get_or_insert_default();
        settled.push_str(cursor.slice(self.start, from));
        settled.push_str(with);
        self.start = to;
    }

    fn finish<'a>(self, cursor: &Cursor<'a>, end: usize) -> Cow<'a, str> {
        let rest = cursor.slice(self.start, end);
        match self.settled {
            Some(mut settled) => {
                settled.push_str(rest);
                Cow::Owned(settled)
            }
            None => Cow::Borrowed(rest),
        }
    }
}

/// The line breaks in a run of white space.
#[derive(Default)]
struct Breaks {
    /// The first one; empty where it is escaped.
    first: Option<&'static str>,
    others: String,
}

impl Breaks {
    /// Moves behind a line break; whether there was one.
    fn take(&mut self, cursor: &mut Cursor<'_>) -> bool {
        let found = cursor.take_break();
        if self.first.is_some() {
            self.others.push_str(found);
        } else if !found.is_empty() {
            self.first = Some(found);
        }
        !found.is_empty()
    }

    /// What the breaks stand for: one is a space, more lose one; the breaks of Unicode are all kept.
    fn folded(&self) -> Option<Cow<'_, str>> {
        Some(match (self.first?, self.others.as_str()) {
            ("\n", "") => " ".into(),
            ("" | "\n", others) => others.into(),
            (first, others) => [first, others].concat().into(),
        })
    }
}

impl Scanner<'_> {
    pub(super) fn fetch_plain(&mut self) -> Result<(), Error> {
        self.save_key()?;
        self.key_allowed = false;
        let start = self.cursor.mark();
        let mut text = Text::new(start.at);
        let mut end = start.at;
        let mut gap = None;
        while !self.cursor.is_document_indicator() && self.cursor.peek(0) != b'#' {
            let run = self.cursor.plain_end(self.in_flow());
            if run > self.cursor.mark().at {
                if let Some(breaks) = gap.take().as_ref().and_then(Breaks::folded) {
                    text.replace(&self.cursor, end, self.cursor.mark().at, &breaks);
                }
                self.cursor.advance(run);
                end = run;
            }
            if !self.cursor.is_blank(0) && !self.cursor.is_break(0) {
                break;
            }
            gap = Some(self.plain_gap()?);
            if !self.in_flow() && self.column() <= self.indent {
                break;
            }
        }
        // Behind a line break, the next token may be a key.
        self.key_allowed = gap.is_some_and(|breaks| breaks.first.is_some());
        let value = text.finish(&self.cursor, end);
        self.add(Token::Scalar(value, true), start);
        if let Some(placed) = self.tokens.back_mut() {
            placed.end = end;
        }
        Ok(())
    }

    /// Moves over white space and line breaks in a plain scalar.
    fn plain_gap(&mut self) -> Result<Breaks, Error> {
        let mut breaks = Breaks::default();
        loop {
            if self.cursor.is_blank(0) {
                let indents = breaks.first.is_some() && self.column() <= self.indent;
                if indents && self.cursor.peek(0) == b'\t' {
                    return self.fail("found a tab character that violates indentation");
                }
                self.cursor.skip();
            } else if !breaks.take(&mut self.cursor) {
                return Ok(breaks);
            }
        }
    }

    pub(super) fn fetch_quoted(&mut self, quote: u8) -> Result<(), Error> {
        self.save_key()?;
        self.key_allowed = false;
        let start = self.cursor.mark();
        self.cursor.skip();
        let opening = Span::new(start.at, self.cursor.mark().at);
        let mut text = Text::new(self.cursor.mark().at);
        loop {
            if self.cursor.is_document_indicator() {
                return self.fail_at(opening, "found unexpected document indicator");
            }
            if self.cursor.at_end() {
                return self.fail_at(opening, "found unexpected end of stream");
            }
            let escaped_break = self.quoted_run(quote, &mut text)?;
            if self.cursor.peek(0) == quote {
                break;
            }
            self.quoted_gap(escaped_break, &mut text);
        }
        let value = text.finish(&self.cursor, self.cursor.mark().at);
        self.cursor.skip();
        self.add(Token::Scalar(value, false), start);
        Ok(())
    }

    /// Moves to the next gap or the closing quote, over escapes; whether it went over an escaped line break.
    fn quoted_run(&mut self, quote: u8, text: &mut Text) -> Result<bool, Error> {
        loop {
            self.cursor.advance(self.cursor.quoted_end(quote));
            let at = self.cursor.mark().at;
            match self.cursor.peek(0) {
                b'\'' if quote == b'\'' && self.cursor.peek(1) == b'\'' => {
                    self.cursor.advance(at + 2);
                    text.replace(&self.cursor, at, at + 2, "'");
                }
                b'\\' if quote == b'"' && self.cursor.is_break(1) => {
                    self.cursor.skip();
                    self.cursor.take_break();
                    text.replace(&self.cursor, at, self.cursor.mark().at, "");
                    return Ok(true);
                }
                b'\\' if quote == b'"' => {
                    let character = self.escape()?;
                    let mut utf8 = [0; 4];
                    let end = self.cursor.mark().at;
                    text.replace(&self.cursor, at, end, character.encode_utf8(&mut utf8));
                }
                _ => return Ok(false),
            }
        }
    }

    /// Reads an escape.
    fn escape(&mut self) -> Result<char, Error> {
        let digits = match self.cursor.peek(1) {
            b'x' => 2,
            b'u' => 4,
            b'U' => 8,
            name => {
                let Some((_, character)) = ESCAPES.iter().find(|(known, _)| *known == name) else {
                    return self.fail("found unknown escape character");
                };
                self.cursor.advance(self.cursor.mark().at + 2);
                return Ok(*character);
            }
        };
        self.cursor.advance(self.cursor.mark().at + 2);
        let mut code = 0;
        for ahead in 0..digits {
            let Some(digit) = char::from(self.cursor.peek(ahead)).to_digit(16) else {
                return self.fail("did not find expected hexdecimal number");
            };
            code = code << 4 | digit;
        }
        let Some(character) = char::from_u32(code) else {
            return self.fail("found invalid Unicode character escape code");
        };
        self.cursor.advance(self.cursor.mark().at + digits);
        Ok(character)
    }

    /// Moves over white space and line breaks in a quoted scalar.
    fn quoted_gap(&mut self, escaped_break: bool, text: &mut Text) {
        let start = self.cursor.mark().at;
        let mut breaks = Breaks {
            first: escaped_break.then_some(""),
            others: String::new(),
        };
        while self.cursor.is_blank(0) || breaks.take(&mut self.cursor) {
            self.cursor.skip_blanks();
        }
        if let Some(folded) = breaks.folded() {
            let end = self.cursor.mark().at;
            text.replace(&self.cursor, start, end, &folded);
        }
    }
}

/// The escapes of double quotes that stand for one character.
const ESCAPES: [(u8, char); 18] = [
    (b'0', '\0'),
    (b'a', '\u{7}'),
    (b'b', '\u{8}'),
    (b't', '\t'),
    (b'\t', '\t'),
    (b'n', '\n'),
    (b'v', '\u{b}'),
    (b'f', '\u{c}'),
    (b'r', '\r'),
    (b'e', '\u{1b}'),
    (b' ', ' '),
    (b'"', '"'),
    (b'\'', '\''),
    (b'\\', '\\'),
    (b'N', '\u{85}'),
    (b'_', '\u{a0}'),
    (b'L', '\u{2028}'),
    (b'P', '\u{2029}'),
];
