//! Text of the input as it may reach a terminal: what would steer the terminal or hide text is shown instead.

use std::borrow::Cow;

/// What stands for a character that has no picture of its own.
const UNKNOWN: char = '\u{fffd}';

/// Where the pictures of the control characters U+0000 to U+001F begin.
const PICTURES: u32 = 0x2400;

/// The picture of the control character U+007F.
const DELETE: char = '\u{2421}';

/// A text in one line, each control character and each sign that turns the direction of writing replaced by a single visible
/// one. Tabs stay.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    match text.chars().all(|c| shown(c) == c) {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.chars().map(shown).collect()),
    }
}

fn shown(c: char) -> char {
    match c {
        '\t' => c,
        '\u{0}'..='\u{1f}' => char::from_u32(PICTURES + u32::from(c)).unwrap_or(UNKNOWN),
        '\u{7f}' => DELETE,
        '\u{80}'..='\u{9f}' => UNKNOWN,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => UNKNOWN,
        '\u{2060}'..='\u{2069}' | '\u{feff}' => UNKNOWN,
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_steers_a_terminal_is_shown() {
        assert_eq!(visible("plain ü\tx"), "plain ü\tx");
        assert_eq!(visible("\u{1b}[31m\r\n\u{7f}"), "␛[31m␍␊␡");
        assert_eq!(visible("a\u{9b}b\u{202e}c"), "a\u{fffd}b\u{fffd}c");
    }
}
