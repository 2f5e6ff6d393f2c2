//! `!!timestamp`: what yaml.v2 takes for one. The text stays text; only whether the tag fits depends on it.

/// Whether one of yaml.v2's four layouts fits, as Go's `time.Parse` reads them.
pub(super) fn is_timestamp(text: &str) -> bool {
    let year = text.bytes().take_while(u8::is_ascii_digit).count();
    year == 4 && parse(text).is_some()
}

/// Reads a date and, if something follows it, a time: `T` or `t` with a zone, or a space without one.
fn parse(text: &str) -> Option<()> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, rest) = number(rest.strip_prefix('-')?, 1..=12)?;
    let (day, rest) = number(rest.strip_prefix('-')?, 1..=31)?;
    if day > days_in(month, year.parse().ok()?) {
        return None;
    }
    if rest.is_empty() {
        return Some(());
    }
    if let Some(rest) = rest.strip_prefix(['T', 't']) {
        return zone(time(rest)?);
    }
    // Go skips any number of spaces where the layout has one.
    let rest = rest.strip_prefix(' ')?.trim_start_matches(' ');
    time(rest)?.is_empty().then_some(())
}

/// One or two digits within a range, and what follows them.
fn number(text: &str, range: std::ops::RangeInclusive<u32>) -> Option<(u32, &str)> {
    let digits = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(digits);
    let value = digits.parse().ok()?;
    range.contains(&value).then_some((value, rest))
}

/// Reads hours, minutes and seconds, and a fraction of any length behind a point or a comma; what follows them.
fn time(text: &str) -> Option<&str> {
    let (_, rest) = number(text, 0..=23)?;
    let (_, rest) = number(rest.strip_prefix(':')?, 0..=59)?;
    let (_, rest) = number(rest.strip_prefix(':')?, 0..=59)?;
    let Some(fraction) = rest.strip_prefix(['.', ',']) else {
        return Some(rest);
    };
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
    // A point without digits is not a fraction; what follows the time will not fit then.
    if digits == 0 {
        return Some(rest);
    }
    fraction.get(digits..)
}

/// Reads `Z` or an offset such as `+01:00`; Go takes 24 hours and 60 minutes too.
fn zone(text: &str) -> Option<()> {
    if text == "Z" {
        return Some(());
    }
    let offset = text.strip_prefix(['+', '-'])?;
    let (hours, minutes) = offset.split_once(':')?;
    let fits = |text: &str, most: u32| {
        text.len() == 2 && number(text, 0..=most).is_some_and(|(_, rest)| rest.is_empty())
    };
    (fits(hours, 24) && fits(minutes, 60)).then_some(())
}

fn days_in(month: u32, year: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 31,
    }
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}
