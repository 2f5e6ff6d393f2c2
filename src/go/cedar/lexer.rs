//! Cuts a text into Cedar tokens as cedar-go's scanner does (`internal/parser`, 1.6.0 and 1.8.0).
//!
//! The whole text is cut before anything is parsed, so an error anywhere in it comes first. When one token has several
//! errors the last one counts, and each is reported at the token's beginning: both are the scanner's ways.

use super::error::SyntaxError;

/// Words that are no identifiers.
const KEYWORDS: [&str; 10] = [
    "true", "false", "if", "then", "else", "in", "like", "has", "is", "__cedar",
];

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The end of the text.
    End,
    /// A name.
    Identifier,
    /// A word that is reserved.
    Keyword,
    /// Decimal digits.
    Integer,
    /// A text, with its quotes.
    Text,
    /// Punctuation, or a character that means nothing in Cedar.
    Sign,
}

/// Where a token begins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Position {
    /// Offset in bytes.
    pub(super) offset: usize,
    /// Line, from 1; 0 for the end of an empty text.
    pub(super) line: usize,
    /// Column in characters, from 1; 0 for the end of an empty text.
    pub(super) column: usize,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    /// What it is.
    pub(super) kind: Kind,
    /// As it is written.
    pub(super) text: &'t str,
    /// Where it begins.
    pub(super) position: Position,
}

/// All tokens of a text; the last one, and only it, is the end.
pub(super) fn tokens(text: &str) -> Result<Vec<Token<'_>>, SyntaxError> {
    let mut scanner = Scanner::new(text);
    let mut tokens = Vec::new();
    loop {
        let token = scanner.token();
        if let Some(error) = scanner.error {
            return Err(error);
        }
        tokens.push(token);
        if token.kind == Kind::End {
            return Ok(tokens);
        }
    }
}

/// Reads one character ahead: errors in the character behind a token are found with the token.
struct Scanner<'t> {
    text: &'t str,
    /// The character to look at, if the text is not at its end.
    current: Option<char>,
    /// Where that character stands.
    at: Position,
    /// What errors are reported at: the token or comment that is being read. Between tokens its column is still the one
    /// of the token before, and its line is 0.
    place: Position,
    error: Option<SyntaxError>,
}

impl<'t> Scanner<'t> {
    fn new(text: &'t str) -> Self {
        let start = usize::from(!text.is_empty());
        let mut scanner = Self {
            text,
            current: None,
            at: Position {
                offset: 0,
                line: start,
                column: start,
            },
            place: Position::default(),
            error: None,
        };
        scanner.look();
        scanner
    }

    fn look(&mut self) {
        self.current = self.text[self.at.offset..].chars().next();
        if self.current == Some('\0') {
            self.fail(self.at.offset, "invalid character NUL");
        }
    }

    fn advance(&mut self) {
        let Some(passed) = self.current else { return };
        self.at.offset += passed.len_utf8();
        if passed == '\n' {
            self.at.line += 1;
            self.at.column = 1;
        } else {
            self.at.column += 1;
        }
        self.look();
    }

    fn advance_while(&mut self, goes_on: impl Fn(char) -> bool) {
        while self.current.is_some_and(&goes_on) {
            self.advance();
        }
    }

    fn skip(&mut self, character: char) -> bool {
        let found = self.current == Some(character);
        if found {
            self.advance();
        }
        found
    }

    fn fail(&mut self, offset: usize, message: &str) {
        self.error = Some(SyntaxError::of_token(offset, self.place, message));
    }

    /// The next token behind white space and comments.
    fn token(&mut self) -> Token<'t> {
        self.place.line = 0;
        loop {
            self.advance_while(|next| matches!(next, '\t' | '\n' | '\r' | ' '));
            self.place = self.at;
            let Some(first) = self.current else {
                return self.finish(Kind::End);
            };
            match first {
                '_' | 'A'..='Z' | 'a'..='z' => {
                    self.advance_while(|next| next == '_' || next.is_ascii_alphanumeric());
                    return self.finish(Kind::Identifier);
                }
                '0'..='9' => {
                    self.advance_while(|next| next.is_ascii_digit());
                    return self.finish(Kind::Integer);
                }
                '"' => {
                    self.string();
                    return self.finish(Kind::Text);
                }
                _ => {}
            }
            self.advance();
            match (first, self.current) {
                ('/', Some('/')) => self.advance_while(|next| next != '\n'),
                ('/', Some('*')) => self.comment(),
                _ => return self.sign(first),
            }
        }
    }

    fn finish(&self, kind: Kind) -> Token<'t> {
        let text = &self.text[self.place.offset..self.at.offset];
        let kind = match kind {
            Kind::Identifier if KEYWORDS.contains(&text) => Kind::Keyword,
            kind => kind,
        };
        Token {
            kind,
            text,
            position: self.place,
        }
    }

    /// Punctuation takes a second character only where Cedar has such a sign.
    fn sign(&mut self, first: char) -> Token<'t> {
        let second = match first {
            ':' => ':',
            '!' | '<' | '>' | '=' => '=',
            '|' => '|',
            '&' => '&',
            _ => return self.finish(Kind::Sign),
        };
        self.skip(second);
        self.finish(Kind::Sign)
    }

    /// A comment from its asterisk on.
    fn comment(&mut self) {
        self.advance();
        while let Some(passed) = self.current {
            self.advance();
            if passed == '*' && self.skip('/') {
                return;
            }
        }
        self.fail(self.place.offset, "comment not terminated");
    }

    /// A text from its opening quote on. One that a line's end cuts off takes that line's end in.
    fn string(&mut self) {
        self.advance();
        loop {
            match self.current {
                Some('"') => break,
                Some('\n') | None => {
                    self.fail(self.place.offset, "literal not terminated");
                    break;
                }
                Some('\\') => self.escape(),
                Some(_) => self.advance(),
            }
        }
        self.advance();
    }

    /// An escape from its backslash on. What does not belong to one is left to the text.
    fn escape(&mut self) {
        self.advance();
        let well_formed = match self.current {
            Some('n' | 'r' | 't' | '\\' | '0' | '\'' | '"' | '*') => {
                self.advance();
                true
            }
            Some('x') => {
                self.advance();
                self.hexadecimal(2) == 2
            }
            Some('u') => {
                self.advance();
                self.skip('{') && self.hexadecimal(6) > 0 && self.skip('}')
            }
            _ => false,
        };
        if !well_formed {
            self.fail(self.at.offset, "invalid char escape");
        }
    }

    /// Passes over hexadecimal digits, `most` at most, and says how many there were.
    fn hexadecimal(&mut self, most: usize) -> usize {
        let start = self.at.offset;
        while self.at.offset - start < most
            && self.current.is_some_and(|next| next.is_ascii_hexdigit())
        {
            self.advance();
        }
        self.at.offset - start
    }
}
