//! Writes an expression of Go for ECMA-262, which JSON Schema asks for.

/// What Go's `\s` stands for, to be put between brackets. ECMA-262's also takes spaces beyond ASCII.
const SPACES: &str = r"\t\n\f\r ";

/// What Go's `.` stands for. ECMA-262's leaves out all line ends.
const ANY: &str = r"[^\n]";

/// Letters that mean the same behind a backslash in both.
const SAME_ESCAPES: &str = "dDwWbBtnrfvx";

/// The expression for ECMA-262; none where it has parts that are not known to mean the same there.
pub fn to_ecma(pattern: &str) -> Option<String> {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    let mut in_brackets = false;
    while let Some(first) = rest.chars().next() {
        let (written, length) = item(rest, in_brackets)?;
        match first {
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            _ => {}
        }
        out.push_str(&written);
        rest = rest.get(length..)?;
    }
    Some(out)
}

/// The first item of an expression, written anew, and how many bytes it takes up.
fn item(rest: &str, in_brackets: bool) -> Option<(String, usize)> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let as_it_is = |length: usize| Some((rest.get(..length)?.to_owned(), length));
    match (first, chars.next()) {
        ('\\', Some('s')) if in_brackets => Some((SPACES.to_owned(), 2)),
        ('\\', Some('s')) => Some((format!("[{SPACES}]"), 2)),
        ('\\', Some('x')) if rest.starts_with(r"\x{") => None,
        ('\\', Some(escaped)) => {
            let is_same = SAME_ESCAPES.contains(escaped) || escaped.is_ascii_punctuation();
            is_same.then(|| as_it_is(2))?
        }
        ('.', _) if !in_brackets => Some((ANY.to_owned(), 1)),
        ('[', Some(':')) if in_brackets => None,
        ('[', Some(']')) => None,
        ('[', _) if rest.starts_with("[^]") => None,
        ('(', Some('?')) if !in_brackets && !rest.starts_with("(?:") => None,
        _ => as_it_is(first.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::to_ecma;

    #[track_caller]
    fn case(go: &str, ecma: Option<&str>) {
        assert_eq!(to_ecma(go).as_deref(), ecma, "{go}");
    }

    #[test]
    fn what_differs_is_written_anew() {
        case("^https?://.*$", Some(r"^https?://[^\n]*$"));
        case(r"^[^\s?#]+$", Some(r"^[^\t\n\f\r ?#]+$"));
        case(r"\s", Some(r"[\t\n\f\r ]"));
    }

    #[test]
    fn what_is_the_same_stays() {
        for same in [
            r"^(0(\.\d+)?|1(\.0+)?)$",
            r"[\w+=,.@\-_/]",
            r"[\x21\x23-\x5B]",
            "(ns|µs)",
            "(?:a|b){2,}",
        ] {
            case(same, Some(same));
        }
    }

    #[test]
    fn what_is_not_known_is_not_written() {
        for unknown in [
            r"\Aa\z",
            r"\pL",
            r"\Q.\E",
            "(?i)a",
            "(?P<n>a)",
            "[[:alpha:]]",
            r"\x{41}",
            "[]a]",
            "[^]a]",
        ] {
            case(unknown, None);
        }
    }
}
