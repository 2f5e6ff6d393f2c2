//! Numbers with their nouns.

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// A number with its noun, such as `2 proxies`.
pub(super) fn count(number: usize, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) if !stem.ends_with(VOWELS) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn nouns_follow_their_numbers() {
        assert_eq!(count(1, "proxy"), "1 proxy");
        assert_eq!(count(2, "proxy"), "2 proxies");
        assert_eq!(count(2, "key"), "2 keys");
        assert_eq!(count(0, "error"), "0 errors");
    }
}
