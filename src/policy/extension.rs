//! Which texts the functions of Cedar's extensions take.
//!
//! Mirrors `ParseDecimal`, `ParseIPAddr`, `ParseDatetime` and `ParseDuration` of cedar-go 1.6 and 1.8, except that years with a sign
//! and zones of addresses, which no one writes, count as right.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use regex_lite::Regex;

/// Whether a function takes a text; functions that are not known take all.
pub(super) fn is_valid(function: &str, text: &str) -> bool {
    match function {
        "decimal" => is_decimal(text),
        "ip" => text.contains('%') || is_ip(text),
        "duration" => text.len() > 1 && DURATION.is_match(text),
        "datetime" => text.starts_with(['+', '-']) || is_datetime(text),
        _ => true,
    }
}

/// What a text looks like that a function takes.
pub(super) fn example(function: &str) -> &'static str {
    match function {
        "decimal" => "1.0",
        "ip" => "10.0.0.0/8",
        "duration" => "1h30m",
        _ => "2026-01-31T12:00:00Z",
    }
}

#[expect(
    clippy::unwrap_used,
    reason = "the patterns are constant and a test matches with each"
)]
fn pattern(text: &str) -> Regex {
    Regex::new(text).unwrap()
}

static DECIMAL: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[+-]?(\d+)\.(\d{1,4})$"));
static DURATION: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^-?(\d+d)?(\d+h)?(\d+m)?(\d+s)?(\d+ms)?$"));
static DATETIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(\d{4})-(0[1-9]|1[0-2])-(\d\d)(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?(Z|[+-]([01]\d|2[0-3])[0-5]\d))?$",
    )
});

/// Ten thousand times the number has 64 bits.
fn is_decimal(text: &str) -> bool {
    let Some(parts) = DECIMAL.captures(text) else {
        return false;
    };
    let digits = format!("{}{:0<4}", &parts[1], &parts[2]);
    let negative = if text.starts_with('-') { "-" } else { "" };
    format!("{negative}{digits}").parse::<i64>().is_ok()
}

fn is_ip(text: &str) -> bool {
    let embedded = text.matches(':').count() >= 2 && text.matches('.').count() >= 2;
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length)),
        None => (text, None),
    };
    let (is_address, most) = match address.parse::<IpAddr>() {
        Ok(IpAddr::V4(_)) => (true, Ipv4Addr::BITS),
        Ok(IpAddr::V6(_)) => (true, Ipv6Addr::BITS),
        Err(_) => (false, 0),
    };
    let is_length = |length: &str| {
        let canonical = length == "0" || !length.starts_with(['0', '+']);
        canonical && length.parse::<u32>().is_ok_and(|length| length <= most)
    };
    !embedded && is_address && length.is_none_or(is_length)
}

fn is_datetime(text: &str) -> bool {
    let Some(parts) = DATETIME.captures(text) else {
        return false;
    };
    let number = |part: usize| parts[part].parse::<u32>().unwrap_or(0);
    let (year, month, day) = (number(1), number(2), number(3));
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=last).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(function: &str, right: &[&str], wrong: &[&str]) {
        for text in right {
            assert!(is_valid(function, text), "{function} {text}");
        }
        for text in wrong {
            assert!(!is_valid(function, text), "{function} {text}");
        }
        assert!(is_valid(function, example(function)));
    }

    #[test]
    fn texts_are_taken_as_by_cedar_go() {
        case(
            "decimal",
            &[
                "1.0",
                "-1.2345",
                "+1.0",
                "922337203685477.5807",
                "-922337203685477.5808",
            ],
            &["1", "1.", ".5", "1.23456", "922337203685477.5808", "a", ""],
        );
        case(
            "ip",
            &["10.0.0.1", "10.0.0.0/8", "::1", "::/0"],
            &[
                "x",
                "010.0.0.1",
                "10.0.0.0/33",
                "10.0.0.0/08",
                "::ffff:1.2.3.4",
                "",
            ],
        );
        case(
            "duration",
            &["1d2h", "-5ms", "10m"],
            &["2h1d", "", "-", "h", "1.5h", "5"],
        );
        case(
            "datetime",
            &["2024-02-29", "2024-01-01T00:00:00.123+0100"],
            &[
                "2023-02-29",
                "2024-13-01",
                "2024-01-01T00:00:00",
                "yesterday",
                "",
            ],
        );
    }
}
