//! Directives, anchors, aliases and tags.

use super::{Error, Mark, Scanner, Token};

impl<'a> Scanner<'a> {
    pub(super) fn fetch_directive(&mut self) -> Result<(), Error> {
        self.unindent_to(-1);
        self.drop_key()?;
        self.key_allowed = false;
        let start = self.cursor.mark();
        self.cursor.skip();
        let token = match self.directive_name()? {
            "YAML" => self.version()?,
            "TAG" => self.tag_directive()?,
            _ => return self.fail("found unknown directive name"),
        };
        let end = self.cursor.mark();
        self.end_of_line()?;
        self.add(token, start);
        if let Some(placed) = self.tokens.back_mut() {
            placed.end = end.at;
        }
        Ok(())
    }

    /// Moves behind the line, on which only a comment may follow.
    pub(super) fn end_of_line(&mut self) -> Result<(), Error> {
        self.cursor.skip_blanks();
        self.cursor.skip_comment();
        if !self.cursor.is_line_end(0) {
            return self.fail("did not find expected comment or line break");
        }
        self.cursor.take_break();
        Ok(())
    }

    fn directive_name(&mut self) -> Result<&'a str, Error> {
        let name = self.cursor.take_name();
        if name.is_empty() {
            return self.fail("could not find expected directive name");
        }
        if !self.cursor.is_gap(0) {
            return self.fail("found unexpected non-alphabetical character");
        }
        Ok(name)
    }

    fn version(&mut self) -> Result<Token<'a>, Error> {
        self.cursor.skip_blanks();
        let major = self.version_number()?;
        if self.cursor.peek(0) != b'.' {
            return self.fail("did not find expected digit or '.' character");
        }
        self.cursor.skip();
        Ok(Token::Version(major, self.version_number()?))
    }

    fn version_number(&mut self) -> Result<u8, Error> {
        let mut number = None;
        for _ in 0..2 {
            if let digit @ b'0'..=b'9' = self.cursor.peek(0) {
                number = Some(number.unwrap_or(0) * 10 + (digit - b'0'));
                self.cursor.skip();
            }
        }
        if self.cursor.peek(0).is_ascii_digit() {
            return self.fail("found extremely long version number");
        }
        match number {
            Some(number) => Ok(number),
            None => self.fail("did not find expected version number"),
        }
    }

    fn tag_directive(&mut self) -> Result<Token<'a>, Error> {
        self.cursor.skip_blanks();
        let handle = self.tag_handle()?;
        if handle != "!" && !is_handle(handle) {
            return self.fail("did not find expected '!'");
        }
        if !self.cursor.is_blank(0) {
            return self.fail("did not find expected whitespace");
        }
        self.cursor.skip_blanks();
        let mut prefix = Vec::new();
        if !self.tag_uri(&mut prefix)? {
            return self.fail("did not find expected tag URI");
        }
        if !self.cursor.is_gap(0) {
            return self.fail("did not find expected whitespace or line break");
        }
        Ok(Token::TagDirective(handle, prefix))
    }

    pub(super) fn fetch_anchor(&mut self, token: fn(&'a str) -> Token<'a>) -> Result<(), Error> {
        self.save_key()?;
        self.key_allowed = false;
        let start = self.cursor.mark();
        self.cursor.skip();
        let name = self.cursor.take_name();
        let ends = self.cursor.is_gap(0) || b"?:,]}%@`".contains(&self.cursor.peek(0));
        if name.is_empty() || !ends {
            return self.fail("did not find expected alphabetic or numeric character");
        }
        self.add(token(name), start);
        Ok(())
    }

    pub(super) fn fetch_tag(&mut self) -> Result<(), Error> {
        self.save_key()?;
        self.key_allowed = false;
        let start = self.cursor.mark();
        let token = if self.cursor.peek(1) == b'<' {
            self.verbatim_tag()?
        } else {
            self.short_tag(start)?
        };
        if !self.cursor.is_gap(0) {
            return self.fail("did not find expected whitespace or line break");
        }
        self.add(token, start);
        Ok(())
    }

    /// `!<...>`
    fn verbatim_tag(&mut self) -> Result<Token<'a>, Error> {
        self.cursor.skip();
        self.cursor.skip();
        let mut name = Vec::new();
        if !self.tag_uri(&mut name)? {
            return self.fail("did not find expected tag URI");
        }
        if self.cursor.peek(0) != b'>' {
            return self.fail("did not find the expected '>'");
        }
        self.cursor.skip();
        Ok(Token::Tag("", name))
    }

    /// `!handle!suffix`, `!suffix` or `!`
    fn short_tag(&mut self, start: Mark) -> Result<Token<'a>, Error> {
        let handle = self.tag_handle()?;
        let mut suffix = Vec::new();
        if is_handle(handle) {
            if !self.tag_uri(&mut suffix)? {
                return self.fail("did not find expected tag URI");
            }
            return Ok(Token::Tag(handle, suffix));
        }
        suffix.extend(handle.bytes().skip(1));
        self.tag_uri(&mut suffix)?;
        if suffix.is_empty() {
            return Ok(Token::Tag("", b"!".to_vec()));
        }
        Ok(Token::Tag(
            self.cursor.slice(start.at, start.at + 1),
            suffix,
        ))
    }

    /// `!`, `!name` or `!name!`
    fn tag_handle(&mut self) -> Result<&'a str, Error> {
        let start = self.cursor.mark().at;
        if self.cursor.peek(0) != b'!' {
            return self.fail("did not find expected '!'");
        }
        self.cursor.skip();
        self.cursor.take_name();
        if self.cursor.peek(0) == b'!' {
            self.cursor.skip();
        }
        Ok(self.cursor.slice(start, self.cursor.mark().at))
    }

    /// Reads the characters of a tag, escapes resolved; whether there were any.
    fn tag_uri(&mut self, uri: &mut Vec<u8>) -> Result<bool, Error> {
        let start = self.cursor.mark().at;
        loop {
            let from = self.cursor.mark().at;
            self.cursor.advance(self.cursor.uri_end());
            let run = self.cursor.slice(from, self.cursor.mark().at);
            uri.extend(run.bytes());
            if self.cursor.peek(0) != b'%' {
                return Ok(self.cursor.mark().at > start);
            }
            self.uri_escape(uri)?;
        }
    }

    /// Reads one character that is written as `%C3%A9`; Go looks at the shape of its bytes only.
    fn uri_escape(&mut self, uri: &mut Vec<u8>) -> Result<(), Error> {
        let first = self.uri_octet()?;
        let following = match first.leading_ones() {
            0 => 0,
            ones @ 2..=4 => ones - 1,
            _ => return self.fail("found an incorrect leading UTF-8 octet"),
        };
        self.keep_octet(uri, first);
        for _ in 0..following {
            let octet = self.uri_octet()?;
            if octet.leading_ones() != 1 {
                return self.fail("found an incorrect trailing UTF-8 octet");
            }
            self.keep_octet(uri, octet);
        }
        Ok(())
    }

    fn uri_octet(&self) -> Result<u8, Error> {
        let digit = |ahead| char::from(self.cursor.peek(ahead)).to_digit(16);
        match (self.cursor.peek(0), digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => Ok(u8::try_from(high << 4 | low).unwrap_or(0)),
            _ => self.fail("did not find URI escaped octet"),
        }
    }

    fn keep_octet(&mut self, uri: &mut Vec<u8>, octet: u8) {
        uri.push(octet);
        self.cursor.advance(self.cursor.mark().at + 3);
    }
}

/// Whether it is `!name!` or `!!`.
fn is_handle(text: &str) -> bool {
    text.len() > 1 && text.ends_with('!')
}
