//! The known word that is nearest to an unknown one.

use strsim::damerau_levenshtein;

/// The nearest of some words, if it is near enough to be meant.
pub fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let lower = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .filter(|candidate| !candidate.is_empty() && *candidate != word)
        .map(|candidate| {
            (
                damerau_levenshtein(&lower, &candidate.to_lowercase()),
                candidate,
            )
        })
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_near_word_is_found_and_a_far_one_is_not() {
        let known = ["proxyPort", "remoteUrl", "replicas"];
        assert_eq!(nearest("remoteURL", known), Some("remoteUrl"));
        assert_eq!(nearest("proxiPort", known), Some("proxyPort"));
        assert_eq!(nearest("image", known), None);
    }
}
