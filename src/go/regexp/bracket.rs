//! Bracket expressions and escapes: all that stands for one character of several.

use std::str::Chars;

use super::Error;
use super::class::{self, Class};
use super::translate::{Translator, before, syntax, unsupported};

impl Translator<'_> {
    /// A bracket expression.
    pub(super) fn bracket(&mut self) -> Result<(), Error> {
        let whole = self.rest;
        self.rest = &whole[1..];
        let negated = self.skip("^");
        let mut class = Class::default();
        let mut first = true;
        while first || !self.rest.starts_with(']') {
            first = false;
            self.bracket_item(whole, &mut class)?;
        }
        self.rest = &self.rest[1..];
        if negated {
            class = class.negated();
        }
        self.class(&class);
        Ok(())
    }

    fn bracket_item(&mut self, whole: &str, class: &mut Class) -> Result<(), Error> {
        let here = self.rest;
        let code = "invalid character class range";
        if let Some((name, rest)) = here
            .strip_prefix("[:")
            .and_then(|name| name.split_once(":]"))
        {
            self.rest = rest;
            let named = class::posix(name, self.flags.fold);
            class.add_class(&named.ok_or_else(|| syntax(code, before(here, rest)))?);
            return Ok(());
        }
        if let Some(named) = self.escaped_class()? {
            class.add_class(&named);
            return Ok(());
        }
        let first = self.bracket_character(whole)?;
        let mut last = first;
        let range = self.rest.strip_prefix('-');
        if let Some(range) = range.filter(|range| !range.is_empty() && !range.starts_with(']')) {
            self.rest = range;
            last = self.bracket_character(whole)?;
        }
        if last < first {
            return Err(syntax(code, before(here, self.rest)));
        }
        self.add(class, first, last)
    }

    fn bracket_character(&mut self, whole: &str) -> Result<u32, Error> {
        let here = self.rest;
        match here.chars().next() {
            None => Err(syntax("missing closing ]", whole)),
            Some('\\') => self.escape(),
            Some(plain) => {
                self.rest = &here[plain.len_utf8()..];
                Ok(u32::from(plain))
            }
        }
    }

    /// A class such as `\d`, if there is one here.
    pub(super) fn escaped_class(&mut self) -> Result<Option<Class>, Error> {
        let here = self.rest;
        let Some(letter) = here.strip_prefix('\\').and_then(|name| name.chars().next()) else {
            return Ok(None);
        };
        let rest = &here[1 + letter.len_utf8()..];
        if matches!(letter, 'p' | 'P') {
            return Err(unicode_class(here, rest));
        }
        let class = class::perl(letter, self.flags.fold);
        if class.is_some() {
            self.rest = rest;
        }
        Ok(class)
    }

    /// The character of an escape.
    pub(super) fn escape(&mut self) -> Result<u32, Error> {
        let here = self.rest;
        let mut rest = here[1..].chars();
        let code = match rest.next() {
            None => return Err(syntax("trailing backslash at end of expression", "")),
            Some('a') => Some(0x07),
            Some('f') => Some(0x0c),
            Some('n') => Some(0x0a),
            Some('r') => Some(0x0d),
            Some('t') => Some(0x09),
            Some('v') => Some(0x0b),
            Some('x') => hexadecimal(&mut rest),
            Some(digit @ '0'..='7') => octal(digit, &mut rest),
            Some(sign) if sign.is_ascii() && !sign.is_ascii_alphanumeric() => Some(u32::from(sign)),
            Some(_) => None,
        };
        self.rest = rest.as_str();
        code.ok_or_else(|| syntax("invalid escape sequence", before(here, self.rest)))
    }
}

/// Why a class such as `\pL` is not taken. `rest` stands behind its letter.
fn unicode_class(here: &str, rest: &str) -> Error {
    let end = match (rest.starts_with('{'), rest.find('}')) {
        (true, None) => return syntax("invalid character class range", here),
        (true, Some(end)) => end + 1,
        (false, _) => match rest.chars().next() {
            None => return syntax("invalid character class range", here),
            Some(name) => name.len_utf8(),
        },
    };
    let part = before(here, rest.get(end..).unwrap_or_default());
    unsupported("Unicode classes are", part)
}

/// Two hexadecimal digits, or some between braces.
fn hexadecimal(rest: &mut Chars<'_>) -> Option<u32> {
    let first = rest.next()?;
    if first != '{' {
        let second = rest.next()?;
        return Some(first.to_digit(16)? * 16 + second.to_digit(16)?);
    }
    let mut code = rest.next()?.to_digit(16)?;
    loop {
        let next = rest.next()?;
        if next == '}' {
            return Some(code);
        }
        code = code * 16 + next.to_digit(16)?;
        if code > u32::from(char::MAX) {
            return None;
        }
    }
}

/// Up to three octal digits, of which the first is read; only a zero may stand alone.
fn octal(first: char, rest: &mut Chars<'_>) -> Option<u32> {
    let mut code = first.to_digit(8)?;
    let mut length = 1;
    while length < 3
        && let Some(digit) = rest.clone().next().and_then(|next| next.to_digit(8))
    {
        rest.next();
        code = code * 8 + digit;
        length += 1;
    }
    (length > 1 || first == '0').then_some(code)
}
