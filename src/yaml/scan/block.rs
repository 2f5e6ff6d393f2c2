//! Block scalars: lines that are kept (`|`) or folded (`>`), behind a header.

use std::borrow::Cow;

use super::{Error, Scanner, Token};

/// What happens to the line breaks at the end.
#[derive(Clone, Copy, PartialEq)]
enum Chomping {
    /// `-`: none is kept.
    Strip,
    /// Without an indicator: one is kept.
    Clip,
    /// `+`: all are kept.
    Keep,
}

/// The lines of a block scalar while they are read.
#[derive(Default)]
struct Lines {
    text: String,
    /// The break of the last line that is not empty.
    last_break: &'static str,
    /// The breaks of empty lines behind it.
    empty_lines: String,
    /// Whether the last line that is not empty begins with white space; then nothing is folded around it.
    indented: bool,
    /// The column of the lines; 0 until it is known.
    indent: i64,
}

impl Lines {
    /// Adds a line, of which `indented` tells whether it begins with white space.
    fn add(&mut self, line: &str, indented: bool, folded: bool) {
        if folded && self.last_break == "\n" && !self.indented && !indented {
            if self.empty_lines.is_empty() {
                self.text.push(' ');
            }
        } else {
            self.text.push_str(self.last_break);
        }
        self.text.push_str(&self.empty_lines);
        self.empty_lines.clear();
        self.text.push_str(line);
        self.indented = indented;
    }

    fn finish(mut self, chomping: Chomping) -> String {
        if chomping != Chomping::Strip {
            self.text.push_str(self.last_break);
        }
        if chomping == Chomping::Keep {
            self.text.push_str(&self.empty_lines);
        }
        self.text
    }
}

impl Scanner<'_> {
    pub(super) fn fetch_block_scalar(&mut self, folded: bool) -> Result<(), Error> {
        self.drop_key()?;
        self.key_allowed = true;
        let start = self.cursor.mark();
        self.cursor.skip();
        let (chomping, increment) = self.block_header()?;
        let mut end = self.cursor.mark().at;
        self.end_of_line()?;
        let mut lines = Lines {
            indent: increment.map_or(0, |increment| self.indent.max(0) + increment),
            ..Lines::default()
        };
        self.empty_lines(&mut lines)?;
        while self.column() == lines.indent && !self.cursor.at_end() {
            let from = self.cursor.mark().at;
            let indented = self.cursor.is_blank(0);
            end = self.cursor.line_end();
            lines.add(self.cursor.slice(from, end), indented, folded);
            self.cursor.advance(end);
            lines.last_break = self.cursor.take_break();
            self.empty_lines(&mut lines)?;
        }
        let value = Cow::Owned(lines.finish(chomping));
        self.add(Token::Scalar(value, false), start);
        if let Some(placed) = self.tokens.back_mut() {
            placed.end = end;
        }
        Ok(())
    }

    /// Reads the indicators for chomping and indentation, in either order.
    fn block_header(&mut self) -> Result<(Chomping, Option<i64>), Error> {
        let chomping = self.chomping();
        let increment = self.increment()?;
        let chomping = match chomping {
            None if increment.is_some() => self.chomping(),
            known => known,
        };
        Ok((chomping.unwrap_or(Chomping::Clip), increment))
    }

    fn chomping(&mut self) -> Option<Chomping> {
        let chomping = match self.cursor.peek(0) {
            b'+' => Chomping::Keep,
            b'-' => Chomping::Strip,
            _ => return None,
        };
        self.cursor.skip();
        Some(chomping)
    }

    fn increment(&mut self) -> Result<Option<i64>, Error> {
        let digit = self.cursor.peek(0);
        if !digit.is_ascii_digit() {
            return Ok(None);
        }
        if digit == b'0' {
            return self.fail("found an indentation indicator equal to 0");
        }
        self.cursor.skip();
        Ok(Some(i64::from(digit - b'0')))
    }

    /// Moves over empty lines and the indentation of the next line. If the column of the lines is not known yet, it is where
    /// the longest of these goes to.
    fn empty_lines(&mut self, lines: &mut Lines) -> Result<(), Error> {
        let mut longest = 0;
        loop {
            let is_open = |column| lines.indent == 0 || column < lines.indent;
            while is_open(self.column()) && self.cursor.peek(0) == b' ' {
                self.cursor.skip();
            }
            longest = longest.max(self.column());
            if is_open(self.column()) && self.cursor.peek(0) == b'\t' {
                return self.fail("found a tab character where an indentation space is expected");
            }
            let found = self.cursor.take_break();
            if found.is_empty() {
                break;
            }
            lines.empty_lines.push_str(found);
        }
        if lines.indent == 0 {
            lines.indent = longest.max(self.indent + 1).max(1);
        }
        Ok(())
    }
}
