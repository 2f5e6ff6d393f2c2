//! What ToolHive's authorization server says of the URLs in its configuration.
//!
//! The proxy checks them when it starts; since v0.43.0 the operator checks delegate clients and trusted issuers with the
//! same functions when it builds the configuration. Mirrors v0.44.0; the environment variable `INSECURE_DISABLE_URL_VALIDATION`, which
//! switches some of them off, is taken to be unset.

use super::is_http;
use super::network::{is_localhost, is_private};
use crate::go::ip::parse_ip;
use crate::go::quote::quote;
use crate::go::url::{self, Url};

/// Checks the server's own issuer (`authserver.validateIssuerURL`; userinfo is refused since v0.42.1, `insecure_allow_http` exists
/// since v0.32.0).
pub fn validate_issuer_url(issuer: &str, insecure_allow_http: bool) -> Result<(), String> {
    let url = parse_issuer(issuer)?;
    if url.scheme == "http" && !insecure_allow_http && !is_localhost(&url.host) {
        return Err(http_only_for_localhost(&url));
    }
    if issuer.ends_with('/') {
        return Err("must not have trailing slash".to_owned());
    }
    Ok(())
}

/// Checks an issuer whose tokens are exchanged (`authserver.validateTrustedIssuerURL`, since v0.42.1).
pub fn validate_trusted_issuer_url(issuer: &str, insecure_allow_http: bool) -> Result<(), String> {
    let url = parse_issuer(issuer)?;
    if url.scheme == "http" && !insecure_allow_http {
        return Err(http_only_for_localhost(&url));
    }
    Ok(())
}

/// What both kinds of issuers must be.
fn parse_issuer(issuer: &str) -> Result<Url, String> {
    if issuer.is_empty() {
        return Err("issuer is required".to_owned());
    }
    let url = parse(issuer)?;
    let faults = [
        (url.scheme.is_empty(), "scheme is required"),
        (url.host.is_empty(), "host is required"),
        (
            !url.raw_query.is_empty(),
            "must not contain query component",
        ),
        (
            !url.fragment.is_empty(),
            "must not contain fragment component",
        ),
        (url.user.is_some(), NO_USERINFO),
        (
            !is_http(&url.scheme),
            "scheme must be https (or http for localhost)",
        ),
    ];
    match faults.into_iter().find(|(is_wrong, _)| *is_wrong) {
        Some((_, fault)) => Err(fault.to_owned()),
        None => Ok(url),
    }
}

const NO_USERINFO: &str = "must not contain userinfo (credentials in the URL)";

fn http_only_for_localhost(url: &Url) -> String {
    let host = String::from_utf8_lossy(url.hostname());
    format!("http scheme is only allowed for localhost, use https for {host}")
}

fn parse(text: &str) -> Result<Url, String> {
    url::parse(text).map_err(|error| format!("invalid URL: {error}"))
}

/// Checks where the keys of a trusted issuer are (`tokenexchange.ValidateJWKSURL`, since v0.42.1).
pub fn validate_jwks_url(
    text: &str,
    insecure_allow_http: bool,
    allow_private_ips: bool,
) -> Result<(), String> {
    let url = parse(text)?;
    if url.host.is_empty() {
        return Err("host is required".to_owned());
    }
    if url.user.is_some() {
        return Err(NO_USERINFO.to_owned());
    }
    if url.scheme != "https" && (url.scheme != "http" || !insecure_allow_http) {
        return Err(format!("must use HTTPS, got {}", quote(&url.scheme)));
    }
    if !allow_private_ips && parse_ip(url.hostname()).is_some_and(is_private) {
        return Err("must not point to a private or loopback address".to_owned());
    }
    Ok(())
}

/// Checks a token endpoint; `label` is the field's name (`jwtbearer.ValidateTokenURL`, since v0.34.0).
pub fn validate_token_url(
    label: &str,
    endpoint: &str,
    insecure_allow_http: bool,
) -> Result<(), String> {
    if !insecure_allow_http {
        validate_endpoint_url(endpoint).map_err(|reason| format!("{label}: {reason}"))?;
    }
    let url =
        url::parse(endpoint).map_err(|error| format!("{label} is not a valid URL: {error}"))?;
    let faults = [
        (!is_http(&url.scheme), "must use http or https scheme"),
        (url.host.is_empty(), "must include a host"),
        (!url.fragment.is_empty(), "must not contain a fragment"),
        (url.user.is_some(), "must not contain embedded credentials"),
    ];
    match faults.into_iter().find(|(is_wrong, _)| *is_wrong) {
        Some((_, fault)) => Err(format!("{label} {fault}")),
        None => Ok(()),
    }
}

/// Checks an endpoint of an identity provider (`networking.ValidateEndpointURL`).
pub fn validate_endpoint_url(endpoint: &str) -> Result<(), String> {
    let url = parse(endpoint)?;
    if url.scheme != "https" && !is_localhost(&url.host) {
        return Err(format!("endpoint must use HTTPS: {endpoint}"));
    }
    Ok(())
}

/// Checks a URL that is never on the machine itself (`networking.ValidateHTTPSURL`, since v0.25.0).
pub fn validate_https_url(text: &str) -> Result<(), String> {
    let url = parse(text)?;
    if url.host.is_empty() {
        return Err(format!("URL must include a host: {text}"));
    }
    if url.scheme != "https" {
        return Err(format!("must use HTTPS, got scheme {}", quote(&url.scheme)));
    }
    Ok(())
}

/// Checks an issuer that a client logs in with (`networking.ValidateIssuerURL`, since v0.25.0).
pub fn validate_client_issuer_url(text: &str) -> Result<(), String> {
    let url =
        url::parse(text).map_err(|error| format!("invalid issuer URL {}: {error}", quote(text)))?;
    if url.host.is_empty() {
        return Err(format!("issuer URL must include a host: {text}"));
    }
    if url.scheme != "https" && !is_localhost(&url.host) {
        return Err(format!(
            "issuer URL must use HTTPS (except localhost for development): {text}"
        ));
    }
    Ok(())
}

/// The most bytes of a redirect URI (`oauthproto.MaxRedirectURILength`).
const REDIRECT_URI_LIMIT: usize = 2048;

/// Checks where a client is sent back to (`oauthproto.ValidateRedirectURI` with `RedirectURIPolicyStrict`, over fosite v0.49.0).
pub fn validate_redirect_uri(uri: &str) -> Result<(), String> {
    if uri.len() > REDIRECT_URI_LIMIT {
        return Err(format!(
            "redirect_uri too long (maximum {REDIRECT_URI_LIMIT} characters)"
        ));
    }
    let url = url::parse(uri).map_err(|error| format!("invalid redirect_uri format: {error}"))?;
    let is_absolute = url::parse_request_uri(&url.to_bytes()).is_ok_and(|it| !it.scheme.is_empty());
    if !is_absolute || !url.fragment.is_empty() {
        return Err("redirect_uri must be an absolute URI without a fragment".to_owned());
    }
    if url.scheme != "https" && !(url.scheme == "http" && is_local_redirect(url.hostname())) {
        return Err("redirect_uri must use http (for loopback) or https scheme".to_owned());
    }
    Ok(())
}

/// Whether a redirect stays on the machine (`fosite.IsLocalhost`, which knows names in lower case only).
fn is_local_redirect(host: &[u8]) -> bool {
    host == b"localhost"
        || host.ends_with(b".localhost")
        || parse_ip(host).is_some_and(|ip| ip.is_loopback())
}
