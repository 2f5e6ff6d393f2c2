//! Names that kustomize gave a hash, which proxies do not know of.

/// The characters of a hash (kustomize `hasher.encode`, which spares letters that may spell words).
const ALPHABET: &[u8] = b"2456789bcdfghkmt";

/// The length of a hash.
const LENGTH: usize = 10;

/// What makes kustomize write the new names into proxies.
pub(super) const CURE: &str = "kustomize gives generated names a hash and knows no references of custom resources; a \
     `configurations` file with a `nameReference` for this field makes it write the name there, and \
     `disableNameSuffixHash: true` keeps names as they are";

/// The name that kustomize made of a name, among some names.
pub(super) fn hashed<'n>(name: &str, names: &[&'n str]) -> Option<&'n str> {
    let made = |candidate: &&&str| {
        let hash = candidate
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('-'));
        hash.is_some_and(|hash| {
            hash.len() == LENGTH && hash.bytes().all(|it| ALPHABET.contains(&it))
        })
    };
    names.iter().find(made).copied()
}

#[cfg(test)]
mod tests {
    use super::hashed;

    #[test]
    fn hashes_are_told_from_words() {
        let names = ["github", "github-token-abc", "github-token-8h7f6d5c9k"];
        assert_eq!(
            hashed("github-token", &names),
            Some("github-token-8h7f6d5c9k")
        );
        assert_eq!(hashed("github", &names), None);
        assert_eq!(hashed("gitlab-token", &names), None);
    }
}
