//! What integers and texts stand for, as far as they can be wrong (cedar-go `internal/rust`, Go `strconv`).

use std::borrow::Cow;

use super::error::SyntaxError;
use super::lexer::Token;

/// What a text means besides its characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asterisk {
    /// An asterisk is a character like any other and has no escape.
    Plain,
    /// An asterisk is a wildcard, and `\*` the character.
    Wildcard,
}

/// Whether an integer, behind a minus sign or not, has 64 bits.
pub(super) fn check_integer(token: Token<'_>, negative: bool) -> Result<(), SyntaxError> {
    let sign = if negative { "-" } else { "" };
    let written = format!("{sign}{}", token.text);
    match written.parse::<i64>() {
        Ok(_) => Ok(()),
        Err(_) => Err(SyntaxError::of_value(
            token,
            format!(r#"strconv.ParseInt: parsing "{written}": value out of range"#),
        )),
    }
}

/// The characters of a text, which the lexer has found well formed. cedar-go takes a U+FFFD in it for broken UTF-8.
pub(super) fn text(token: Token<'_>, asterisk: Asterisk) -> Result<Cow<'_, str>, SyntaxError> {
    let inside = token.text.get(1..token.text.len().saturating_sub(1));
    let inside = inside.unwrap_or_default();
    match unescape(inside, asterisk) {
        Ok(text) => Ok(text),
        Err(message) => Err(SyntaxError::of_value(token, message.to_owned())),
    }
}

fn unescape(inside: &str, asterisk: Asterisk) -> Result<Cow<'_, str>, &'static str> {
    if !inside.contains(['\\', char::REPLACEMENT_CHARACTER]) {
        return Ok(Cow::Borrowed(inside));
    }
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside.chars();
    while let Some(character) = rest.next() {
        text.push(match character {
            char::REPLACEMENT_CHARACTER => return Err("bad unicode rune"),
            '\\' => escaped(&mut rest, asterisk)?,
            plain => plain,
        });
    }
    Ok(Cow::Owned(text))
}

/// The character of an escape from behind its backslash on.
fn escaped(rest: &mut std::str::Chars<'_>, asterisk: Asterisk) -> Result<char, &'static str> {
    match rest.next() {
        Some('n') => Ok('\n'),
        Some('r') => Ok('\r'),
        Some('t') => Ok('\t'),
        Some('0') => Ok('\0'),
        Some(itself @ ('\\' | '\'' | '"')) => Ok(itself),
        Some('*') if asterisk == Asterisk::Wildcard => Ok('*'),
        Some('x') => hexadecimal(rest.take(2))
            .filter(char::is_ascii)
            .ok_or("bad hex escape sequence"),
        Some('u') => hexadecimal(rest.skip(1).take_while(|next| *next != '}'))
            .ok_or("bad unicode escape sequence"),
        _ => Err("bad char escape"),
    }
}

fn hexadecimal(mut digits: impl Iterator<Item = char>) -> Option<char> {
    let code = digits.try_fold(0_u32, |code, digit| {
        code.checked_mul(16)?.checked_add(digit.to_digit(16)?)
    });
    char::from_u32(code?)
}
