//! `time.Parse` with the layout `time.RFC3339`, and the same layout in UTC (Go 1.26), as `metav1.Time` uses them.

use std::fmt;

const LAYOUT: &str = "2006-01-02T15:04:05Z07:00";
const DAY: i64 = 86_400;
/// Seconds from the year 1, where Go's zero time is, to 1970.
const ZERO: i64 = -62_135_596_800;

/// An instant, printed in UTC with whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// Seconds since 1970, rounded down.
    seconds: i64,
    /// Whether nanoseconds follow.
    fraction: bool,
}

/// Why a text is no time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    text: String,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    /// What stands in the text does not look like this part of the layout.
    Unlike { rest: String, part: &'static str },
    /// A number is too large or too small.
    Range(&'static str),
    /// Something follows.
    Extra(String),
}

impl Time {
    /// Whether it is Go's zero time.
    pub fn is_zero(self) -> bool {
        self.seconds == ZERO && !self.fraction
    }
}

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date(self.seconds.div_euclid(DAY));
        let second = self.seconds.rem_euclid(DAY);
        let sign = if year < 0 { "-" } else { "" };
        write!(
            out,
            "{sign}{:04}-{month:02}-{day:02}T{:02}:{:02}:{:02}Z",
            year.abs(),
            second / 3600,
            second / 60 % 60,
            second % 60
        )
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "parsing time {}", quote(&self.text))?;
        match &self.reason {
            Reason::Unlike { rest, part } => write!(
                out,
                " as {}: cannot parse {} as {}",
                quote(LAYOUT),
                quote(rest),
                quote(part)
            ),
            Reason::Range(what) => write!(out, ": {what} out of range"),
            Reason::Extra(rest) => write!(out, ": extra text: {}", quote(rest)),
        }
    }
}

impl std::error::Error for Error {}

/// Reads a time. Go is a little wider than RFC 3339: one digit for the hour, a comma before the fraction, an offset
/// up to `24:60`.
pub fn parse(text: &str) -> Result<Time, Error> {
    Reader { rest: text }.time().map_err(|reason| Error {
        text: text.to_owned(),
        reason,
    })
}

/// A text in quotes as the package `time` writes it, byte by byte beyond ASCII.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::from('"');
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => out.extend(['\\', char::from(byte)]),
            b' '..=0x7f => out.push(char::from(byte)),
            _ => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push('"');
    out
}

/// What is left of the text.
struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn time(&mut self) -> Result<Time, Reason> {
        let year = self.year()?;
        self.literal("-")?;
        let month = self.part("01", "month", 1..=12)?;
        self.literal("-")?;
        let day = self.part("02", "day", 0..=99)?;
        self.literal("T")?;
        let hour = self.part("15", "hour", 0..=23)?;
        self.literal(":")?;
        let minute = self.part("04", "minute", 0..=59)?;
        self.literal(":")?;
        let second = self.part("05", "second", 0..=59)?;
        let fraction = self.fraction();
        let offset = self.offset()?;
        if !self.rest.is_empty() {
            return Err(Reason::Extra(self.rest.to_owned()));
        }
        if day < 1 || day > days_in(year, month) {
            return Err(Reason::Range("day"));
        }
        let clock = (hour * 60 + minute) * 60 + second;
        Ok(Time {
            seconds: days(year, month, day) * DAY + clock - offset,
            fraction,
        })
    }

    fn unlike(&self, part: &'static str) -> Reason {
        Reason::Unlike {
            rest: self.rest.to_owned(),
            part,
        }
    }

    fn literal(&mut self, literal: &'static str) -> Result<(), Reason> {
        self.rest = self
            .rest
            .strip_prefix(literal)
            .ok_or_else(|| self.unlike(literal))?;
        Ok(())
    }

    fn year(&mut self) -> Result<i64, Reason> {
        let digits = self.rest.get(..4).filter(|four| all_digits(four));
        let year = digits.and_then(|digits| digits.parse().ok());
        let year = year.ok_or_else(|| self.unlike("2006"))?;
        self.skip(4);
        Ok(year)
    }

    /// Two digits within a range; the hour may have one.
    fn part(
        &mut self,
        part: &'static str,
        name: &'static str,
        range: std::ops::RangeInclusive<i64>,
    ) -> Result<i64, Reason> {
        let digits = self
            .rest
            .bytes()
            .take(2)
            .take_while(u8::is_ascii_digit)
            .count();
        let least = if part == "15" { 1 } else { 2 };
        if digits < least {
            return Err(self.unlike(part));
        }
        let number = two_digits(self.rest.get(..digits)).unwrap_or_default();
        self.skip(digits);
        if range.contains(&number) {
            Ok(number)
        } else {
            Err(Reason::Range(name))
        }
    }

    /// A fraction of a second, if there is one: whether its nanoseconds are not all zero.
    fn fraction(&mut self) -> bool {
        let Some(digits) = self.rest.strip_prefix(['.', ',']) else {
            return false;
        };
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 {
            return false;
        }
        let fraction = digits
            .bytes()
            .take(length.min(9))
            .any(|digit| digit != b'0');
        self.skip(length + 1);
        fraction
    }

    /// The offset from UTC in seconds.
    fn offset(&mut self) -> Result<i64, Reason> {
        if let Some(rest) = self.rest.strip_prefix('Z') {
            self.rest = rest;
            return Ok(0);
        }
        let bytes = self.rest.as_bytes();
        if bytes.len() < 6 || bytes.get(3) != Some(&b':') {
            return Err(self.unlike("Z07:00"));
        }
        let hour = two_digits(self.rest.get(1..3));
        let minute = hour.and(two_digits(self.rest.get(4..6)));
        // Go looks at the minute's range last, and at ranges before anything else.
        if minute.is_some_and(|minute| minute > 60) {
            return Err(Reason::Range("time zone offset minute"));
        }
        if hour.is_some_and(|hour| hour > 24) {
            return Err(Reason::Range("time zone offset hour"));
        }
        let sign = match bytes.first() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Err(self.unlike("Z07:00")),
        };
        let (Some(hour), Some(minute)) = (hour, minute) else {
            return Err(self.unlike("Z07:00"));
        };
        self.skip(6);
        Ok(sign * (hour * 60 + minute) * 60)
    }

    /// Passes over ASCII.
    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn two_digits(text: Option<&str>) -> Option<i64> {
    text.filter(|text| all_digits(text))?.parse().ok()
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970 to a date. Years begin in March here, so that the leap day is their last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month < 3 { year - 1 } else { year };
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let month = (month + 9) % 12;
    let day = (153 * month + 2) / 5 + day - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
}

