//! Splits JSON text into tokens and refuses what Go refuses, in Go's words.
//!
//! Mirrors the scanner of `encoding/json` (`scanner.go`, Go 1.26; `sigs.k8s.io/json` carries the same one).

use std::fmt;

/// How deep arrays and objects may stand in each other (`maxNestingDepth`).
const MAX_DEPTH: usize = 10_000;

/// Why a text is not JSON to Go: `json.SyntaxError`, or its complaint about a number that no `float64` holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// How many bytes Go had read: the offset behind the byte that is wrong, or the length of the text where it ends early.
    pub offset: usize,
    message: Box<str>,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for SyntaxError {}

impl SyntaxError {
    pub(super) fn new(offset: usize, message: impl Into<Box<str>>) -> Self {
        Self {
            offset,
            message: message.into(),
        }
    }
}

/// Whose end of input it is: `json.Unmarshal` and `json.Decoder` speak of it in different words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// One document.
    Document,
    /// A stream of values.
    Stream,
}

/// Where a string or number stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Literal {
    /// Offset of the first byte; for a string, of the one behind the opening quote.
    pub(super) start: usize,
    /// Offset behind the last byte; for a string, of the closing quote.
    pub(super) end: usize,
    /// For a string: there is no escape in it. For a number: it has neither fraction nor exponent.
    pub(super) plain: bool,
}

/// A piece of JSON text; it ends where the scanner stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Token {
    ObjectStart,
    ArrayStart,
    /// The end of the innermost object or array.
    End,
    /// The name of a member; the colon behind it is taken too.
    Key(Literal),
    Text(Literal),
    Number(Literal),
    Bool(bool),
    Null,
}

/// What may stand next.
#[derive(Clone, Copy, Debug)]
enum Expect {
    Value,
    FirstItem,
    FirstKey,
    Key,
    /// A comma or the end of what is open.
    More,
}

/// What is open.
#[derive(Clone, Copy, Debug)]
enum Open {
    Object,
    Array,
}

