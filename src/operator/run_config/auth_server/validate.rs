//! What the operator checks once a server is put together (`validateDelegateClientsAndTrustedIssuers`, since v0.43.0). It
//! looks only where there are delegate clients or trusted issuers.

use std::collections::HashSet;

use super::document::{AuthServerRunConfig, DelegateClient};
use crate::go::url;
use crate::operator::check::url::auth_server::{validate_jwks_url, validate_trusted_issuer_url};
use crate::operator::config::{check_transport, trusted_issuers};
use crate::operator::objection::{Judgement, Objection};
use crate::resource::external_auth_config::{EmbeddedAuthServerConfig, TrustedIssuerConfig};

/// Scopes that a server offers when none are given (`registration.DefaultScopes`).
pub const DEFAULT_SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// Objects to a server whose delegate clients or trusted issuers do not fit it (`authserver.RunConfig.Validate`).
pub(super) fn validate(
    server: &EmbeddedAuthServerConfig,
    config: &AuthServerRunConfig,
) -> Judgement {
    if config.delegate_clients.is_empty() && server.trusted_issuers.is_empty() {
        return Ok(());
    }
    for audience in &config.allowed_audiences {
        check_audience(audience).map_err(|why| Objection::new("", why))?;
    }
    check_delegate_clients(config)?;
    for (index, issuer) in server.trusted_issuers.iter().enumerate() {
        let path = format!("trustedIssuers[{index}]");
        check_issuer_urls(issuer).map_err(|objection| objection.below(&path))?;
    }
    trusted_issuers(server).first()?;
    if config.delegate_clients.is_empty() {
        return Ok(());
    }
    check_transport(server)
}

/// `oauthserver.ValidateAudienceURI`.
fn check_audience(audience: &str) -> Result<(), String> {
    let objection = match url::parse(audience) {
        _ if audience.is_empty() => Some("it is empty".to_owned()),
        Err(error) => Some(error.to_string()),
        Ok(url) if url.host.is_empty() => Some("it has no host".to_owned()),
        Ok(url) if !url.fragment.is_empty() => Some("it has a fragment".to_owned()),
        Ok(url) if url.scheme != "http" && url.scheme != "https" => {
            Some("it is neither http nor https".to_owned())
        }
        Ok(_) => None,
    };
    match objection {
        Some(why) => Err(format!(
            "the resource URL `{audience}` is no audience: {why}"
        )),
        None => Ok(()),
    }
}

/// `authserver.validateDelegateClients`.
fn check_delegate_clients(config: &AuthServerRunConfig) -> Judgement {
    let mut seen = HashSet::new();
    for (index, client) in config.delegate_clients.iter().enumerate() {
        let path = format!("delegateClients[{index}]");
        let judgement = if seen.insert(client.client_id.as_str()) {
            check_delegate_client(client, config)
        } else {
            let why = format!("`{}` stands twice", client.client_id);
            Err(Objection::new("clientId", why))
        };
        judgement.map_err(|objection| objection.below(&path))?;
    }
    Ok(())
}

fn check_delegate_client(client: &DelegateClient, config: &AuthServerRunConfig) -> Judgement {
    let parts = [
        ("clientId", client.client_id.is_empty()),
        ("scopes", client.scopes.is_empty()),
        ("audiences", client.audiences.is_empty()),
    ];
    if let Some((part, _)) = parts.iter().find(|(_, is_empty)| *is_empty) {
        return Err(Objection::new(*part, "it is empty"));
    }
    let offered = &config.scopes_supported;
    let is_offered = |scope: &String| match offered.is_empty() {
        true => DEFAULT_SCOPES.contains(&scope.as_str()),
        false => offered.contains(scope),
    };
    if let Some(index) = client.scopes.iter().position(|scope| !is_offered(scope)) {
        return Err(Objection::new(
            format!("scopes[{index}]"),
            "the server does not offer this scope",
        ));
    }
    let allowed = &config.allowed_audiences;
    let is_foreign = |audience: &String| !allowed.contains(audience);
    match client.audiences.iter().position(is_foreign) {
        Some(index) => Err(Objection::new(
            format!("audiences[{index}]"),
            format!("it is not the resource URL `{}`", allowed.join("`, `")),
        )),
        None => Ok(()),
    }
}

fn check_issuer_urls(issuer: &TrustedIssuerConfig) -> Judgement {
    validate_trusted_issuer_url(&issuer.issuer_url, issuer.insecure_allow_http)
        .map_err(|why| Objection::new("issuerUrl", why))?;
    if issuer.jwks_url.is_empty() {
        return Ok(());
    }
    validate_jwks_url(
        &issuer.jwks_url,
        issuer.insecure_allow_http,
        issuer.allow_private_ips,
    )
    .map_err(|why| Objection::new("jwksUrl", why))
}
