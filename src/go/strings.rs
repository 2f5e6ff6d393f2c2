//! Letter case of texts as Go's `strings` changes and compares it: one character for one.

use super::unicode;

/// The text in upper case (`strings.ToUpper`): `ı` becomes `I`, `ß` stays.
pub fn to_upper(text: &str) -> String {
    text.chars().map(unicode::to_upper).collect()
}

/// The text in lower case (`strings.ToLower`): `İ` becomes `i`.
pub fn to_lower(text: &str) -> String {
    text.chars().map(unicode::to_lower).collect()
}

/// Whether a text is a lower case ASCII word but for letter case (`strings.EqualFold`): the long `ſ` and the sign of Kelvin are
/// letters of it.
pub fn equals_word(text: &[u8], word: &str) -> bool {
    let fold = |character| match character {
        'ſ' => 's',
        '\u{212a}' => 'k',
        other => other.to_ascii_lowercase(),
    };
    std::str::from_utf8(text).is_ok_and(|text| text.chars().map(fold).eq(word.chars()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_change_one_for_one() {
        assert_eq!(to_upper("straße-ﬁ"), "STRAßE-ﬁ");
        assert_eq!(to_lower("İSTANBUL"), "istanbul");
    }

    #[test]
    fn words_are_compared_without_case() {
        assert!(equals_word(b"LocalHost", "localhost"));
        assert!(equals_word("localho\u{17f}t".as_bytes(), "localhost"));
        assert!(!equals_word("İ".as_bytes(), "i"));
        assert!(!equals_word(b"localhos\xff", "localhost"));
        assert!(!equals_word(b"localhost.", "localhost"));
    }
}
