//! Go's double-quoted strings: what `%q` and `strconv.Quote` write.
//!
//! Not JSON: here `\u2028` is `\u2028`, but `\a` and `\x00` are written so, and everything that Go can print stays.

use super::unicode::is_printable;

/// A text between double quotes with Go's escapes (`strconv.Quote`, Go 1.26); bytes that are not UTF-8 become `\xff`.
pub fn quote(text: &(impl AsRef<[u8]> + ?Sized)) -> String {
    let text = text.as_ref();
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for chunk in text.utf8_chunks() {
        for character in chunk.valid().chars() {
            push_escaped(&mut quoted, character);
        }
        for byte in chunk.invalid() {
            push_code(&mut quoted, 'x', 2, (*byte).into());
        }
    }
    quoted.push('"');
    quoted
}

/// One character of a quoted text.
fn push_escaped(quoted: &mut String, character: char) {
    let short = match character {
        '"' | '\\' => Some(character),
        '\x07' => Some('a'),
        '\x08' => Some('b'),
        '\x0c' => Some('f'),
        '\n' => Some('n'),
        '\r' => Some('r'),
        '\t' => Some('t'),
        '\x0b' => Some('v'),
        _ => None,
    };
    if let Some(letter) = short {
        quoted.push('\\');
        quoted.push(letter);
        return;
    }
    match u32::from(character) {
        _ if is_printable(character) => quoted.push(character),
        code @ (..0x20 | 0x7f) => push_code(quoted, 'x', 2, code),
        code @ ..0x1_0000 => push_code(quoted, 'u', 4, code),
        code => push_code(quoted, 'U', 8, code),
    }
}

/// An escape with a hexadecimal number.
fn push_code(quoted: &mut String, letter: char, width: usize, code: u32) {
    quoted.push_str(&format!("\\{letter}{code:0width$x}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_those_of_go() {
        let cases = [
            ("", r#""""#),
            ("a\"b\\c'", r#""a\"b\\c'""#),
            ("\u{7}\u{8}\u{c}\n\r\t\u{b}", r#""\a\b\f\n\r\t\v""#),
            (
                "\0\u{1f}\u{7f}\u{80}\u{a0}",
                r#""\x00\x1f\x7f\u0080\u00a0""#,
            ),
            ("é\u{301}漢😀\u{fffd}", "\"é\u{301}漢😀\u{fffd}\""),
            (
                "\u{200b}\u{2028}\u{e000}\u{ad}",
                r#""\u200b\u2028\ue000\u00ad""#,
            ),
            (
                "\u{e0001}\u{10ffff}\u{1fae9}",
                r#""\U000e0001\U0010ffff\U0001fae9""#,
            ),
        ];
        for (text, quoted) in cases {
            assert_eq!(quote(text), quoted);
        }
        assert_eq!(quote(b"\xe2\x82\xff\xc3\xa9"), r#""\xe2\x82\xffé""#);
    }
}