/// Year, month and day of a day counted from 1970.
fn date(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year + next, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The time in UTC, or the error without its beginning.
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let answer = match parse(text) {
            Ok(time) => time.to_string(),
            Err(error) => error
                .to_string()
                .replace("parsing time ", "")
                .replace(" as \"2006-01-02T15:04:05Z07:00\"", ""),
        };
        assert_eq!(answer, expected, "{text}");
    }

    #[test]
    fn times_are_printed_in_utc() {
        case("2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z");
        case("2024-02-29T5:00:00,25+02:30", "2024-02-29T02:30:00Z");
        case("2024-01-01T00:00:00+24:60", "2023-12-30T23:00:00Z");
        case("0000-01-01T00:00:00+01:00", "-0001-12-31T23:00:00Z");
        case("9999-12-31T23:59:59-01:00", "10000-01-01T00:59:59Z");
    }

    #[test]
    fn errors_name_the_part_that_does_not_fit() {
        case("x", r#""x": cannot parse "x" as "2006""#);
        case("2024", r#""2024": cannot parse "" as "-""#);
        case(
            "2024-1-01T00:00:00Z",
            r#""2024-1-01T00:00:00Z": cannot parse "1-01T00:00:00Z" as "01""#,
        );
        case(
            "2024-13-01T00:00:00Z",
            r#""2024-13-01T00:00:00Z": month out of range"#,
        );
        case(
            "2023-02-29T00:00:00Z",
            r#""2023-02-29T00:00:00Z": day out of range"#,
        );
        case(
            "2024-01-01T24:00:00Z",
            r#""2024-01-01T24:00:00Z": hour out of range"#,
        );
        case(
            "2024-01-01T00:00:00+0100",
            r#""2024-01-01T00:00:00+0100": cannot parse "+0100" as "Z07:00""#,
        );
        case(
            "2024-01-01T00:00:00x25:00",
            r#""2024-01-01T00:00:00x25:00": time zone offset hour out of range"#,
        );
        case(
            "2024-01-01T00:00:00Zé",
            r#""2024-01-01T00:00:00Z\xc3\xa9": extra text: "\xc3\xa9""#,
        );
    }

    #[test]
    fn the_first_instant_of_the_year_1_is_zero() {
        assert_eq!(
            parse("0001-01-01T01:00:00+01:00").map(Time::is_zero),
            Ok(true)
        );
        assert_eq!(
            parse("0001-01-01T00:00:00.5Z").map(Time::is_zero),
            Ok(false)
        );
    }
}
