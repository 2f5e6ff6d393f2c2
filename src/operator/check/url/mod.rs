//! What the operator says of URLs in its resources, in its words.
//!
//! The functions of `cmd/thv-operator/pkg/validation`; those of the embedded authorization server are in [`auth_server`]. All of
//! them look at the text only: no name is resolved.

pub mod auth_server;
pub mod network;
#[cfg(test)]
mod tests;

use crate::go::ip::parse_ip;
use crate::go::quote::quote;
use crate::go::strings::to_lower;
use crate::go::url;
use network::INTERNAL;

/// Names that a remote server must not have, nor any name below them.
const BLOCKED_NAMES: [&str; 6] = [
    "localhost",
    "kubernetes.default.svc.cluster.local",
    "kubernetes.default.svc",
    "kubernetes.default",
    "cluster.local",
    "metadata.google.internal",
];

/// Checks `spec.remoteUrl` (`validation.ValidateRemoteURL`, the same from v0.23.0 to v0.44.0).
pub fn validate_remote_url(text: &str) -> Result<(), String> {
    if text.is_empty() {
        return Err("remote URL must not be empty".to_owned());
    }
    let url = url::parse(text).map_err(|error| format!("remote URL is invalid: {error}"))?;
    if !is_http(&url.scheme) {
        let scheme = quote(&url.scheme);
        return Err(format!(
            "remote URL must use http or https scheme, got {scheme}"
        ));
    }
    if url.host.is_empty() {
        return Err("remote URL must have a valid host".to_owned());
    }
    refuse_internal(url.hostname())
        .map_err(|reason| format!("remote URL host is not allowed: {reason}"))
}

/// Refuses addresses and names that lead into the cluster or to the machine itself (`validateHostNotInternal`).
fn refuse_internal(host: &[u8]) -> Result<(), String> {
    let text = String::from_utf8_lossy(host);
    if let Some(ip) = parse_ip(host) {
        return match INTERNAL.iter().find(|network| network.contains(ip)) {
            Some(network) => Err(format!(
                "IP address {text} falls within blocked range {network}"
            )),
            None => Ok(()),
        };
    }
    let lower = to_lower(&text);
    let is_at_or_below = |blocked: &&&str| {
        let rest = lower.strip_suffix(**blocked);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    match BLOCKED_NAMES.iter().find(is_at_or_below) {
        Some(blocked) => Err(format!(
            "hostname {} matches blocked internal hostname {}",
            quote(host),
            quote(blocked)
        )),
        None => Ok(()),
    }
}

/// Checks the issuer of an MCPOIDCConfig (`validation.ValidateOIDCIssuerURL`, the same from v0.23.0 to v0.44.0).
pub fn validate_oidc_issuer_url(text: &str, allow_insecure: bool) -> Result<(), String> {
    if text.is_empty() {
        return Ok(());
    }
    let quoted = quote(text);
    let url = url::parse(text)
        .map_err(|error| format!("OIDC issuer URL {quoted} is malformed: {error}"))?;
    if url.scheme.is_empty() || url.host.is_empty() {
        return Err(format!(
            "OIDC issuer URL {quoted} is malformed: missing scheme or host"
        ));
    }
    refuse_scheme("OIDC issuer URL", text, &url.scheme, allow_insecure)
}

/// What a JWKS URL may begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JwksSchemes {
    /// HTTPS, whatever the resource says: up to v0.42.0.
    Https,
    /// HTTP as well where the resource has `insecureAllowHTTP`: since v0.42.1.
    HttpWhenInsecure,
}

/// Checks the JWKS URL of an MCPOIDCConfig (`validation.ValidateJWKSURL`).
pub fn validate_jwks_url(
    text: &str,
    allow_insecure: bool,
    schemes: JwksSchemes,
) -> Result<(), String> {
    if text.is_empty() {
        return Ok(());
    }
    let url = url::parse(text).map_err(|error| format!("JWKS URL is invalid: {error}"))?;
    match schemes {
        JwksSchemes::Https if url.scheme != "https" => {
            let scheme = quote(&url.scheme);
            return Err(format!("JWKS URL must use HTTPS scheme, got {scheme}"));
        }
        JwksSchemes::Https => {}
        JwksSchemes::HttpWhenInsecure => {
            refuse_scheme("JWKS URL", text, &url.scheme, allow_insecure)?;
        }
    }
    if url.host.is_empty() {
        return Err("JWKS URL must have a valid host".to_owned());
    }
    Ok(())
}

/// Refuses HTTP where it is not allowed, and other schemes anyway.
fn refuse_scheme(what: &str, text: &str, scheme: &str, allow_insecure: bool) -> Result<(), String> {
    let text = quote(text);
    match scheme {
        "https" => Ok(()),
        "http" if allow_insecure => Ok(()),
        "http" => Err(format!(
            "{what} {text} uses HTTP scheme, which is insecure; use HTTPS or set insecureAllowHTTP: true for development only"
        )),
        _ => Err(format!(
            "{what} {text} has unsupported scheme {}; must be http or https",
            quote(scheme)
        )),
    }
}

fn is_http(scheme: &str) -> bool {
    matches!(scheme, "http" | "https")
}
