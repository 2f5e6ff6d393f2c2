//! `base64.StdEncoding` (Go 1.26), by which `encoding/json` reads bytes.

/// The digits, in the order of their values.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Reads bytes; none where the text is no Base64. Line breaks may stand anywhere, the padding must be there, and bits that
/// nothing needs may have any value.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text
        .bytes()
        .filter(|byte| !matches!(byte, b'\r' | b'\n'))
        .collect();
    let padding = digits.iter().rev().take_while(|it| **it == b'=').count();
    if !digits.len().is_multiple_of(4) || padding > 2 {
        return None;
    }
    let (digits, _) = digits.split_at(digits.len() - padding);
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for group in digits.chunks(4) {
        let mut bits = 0;
        for digit in group {
            bits = bits << 6 | value(*digit)?;
        }
        let missing = 4 - group.len();
        let [_, decoded @ ..] = (bits << (6 * missing)).to_be_bytes();
        bytes.extend(decoded.iter().take(3 - missing));
    }
    Some(bytes)
}

/// The value of a digit.
fn value(digit: u8) -> Option<u32> {
    let at = DIGITS.iter().position(|it| *it == digit)?;
    u32::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_go_reads_them() {
        let rows: &[(&str, Option<&[u8]>)] = &[
            ("", Some(b"")),
            ("\r\n", Some(b"")),
            ("aGVsbG8=", Some(b"hello")),
            ("aGVs\nbG8=\n", Some(b"hello")),
            ("aGVsbG8h", Some(b"hello!")),
            ("AA==", Some(b"\0")),
            ("AB==", Some(b"\0")),
            ("+/+/", Some(&[0xfb, 0xff, 0xbf])),
            ("aGVsbG8", None),
            ("aGVsbG8==", None),
            ("a===", None),
            ("====", None),
            ("=", None),
            ("aGVs bG8=", None),
            ("-_-_", None),
            ("aG=sbG8=", None),
        ];
        for (text, expected) in rows {
            assert_eq!(decode(text).as_deref(), *expected, "{text:?}");
        }
    }
}
