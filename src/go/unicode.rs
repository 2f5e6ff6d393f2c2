//! Characters as Go 1.26 knows them, which is as of Unicode 15.0: which of them print, and their letter case.
//!
//! Goes by Rust's tables, less what came into them since. The tests fail when a newer Rust knows more characters: the
//! table here then wants their ranges.

/// Characters that Unicode got after 15.0. The gaps between them that no character takes are taken in.
const AFTER_UNICODE_15: &[(char, char)] = &[
    ('\u{88f}', '\u{897}'),
    ('\u{c5c}', '\u{c5c}'),
    ('\u{cdc}', '\u{cdc}'),
    ('\u{1acf}', '\u{1aeb}'),
    ('\u{1b4e}', '\u{1b4f}'),
    ('\u{1b7f}', '\u{1b7f}'),
    ('\u{1c89}', '\u{1c8a}'),
    ('\u{20c1}', '\u{20c1}'),
    ('\u{2427}', '\u{2429}'),
    ('\u{2b96}', '\u{2b96}'),
    ('\u{2ffc}', '\u{2fff}'),
    ('\u{31e4}', '\u{31ef}'),
    ('\u{a7cb}', '\u{a7cf}'),
    ('\u{a7d2}', '\u{a7d2}'),
    ('\u{a7d4}', '\u{a7d4}'),
    ('\u{a7da}', '\u{a7f1}'),
    ('\u{fbc3}', '\u{fbd2}'),
    ('\u{fd90}', '\u{fd91}'),
    ('\u{fdc8}', '\u{fdce}'),
    ('\u{105c0}', '\u{105f3}'),
    ('\u{10940}', '\u{10959}'),
    ('\u{10d40}', '\u{10d8f}'),
    ('\u{10ec2}', '\u{10efc}'),
    ('\u{11380}', '\u{113e2}'),
    ('\u{116d0}', '\u{116e3}'),
    ('\u{11b60}', '\u{11bf9}'),
    ('\u{11db0}', '\u{11de9}'),
    ('\u{11f5a}', '\u{11f5a}'),
    ('\u{13460}', '\u{143fa}'),
    ('\u{16100}', '\u{16139}'),
    ('\u{16d40}', '\u{16d79}'),
    ('\u{16ea0}', '\u{16ed3}'),
    ('\u{16ff2}', '\u{16ff6}'),
    ('\u{187f8}', '\u{187ff}'),
    ('\u{18cff}', '\u{18cff}'),
    ('\u{18d09}', '\u{18df2}'),
    ('\u{1cc00}', '\u{1cef0}'),
    ('\u{1e5d0}', '\u{1e6ff}'),
    ('\u{1f6d8}', '\u{1f6d8}'),
    ('\u{1f777}', '\u{1f77a}'),
    ('\u{1f8b2}', '\u{1f8d8}'),
    ('\u{1fa54}', '\u{1fa57}'),
    ('\u{1fa89}', '\u{1fa8f}'),
    ('\u{1fabe}', '\u{1fabe}'),
    ('\u{1fac6}', '\u{1facd}'),
    ('\u{1fadc}', '\u{1fadf}'),
    ('\u{1fae9}', '\u{1faef}'),
    ('\u{1fbcb}', '\u{1fbef}'),
    ('\u{1fbfa}', '\u{1fbfa}'),
    ('\u{2b73a}', '\u{2b73f}'),
    ('\u{2cea2}', '\u{2cead}'),
    ('\u{2ebf0}', '\u{2ee5d}'),
    ('\u{323b0}', '\u{33479}'),
];

/// Whether Go prints a character as it is: letters, marks, numbers, punctuation, symbols and the space
/// (`strconv.IsPrint`, Go 1.26).
pub(super) fn is_printable(character: char) -> bool {
    match character {
        ' '..='~' => true,
        ..'\u{a1}' => false,
        _ => is_printable_in_rust(character) && !came_after_unicode_15(character),
    }
}

/// Rust's own table, which `str::escape_debug` goes by. The letter before the character keeps it from being escaped just
/// because it combines with what stands before it.
fn is_printable_in_rust(character: char) -> bool {
    let mut buffer = [b'a'; 5];
    let length = character.encode_utf8(&mut buffer[1..]).len();
    std::str::from_utf8(&buffer[..=length])
        .is_ok_and(|text| text.escape_debug().nth(1) == Some(character))
}

fn came_after_unicode_15(character: char) -> bool {
    let at = AFTER_UNICODE_15.partition_point(|(_, last)| *last < character);
    AFTER_UNICODE_15
        .get(at)
        .is_some_and(|(first, _)| *first <= character)
}

/// The upper case letter that takes the place of a character alone (`unicode.ToUpper`): `ß` has none.
pub(super) fn to_upper(character: char) -> char {
    simple(character, character.to_uppercase()).unwrap_or_else(|| {
        // Greek letters with an iota below have a single capital, where Rust writes the iota out.
        let code = u32::from(character);
        let capital = match code {
            0x1f80..=0x1faf => code | 8,
            0x1fb3 | 0x1fc3 | 0x1ff3 => code + 9,
            _ => code,
        };
        char::from_u32(capital).unwrap_or(character)
    })
}

/// The lower case letter that takes the place of a character alone (`unicode.ToLower`).
pub(super) fn to_lower(character: char) -> char {
    // Only `İ` has a longer one in Rust.
    simple(character, character.to_lowercase()).unwrap_or('i')
}

/// What a character becomes, if that is one character; itself if one of both is too new.
fn simple(character: char, mut mapped: impl ExactSizeIterator<Item = char>) -> Option<char> {
    let one = mapped.next().filter(|_| mapped.len() == 0)?;
    let is_new = came_after_unicode_15(character) || came_after_unicode_15(one);
    Some(if is_new { character } else { one })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printable_characters_are_those_of_go() {
        let printable = ('\0'..=char::MAX).filter(|character| is_printable(*character));
        assert_eq!(printable.count(), 148_998);
    }

    /// How many characters a mapping changes, and the sum of what they become.
    fn summary(mapping: fn(char) -> char) -> (usize, u64) {
        let mapped = ('\0'..=char::MAX).map(|character| (character, mapping(character)));
        let changed = mapped.filter(|(from, to)| from != to);
        changed.fold((0, 0), |(count, sum), (_, to)| {
            (count + 1, sum + u64::from(to))
        })
    }

    #[test]
    fn the_letter_cases_are_those_of_go() {
        assert_eq!(summary(to_upper), (1_450, 32_256_850));
        assert_eq!(summary(to_lower), (1_433, 34_914_171));
        assert_eq!(
            "ıſßŉᾳ\u{1f80}ǆ".chars().map(to_upper).collect::<String>(),
            "ISßŉᾼ\u{1f88}Ǆ"
        );
        assert_eq!("İKẞΣ".chars().map(to_lower).collect::<String>(), "ikßσ");
    }
}
