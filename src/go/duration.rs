//! Go's durations as text: `time.ParseDuration` and `Duration.String`.

use std::fmt;

/// Nanoseconds of a second.
const SECOND: u64 = 1_000_000_000;

/// The most that Go counts up to while it reads, sign aside.
const MOST: u64 = 1 << 63;

/// The units with their nanoseconds; microseconds also with the micro sign and with the Greek letter.
const UNITS: [(&str, u64); 8] = [
    ("ns", 1),
    ("us", 1_000),
    ("\u{b5}s", 1_000),
    ("\u{3bc}s", 1_000),
    ("ms", 1_000_000),
    ("s", SECOND),
    ("m", 60 * SECOND),
    ("h", 3600 * SECOND),
];

/// Why a text is no duration; displayed as Go does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    problem: Problem,
    text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Problem {
    Invalid,
    MissingUnit,
    UnknownUnit(String),
}

/// Reads a duration and gives its nanoseconds (`time.ParseDuration`, Go 1.26).
pub fn parse(text: &str) -> Result<i64, Error> {
    nanoseconds(text).map_err(|problem| Error {
        problem,
        text: text.to_owned(),
    })
}

/// Writes nanoseconds as a duration (`time.Duration.String`, Go 1.26).
pub fn text(nanoseconds: i64) -> String {
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let size = nanoseconds.unsigned_abs();
    let (digits, unit) = match size {
        0 => return "0s".to_owned(),
        1..1_000 => (0, "ns"),
        1_000..1_000_000 => (3, "\u{b5}s"),
        1_000_000..SECOND => (6, "ms"),
        _ => (9, "s"),
    };
    let minutes = size / (60 * SECOND);
    let rest = decimal(size % (60 * SECOND), digits);
    match (minutes / 60, minutes % 60) {
        (0, 0) => format!("{sign}{rest}{unit}"),
        (0, minutes) => format!("{sign}{minutes}m{rest}{unit}"),
        (hours, minutes) => format!("{sign}{hours}h{minutes}m{rest}{unit}"),
    }
}

/// A number whose last `digits` digits are a fraction, without zeros at its end.
fn decimal(number: u64, digits: u32) -> String {
    let one = 10_u64.pow(digits);
    let (whole, fraction) = (number / one, number % one);
    if fraction == 0 {
        return whole.to_string();
    }
    let width = digits as usize;
    let written = format!("{whole}.{fraction:0width$}");
    written.trim_end_matches('0').to_owned()
}

fn nanoseconds(text: &str) -> Result<i64, Problem> {
    let (negative, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    match rest {
        "0" => return Ok(0),
        "" => return Err(Problem::Invalid),
        _ => {}
    }
    let mut sum = 0_u64;
    while !rest.is_empty() {
        let (part, behind) = part(rest)?;
        // Twice the most is more than Go's number holds, and then it goes on with 0.
        sum = sum.wrapping_add(part);
        if sum > MOST {
            return Err(Problem::Invalid);
        }
        rest = behind;
    }
    if negative {
        return Ok(sum.cast_signed().wrapping_neg());
    }
    i64::try_from(sum).map_err(|_| Problem::Invalid)
}

/// The nanoseconds of the number and the unit that a text begins with, and what follows.
fn part(text: &str) -> Result<(u64, &str), Problem> {
    let (whole, rest) = split_digits(text);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => split_digits(rest),
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return Err(Problem::Invalid);
    }
    let number = integer(whole).ok_or(Problem::Invalid)?;
    let end = rest.find(|next: char| next == '.' || next.is_ascii_digit());
    let (unit, rest) = rest.split_at(end.unwrap_or(rest.len()));
    if unit.is_empty() {
        return Err(Problem::MissingUnit);
    }
    let Some((_, size)) = UNITS.iter().find(|(name, _)| *name == unit) else {
        return Err(Problem::UnknownUnit(unit.to_owned()));
    };
    let whole = number.checked_mul(*size).filter(|whole| *whole <= MOST);
    let sum = whole.and_then(|whole| whole.checked_add(part_of(fraction, *size)));
    match sum.filter(|sum| *sum <= MOST) {
        Some(sum) => Ok((sum, rest)),
        None => Err(Problem::Invalid),
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    let end = text.find(|next: char| !next.is_ascii_digit());
    text.split_at(end.unwrap_or(text.len()))
}

/// The number of some digits, if it is not too large.
fn integer(digits: &str) -> Option<u64> {
    let number = digits.bytes().try_fold(0_u64, |number, digit| {
        number.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
    });
    number.filter(|number| *number <= MOST)
}

/// A fraction of a unit, in Go's arithmetic: digits that a 64-bit number has no room for are left out, and the product
/// is a float.
fn part_of(fraction: &str, unit: u64) -> u64 {
    let (mut number, mut scale) = (0_u64, 1.0);
    for digit in fraction.bytes() {
        let next = number
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'));
        if next > MOST || number > (MOST - 1) / 10 {
            break;
        }
        number = next;
        scale *= 10.0;
    }
    (number as f64 * (unit as f64 / scale)) as u64
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = quote(&self.text);
        match &self.problem {
            Problem::Invalid => write!(f, "time: invalid duration {text}"),
            Problem::MissingUnit => write!(f, "time: missing unit in duration {text}"),
            Problem::UnknownUnit(unit) => {
                let unit = quote(unit);
                write!(f, "time: unknown unit {unit} in duration {text}")
            }
        }
    }
}

impl std::error::Error for Error {}

/// The quotes of Go's package `time`, which are not those of `strconv`: control characters and what is not ASCII are
/// written byte by byte.
fn quote(text: &str) -> String {
    let mut quoted = String::from('"');
    for byte in text.bytes() {
        match byte {
            ..b' ' | 0x80.. => quoted.push_str(&format!("\\x{byte:02x}")),
            b'"' | b'\\' => quoted.extend(['\\', char::from(byte)]),
            _ => quoted.push(char::from(byte)),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/testdata/go/go-duration.jsonl"
    ));

    #[test]
    fn every_recorded_duration_is_read_and_written_as_in_go() {
        let mut wrong = Vec::new();
        for line in FACTS.lines() {
            let row: serde_json::Value = serde_json::from_str(line).expect("facts are JSON");
            let expected = match row["error"].as_str() {
                Some(error) => Err(error.to_owned()),
                None => Ok(row["ns"].as_i64().expect("a duration has nanoseconds")),
            };
            if let Some(read) = row["text"].as_str() {
                let got = parse(read).map_err(|error| error.to_string());
                if got != expected {
                    wrong.push(format!("{read:?}: {got:?}, not {expected:?}"));
                }
            }
            if let (Ok(nanoseconds), written) = (expected, row["string"].as_str())
                && Some(&*text(nanoseconds)) != written
            {
                wrong.push(format!(
                    "{nanoseconds}: {}, not {written:?}",
                    text(nanoseconds)
                ));
            }
        }
        wrong.truncate(20);
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