/// Takes tokens from a text one by one.
pub(super) struct Scanner<'t> {
    text: &'t [u8],
    at: usize,
    expect: Expect,
    open: Vec<Open>,
    source: Source,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t [u8], source: Source) -> Self {
        Self {
            text,
            at: 0,
            expect: Expect::Value,
            open: Vec::new(),
            source,
        }
    }

    /// Offset behind the last token.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    /// How many objects and arrays are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The bytes of a literal.
    pub(super) fn bytes(&self, literal: Literal) -> &'t [u8] {
        self.text
            .get(literal.start..literal.end)
            .unwrap_or_default()
    }

    /// Passes over white space; whether nothing is left then.
    pub(super) fn at_end(&mut self) -> bool {
        self.peek().is_none()
    }

    /// Refuses anything but white space behind the value.
    pub(super) fn finish(&mut self) -> Result<(), SyntaxError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.invalid(self.at, "after top-level value")),
        }
    }

    /// The next token of the value. Whoever calls stops when the value is complete.
    pub(super) fn next_token(&mut self) -> Result<Token, SyntaxError> {
        loop {
            let Some(byte) = self.peek() else {
                return Err(self.ends_early());
            };
            match (self.expect, byte) {
                (Expect::FirstItem, b']') | (Expect::FirstKey, b'}') => return Ok(self.close()),
                (Expect::Value | Expect::FirstItem, _) => return self.value(byte),
                (Expect::FirstKey | Expect::Key, b'"') => return self.key(),
                (Expect::FirstKey | Expect::Key, _) => {
                    return Err(self.invalid(self.at, "looking for beginning of object key string"));
                }
                (Expect::More, _) => {
                    if let Some(end) = self.more(byte)? {
                        return Ok(end);
                    }
                }
            }
        }
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match self.text.get(self.at).copied() {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.at += 1,
                next => return next,
            }
        }
    }

    /// Takes what stands behind a value: the end of what is open, or a comma (no token).
    fn more(&mut self, byte: u8) -> Result<Option<Token>, SyntaxError> {
        self.expect = match (self.open.last(), byte) {
            (Some(Open::Object), b'}') | (Some(Open::Array), b']') => {
                return Ok(Some(self.close()));
            }
            (Some(Open::Object), b',') => Expect::Key,
            (Some(Open::Array), b',') => Expect::Value,
            (Some(Open::Object), _) => {
                return Err(self.invalid(self.at, "after object key:value pair"));
            }
            (Some(Open::Array), _) => return Err(self.invalid(self.at, "after array element")),
            (None, _) => return Err(self.invalid(self.at, "after top-level value")),
        };
        self.at += 1;
        Ok(None)
    }

    fn close(&mut self) -> Token {
        self.open.pop();
        self.at += 1;
        self.expect = Expect::More;
        Token::End
    }

    fn value(&mut self, byte: u8) -> Result<Token, SyntaxError> {
        self.expect = Expect::More;
        match byte {
            b'{' => self.start(Open::Object, Expect::FirstKey, Token::ObjectStart),
            b'[' => self.start(Open::Array, Expect::FirstItem, Token::ArrayStart),
            b'"' => Ok(Token::Text(self.string()?)),
            b'-' | b'0'..=b'9' => Ok(Token::Number(self.number()?)),
            b't' => self.word("true", Token::Bool(true)),
            b'f' => self.word("false", Token::Bool(false)),
            b'n' => self.word("null", Token::Null),
            _ => Err(self.invalid(self.at, "looking for beginning of value")),
        }
    }

    fn start(&mut self, open: Open, expect: Expect, token: Token) -> Result<Token, SyntaxError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.invalid(self.at, "exceeded max depth"));
        }
        self.open.push(open);
        self.at += 1;
        self.expect = expect;
        Ok(token)
    }

    fn key(&mut self) -> Result<Token, SyntaxError> {
        let key = self.string()?;
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                self.expect = Expect::Value;
                Ok(Token::Key(key))
            }
            Some(_) => Err(self.invalid(self.at, "after object key")),
            None => Err(self.ends_early()),
        }
    }

    fn word(&mut self, word: &str, token: Token) -> Result<Token, SyntaxError> {
        for (index, letter) in word.bytes().enumerate().skip(1) {
            if self.text.get(self.at + index) != Some(&letter) {
                let context = format!("in literal {word} (expecting '{}')", char::from(letter));
                return Err(self.invalid(self.at + index, &context));
            }
        }
        self.at += word.len();
        Ok(token)
    }

    /// Takes a string; the scanner stands at its opening quote.
    fn string(&mut self) -> Result<Literal, SyntaxError> {
        let start = self.at + 1;
        let mut end = start;
        let mut plain = true;
        loop {
            let rest = self.text.get(end..).unwrap_or_default();
            let run = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
            let run = rest.get(..run).unwrap_or_default();
            // Looks at all bytes first, because that takes many at once.
            if run.iter().fold(false, |found, byte| found | (*byte < b' ')) {
                let before = run.iter().take_while(|byte| **byte >= b' ').count();
                return Err(self.invalid(end + before, "in string literal"));
            }
            end += run.len();
            match self.text.get(end) {
                Some(b'\\') => {
                    plain = false;
                    end = self.escape(end + 1)?;
                }
                Some(_) => break,
                None => return Err(self.ends_early()),
            }
        }
        self.at = end + 1;
        Ok(Literal { start, end, plain })
    }

    /// Passes over an escape whose letter stands at `at`; the offset behind it.
    fn escape(&self, at: usize) -> Result<usize, SyntaxError> {
        match self.text.get(at) {
            Some(b'b' | b'f' | b'n' | b'r' | b't' | b'\\' | b'/' | b'"') => Ok(at + 1),
            Some(b'u') => match (at + 1..at + 5).find(|at| !self.is(*at, u8::is_ascii_hexdigit)) {
                Some(bad) => Err(self.invalid(bad, "in \\u hexadecimal character escape")),
                None => Ok(at + 5),
            },
            _ => Err(self.invalid(at, "in string escape code")),
        }
    }

    fn number(&mut self) -> Result<Literal, SyntaxError> {
        let start = self.at;
        let mut end = start + usize::from(self.is(start, |byte| *byte == b'-'));
        end = if self.is(end, |byte| *byte == b'0') {
            end + 1
        } else {
            self.digits(end, "in numeric literal")?
        };
        let integer = end;
        if self.is(end, |byte| *byte == b'.') {
            end = self.digits(end + 1, "after decimal point in numeric literal")?;
        }
        if self.is(end, |byte| matches!(byte, b'e' | b'E')) {
            end += 1;
            end += usize::from(self.is(end, |byte| matches!(byte, b'+' | b'-')));
            end = self.digits(end, "in exponent of numeric literal")?;
        }
        self.at = end;
        Ok(Literal {
            start,
            end,
            plain: end == integer,
        })
    }

    /// Passes over digits, of which there must be one; the offset behind them.
    fn digits(&self, start: usize, context: &str) -> Result<usize, SyntaxError> {
        let rest = self.text.get(start..).unwrap_or_default();
        match rest.iter().take_while(|byte| byte.is_ascii_digit()).count() {
            0 => Err(self.invalid(start, context)),
            count => Ok(start + count),
        }
    }

    fn is(&self, at: usize, test: impl Fn(&u8) -> bool) -> bool {
        self.text.get(at).is_some_and(test)
    }

    /// The byte at `at` cannot stand there. Go feeds its scanner a space where the text ends, and complains about that one.
    fn invalid(&self, at: usize, context: &str) -> SyntaxError {
        match self.text.get(at) {
            Some(byte) => SyntaxError::new(
                at + 1,
                format!("invalid character {} {context}", quoted(*byte)),
            ),
            None if self.source == Source::Stream => self.ends_early(),
            None => SyntaxError::new(at, format!("invalid character ' ' {context}")),
        }
    }

    fn ends_early(&self) -> SyntaxError {
        let message = match self.source {
            Source::Document => "unexpected end of JSON input",
            Source::Stream => "unexpected EOF",
        };
        SyntaxError::new(self.text.len(), message)
    }
}

/// A byte in quotes as Go's messages show it: as the character of that number, escaped if it does not print.
fn quoted(byte: u8) -> String {
    match byte {
        b'\'' => r"'\''".to_owned(),
        b'\\' => r"'\\'".to_owned(),
        0x07 => r"'\a'".to_owned(),
        0x08 => r"'\b'".to_owned(),
        b'\t' => r"'\t'".to_owned(),
        b'\n' => r"'\n'".to_owned(),
        0x0b => r"'\v'".to_owned(),
        0x0c => r"'\f'".to_owned(),
        b'\r' => r"'\r'".to_owned(),
        0..0x20 | 0x7f => format!(r"'\x{byte:02x}'"),
        0x80..=0xa0 | 0xad => format!(r"'\u{byte:04x}'"),
        _ => format!("'{}'", char::from(byte)),
    }
}
