//! Formats of strings, as the API server checks them (kube-openapi `strfmt`). What it does not know it lets pass.

use crate::go::{base64, duration, ip, time, url};

/// Whether a text is of a format.
pub(super) fn is_of(text: &str, format: &str) -> bool {
    match format {
        "date-time" | "datetime" => time::parse(text).is_ok(),
        "date" => time::parse(&format!("{text}T00:00:00Z")).is_ok(),
        "duration" => duration::parse(text).is_ok() || has_amount(text),
        "uri" => url::parse_request_uri(text).is_ok(),
        "ipv4" => ip::parse_ip(text).is_some() && !text.contains(':'),
        "ipv6" => ip::parse_ip(text).is_some() && text.contains(':'),
        "byte" => base64::decode(text).is_some(),
        "uuid" => is_uuid(text),
        _ => true,
    }
}

/// Whether there is a number with a unit somewhere: besides what Go parses, `3 days` and the like are durations.
fn has_amount(text: &str) -> bool {
    let digits = text.match_indices(|c: char| c.is_ascii_digit());
    let mut behind = digits.filter_map(|(at, digit)| text.get(at + digit.len()..));
    behind.any(|rest| rest.trim_start().starts_with(char::is_alphabetic))
}

/// Groups of hex digits, with or without what stands between them.
fn is_uuid(text: &str) -> bool {
    const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];
    let mut rest = text;
    for (number, length) in GROUPS.iter().enumerate() {
        if number > 0 {
            rest = rest.strip_prefix('-').unwrap_or(rest);
        }
        let Some((group, behind)) = rest.split_at_checked(*length) else {
            return false;
        };
        if !group.bytes().all(|it| it.is_ascii_hexdigit()) {
            return false;
        }
        rest = behind;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_of;

    #[test]
    fn texts_are_of_their_formats() {
        for (format, good, bad) in [
            ("date-time", "2026-01-02T03:04:05Z", "2026-01-02"),
            ("date", "2026-01-02", "2026-13-02"),
            ("duration", "1h30m", "soon"),
            ("uri", "https://a.example/b", "not a uri"),
            ("ipv4", "10.0.0.1", "::1"),
            ("ipv6", "::1", "10.0.0.1"),
            ("byte", "YQ==", "%"),
            ("uuid", "123e4567-e89b-12d3-a456-426614174000", "123e4567"),
        ] {
            assert!(is_of(good, format), "{format}: {good}");
            assert!(!is_of(bad, format), "{format}: {bad}");
        }
        assert!(is_of("anything", "a-format-of-its-own"));
    }
}
