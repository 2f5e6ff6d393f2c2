//! Keys that Go takes for a field although their case differs.
//!
//! Mirrors `foldName` of `encoding/json` (`fold.go`, Go 1.26), which is `bytes.EqualFold`, for field names in ASCII, as all are here.
//! A decoder gives a key to the field of exactly that name first; `sigs.k8s.io/json` never folds.

/// Whether `json.Unmarshal` takes `key` for the field that is called `field` in JSON.
pub fn matches(field: &str, key: &str) -> bool {
    field.chars().map(fold).eq(key.chars().map(fold))
}

/// One character for all that Unicode's simple folding takes for the same ASCII letter.
fn fold(character: char) -> char {
    match character {
        'ſ' => 's',
        '\u{212a}' => 'k',
        other => other.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(field: &str, key: &str, expected: bool) {
        assert_eq!(matches(field, key), expected, "{field} and {key}");
    }

    #[test]
    fn case_does_not_matter() {
        case("version", "version", true);
        case("version", "VERSION", true);
        case("entities_json", "Entities_JSON", true);
        case("version", "versio", false);
        case("version", "versions", false);
        case("version", "", false);
        case("a_b", "a-b", false);
        // 32 apart like letters of different case, but no letters.
        case("a[", "a{", false);
        case("a@", "a`", false);
    }

    #[test]
    fn two_characters_beyond_ascii_fold_into_it() {
        case("policies", "policieſ", true);
        case("jwks", "jw\u{212a}ſ", true);
        // They have other foldings in full case folding, or only under a language's rules.
        case("strasse", "straße", false);
        case("i", "ı", false);
        case("i", "İ", false);
    }
}
