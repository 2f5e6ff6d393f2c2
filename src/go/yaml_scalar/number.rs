//! Numbers in plain scalars: Go's `strconv` with base 0 on the text without its underscores, then decimal floats.

use super::Scalar;

/// The number that a text with a digit or a sign at its start is.
pub(super) fn number(text: &str) -> Option<Scalar<'static>> {
    let without;
    let digits = if text.contains('_') {
        without = text.replace('_', "");
        &without
    } else {
        text
    };
    integer(digits)
        .or_else(|| decimal(digits))
        .or_else(|| signed_binary(digits))
}

/// The float that a text with a point at its start is. Underscores may stand between digits here, and nowhere else.
pub(super) fn behind_a_point(text: &str) -> Option<Scalar<'static>> {
    if !text.contains('_') {
        return decimal(text);
    }
    let bytes = text.as_bytes();
    let is_digit = |at: Option<usize>| {
        at.and_then(|at| bytes.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    let between_digits = |at: usize| is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
    text.match_indices('_')
        .all(|(at, _)| between_digits(at))
        .then(|| text.replace('_', ""))
        .and_then(|digits| decimal(&digits))
}

/// `ParseInt`, then `ParseUint`, with the base told by the prefix.
fn integer(text: &str) -> Option<Scalar<'static>> {
    let (sign, digits) = split_sign(text);
    let value = magnitude(digits)?;
    match sign {
        Some(b'-') => 0_i64.checked_sub_unsigned(value).map(Scalar::Int),
        _ => match i64::try_from(value) {
            Ok(value) => Some(Scalar::Int(value)),
            // A sign is an error to `ParseUint`.
            Err(_) => sign.is_none().then_some(Scalar::Uint(value)),
        },
    }
}

fn split_sign(text: &str) -> (Option<u8>, &str) {
    match text.as_bytes().first() {
        Some(sign @ (b'+' | b'-')) => (Some(*sign), text.get(1..).unwrap_or_default()),
        _ => (None, text),
    }
}

/// Digits with a prefix for their base; a leading zero alone means octal.
fn magnitude(text: &str) -> Option<u64> {
    let (radix, digits) = match text.as_bytes() {
        [b'0', b'x' | b'X', _, ..] => (16, text.get(2..)?),
        [b'0', b'o' | b'O', _, ..] => (8, text.get(2..)?),
        [b'0', b'b' | b'B', _, ..] => (2, text.get(2..)?),
        [b'0', _, ..] => (8, text.get(1..)?),
        _ => (10, text),
    };
    unsigned(digits, radix)
}

fn unsigned(digits: &str, radix: u32) -> Option<u64> {
    // `from_str_radix` takes a plus sign, `ParseUint` does not.
    if digits.starts_with('+') {
        return None;
    }
    u64::from_str_radix(digits, radix).ok()
}

/// `0b` with a sign behind it: yaml.v2 hands what follows the prefix to `ParseInt`.
fn signed_binary(text: &str) -> Option<Scalar<'static>> {
    let (sign, digits) = split_sign(text.strip_prefix("0b")?);
    let value = unsigned(digits, 2)?;
    match sign? {
        b'-' => 0_i64.checked_sub_unsigned(value).map(Scalar::Int),
        _ => i64::try_from(value).ok().map(Scalar::Int),
    }
}

/// A decimal float in the form `[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?` that does not overflow.
fn decimal(text: &str) -> Option<Scalar<'static>> {
    let (_, rest) = split_sign(text);
    let (whole, rest) = split_digits(rest);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => split_digits(rest),
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let (digits, rest) = split_digits(split_sign(exponent).1);
        if digits.is_empty() || !rest.is_empty() {
            return None;
        }
    } else if !rest.is_empty() {
        return None;
    }
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some(Scalar::Float(value))
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text
        .bytes()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(text.len());
    text.split_at(end)
}
