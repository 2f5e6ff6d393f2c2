//! Where a URL leads to, as far as its text tells.

use crate::go::ip::parse_ip;
use crate::go::url::{self, Url};
use crate::operator::check::url::network::{is_localhost, is_private};

/// What the names of Services end with that are written out.
const CLUSTER: [&str; 3] = [".svc", ".svc.cluster.local", ".cluster.local"];

/// Whether a URL leads to a private address: one that is written, the machine itself, or a Service of the cluster. Services have
/// private addresses in every cluster that we know of.
pub(super) fn is_private_url(text: &str) -> bool {
    url::parse(text).is_ok_and(|url| leads_inside(&url))
}

fn leads_inside(url: &Url) -> bool {
    let host = url.hostname();
    if let Some(ip) = parse_ip(host) {
        return is_private(ip);
    }
    let name = String::from_utf8_lossy(host).to_lowercase();
    let name = name.trim_end_matches('.');
    let is_bare = !name.is_empty() && !name.contains('.');
    is_bare || is_localhost(host) || CLUSTER.iter().any(|end| name.ends_with(end))
}

/// Whether a URL is not encrypted.
pub(super) fn is_plain_http(text: &str) -> bool {
    url::parse(text).is_ok_and(|url| url.scheme == "http")
}

#[cfg(test)]
mod tests {
    use super::is_private_url;

    #[test]
    fn private_urls_are_told_from_public_ones() {
        let private = [
            "https://keycloak.auth.svc/realms/a",
            "https://keycloak.auth.svc.cluster.local:8443",
            "https://10.1.2.3/jwks",
            "https://keycloak",
            "https://localhost:8080",
            "https://[fd00::1]/",
        ];
        let public = [
            "https://auth.example.com",
            "https://8.8.8.8",
            "not a url",
            "https://",
        ];
        assert!(private.into_iter().all(is_private_url));
        assert!(!public.into_iter().any(is_private_url));
    }
}
