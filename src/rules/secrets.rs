//! Texts that look like credentials: by the name that they stand under, or by their own form.

/// What names end with that hold credentials; hyphens, underscores and dots aside.
const NAMES: [&str; 13] = [
    "authorization",
    "cookie",
    "apikey",
    "accesskey",
    "privatekey",
    "secretkey",
    "subscriptionkey",
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "credentials",
];

/// What credentials of well-known services begin with.
const FORMS: [&str; 16] = [
    "Bearer ",
    "Basic ",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "sk-",
    "sk_live_",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "AIza",
    "eyJ",
    "hvs.",
    "-----BEGIN",
];

/// The fewest characters of a credential.
const SHORTEST: usize = 6;

/// Whether a value is a credential. References to values that stand elsewhere (`${TOKEN}`, `$(TOKEN)`, `<path:…>`) are none.
pub(super) fn is_credential(name: &str, value: &str) -> bool {
    if value.len() < SHORTEST || is_reference(value) || value.starts_with("http") {
        return false;
    }
    has_form(value) || is_named_so(name)
}

fn is_reference(value: &str) -> bool {
    let is_template = value.contains("${") || value.contains("$(") || value.contains("{{");
    is_template || (value.contains('<') && value.contains('>')) || value.starts_with("ref+")
}

fn has_form(value: &str) -> bool {
    let rest = FORMS.iter().find_map(|form| value.strip_prefix(form));
    rest.is_some_and(|rest| rest.len() >= SHORTEST && !rest.contains(['<', '…']))
}

fn is_named_so(name: &str) -> bool {
    let name: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|it| it.to_ascii_lowercase())
        .collect();
    NAMES.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::is_credential;

    #[test]
    fn credentials_are_told_by_name_or_form() {
        let are = [
            ("Authorization", "Bearer abcdef123456"),
            ("X-Api-Key", "0123456789"),
            ("GITHUB_TOKEN", "abcdef123456"),
            ("X-Anything", "ghp_0123456789abcdef"),
            ("DB_PASSWORD", "correct horse"),
        ];
        let are_none = [
            ("X-Tenant-ID", "tenant-a"),
            ("TOKEN_URL", "https://sts.example.com"),
            ("MAX_TOKENS", "100000"),
            ("GITHUB_TOKEN", "${GITHUB_TOKEN}"),
            ("Authorization", "Bearer <token>"),
            ("X-Use-Token", "true"),
        ];
        assert!(are.iter().all(|(name, value)| is_credential(name, value)));
        let mut wrong = are_none
            .iter()
            .filter(|(name, value)| is_credential(name, value));
        assert_eq!(wrong.next(), None);
    }
}
