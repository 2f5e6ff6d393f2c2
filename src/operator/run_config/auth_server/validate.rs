//! What the operator checks once a server is put together (`validateDelegateClientsAndTrustedIssuers`, since v0.43.0). It
//! looks only where there are delegate clients or trusted issuers.

use std::collections::HashSet;

use super::document::{AuthServerRunConfig, DelegateClient};
use crate::go::url;
use crate::operator::check::url::auth_server::{validate_jwks_url, validate_trusted_issuer_url};
use crate::operator::config::{check_transport, check_trusted_issuers};
use crate::resource::external_auth_config::{EmbeddedAuthServerConfig, TrustedIssuerConfig};

/// Scopes that a server offers when none are given (`registration.DefaultScopes`).
pub(crate) const DEFAULT_SCOPES: [&str; 4] = ["openid", "profile", "email", "offline_access"];

/// Objects to a server whose delegate clients or trusted issuers do not fit it (`authserver.RunConfig.Validate`).
pub(super) fn validate(
    server: &EmbeddedAuthServerConfig,
    config: &AuthServerRunConfig,
) -> Result<(), String> {
    if config.delegate_clients.is_empty() && server.trusted_issuers.is_empty() {
        return Ok(());
    }
    for audience in &config.allowed_audiences {
        check_audience(audience)?;
    }
    check_delegate_clients(config)?;
    for issuer in server.trusted_issuers.iter() {
        check_issuer_urls(issuer)
            .map_err(|why| format!("trusted issuer `{}`: {why}", issuer.issuer_url))?;
    }
    check_trusted_issuers(&server.trusted_issuers, &server.issuer)?;
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
fn check_delegate_clients(config: &AuthServerRunConfig) -> Result<(), String> {
    let mut seen = HashSet::new();
    for client in &config.delegate_clients {
        if !seen.insert(client.client_id.as_str()) {
            return Err(format!(
                "delegate client `{}` stands twice",
                client.client_id
            ));
        }
        check_delegate_client(client, config)
            .map_err(|why| format!("delegate client `{}`: {why}", client.client_id))?;
    }
    Ok(())
}

fn check_delegate_client(
    client: &DelegateClient,
    config: &AuthServerRunConfig,
) -> Result<(), String> {
    let parts = [
        ("clientId", client.client_id.is_empty()),
        ("scopes", client.scopes.is_empty()),
        ("audiences", client.audiences.is_empty()),
    ];
    if let Some((part, _)) = parts.iter().find(|(_, is_empty)| *is_empty) {
        return Err(format!("`{part}` is empty"));
    }
    let supported = &config.scopes_supported;
    let is_supported = |scope: &String| match supported.is_empty() {
        true => DEFAULT_SCOPES.contains(&scope.as_str()),
        false => supported.contains(scope),
    };
    if let Some(scope) = client.scopes.iter().find(|scope| !is_supported(scope)) {
        return Err(format!("the server does not offer the scope `{scope}`"));
    }
    let allowed = &config.allowed_audiences;
    match client
        .audiences
        .iter()
        .find(|audience| !allowed.contains(audience))
    {
        Some(audience) => Err(format!(
            "the audience `{audience}` is not the resource URL `{}`",
            allowed.join("`, `")
        )),
        None => Ok(()),
    }
}

fn check_issuer_urls(issuer: &TrustedIssuerConfig) -> Result<(), String> {
    validate_trusted_issuer_url(&issuer.issuer_url, issuer.insecure_allow_http)?;
    if issuer.jwks_url.is_empty() {
        return Ok(());
    }
    validate_jwks_url(
        &issuer.jwks_url,
        issuer.insecure_allow_http,
        issuer.allow_private_ips,
    )
}
