//! The known word that is nearest to an unknown one.

use strsim::damerau_levenshtein;

/// The nearest of some words, if it is near enough to be meant. Case, `_` and `-` do not count, so that `client_id` is
/// `clientId`.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let folded = folded(word);
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|candidate| !candidate.is_empty() && *candidate != word)
        .map(|candidate| {
            let distance = damerau_levenshtein(&folded, &self::folded(candidate));
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// A word without what the spellings of one name differ in.
fn folded(word: &str) -> String {
    word.to_lowercase().replace(['_', '-'], "")
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_near_word_is_found_and_a_far_one_is_not() {
        let known = [
            "proxyPort",
            "remoteUrl",
            "replicas",
            "externalTokenHeaderName",
        ];
        assert_eq!(nearest("remoteURL", known), Some("remoteUrl"));
        assert_eq!(nearest("proxiPort", known), Some("proxyPort"));
        assert_eq!(
            nearest("external_token_header_name", known),
            Some("externalTokenHeaderName")
        );
        assert_eq!(nearest("image", known), None);
    }
}
