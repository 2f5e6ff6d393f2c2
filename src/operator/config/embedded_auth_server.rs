//! The embedded authorization server in an MCPExternalAuthConfig (`validateEmbeddedAuthServer`).

use std::collections::HashSet;

use crate::go::url;
use crate::operator::check::url::auth_server::validate_redirect_uri;
use crate::operator::check::url::network::is_localhost;
use crate::release::{Release, rows};
use crate::resource::StringMap;
use crate::resource::external_auth_config::{
    DCRUpstreamConfig, EmbeddedAuthServerConfig, OAuth2UpstreamConfig, TrustedIssuerConfig,
    UpstreamProviderConfig,
};

/// Parameters of the authorization request that the server itself sets.
const RESERVED_PARAMETERS: [&str; 8] = [
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "code_challenge",
    "code_challenge_method",
    "nonce",
];

/// Claims that cannot name the client that got a token.
const NO_ACTOR_CLAIMS: [&str; 12] = [
    "sub", "iss", "aud", "exp", "iat", "nbf", "jti", "name", "email", "scope", "scp", "may_act",
];

/// Stands for every delegate client.
const ANY_CLIENT: &str = "*";

/// The most bytes of a URL for registration.
const URL_LIMIT: usize = 2048;

/// The most bytes of a software statement.
const STATEMENT_LIMIT: usize = 16_384;

/// What the operator objects to in an authorization server.
pub(super) fn validate(server: &EmbeddedAuthServerConfig, release: Release) -> Result<(), String> {
    if server.upstream_providers.is_empty() {
        return Err("there is no upstream provider".to_owned());
    }
    if rows::CONFIDENTIAL_CLIENTS_CHECKED.at(release) {
        check_transport(server)?;
        check_forced_redirects(server)?;
    }
    if rows::TRUSTED_ISSUERS_CHECKED.at(release) {
        check_trusted_issuers(&server.trusted_issuers, &server.issuer)?;
    }
    let mut names = HashSet::new();
    for (index, provider) in server.upstream_providers.iter().enumerate() {
        let place = |why| format!("`upstreamProviders[{index}]`: {why}");
        if !names.insert(provider.name.as_str()) {
            return Err(place(format!("the name `{}` stands twice", provider.name)));
        }
        check_provider(provider, release).map_err(place)?;
    }
    Ok(())
}

/// Whether secrets of clients would travel without encryption (`authserver.ValidateConfidentialClientTransport`).
pub fn check_transport(server: &EmbeddedAuthServerConfig) -> Result<(), String> {
    if !server.allow_confidential_client_registration && server.delegate_clients.is_empty() {
        return Ok(());
    }
    if server.insecure_allow_http {
        return Err(
            "clients with a secret and `insecureAllowHTTP` do not go together: the secrets \
                    would travel without encryption"
                .to_owned(),
        );
    }
    if server.insecure_allow_confidential_over_loopback_http || !is_plain_loopback(&server.issuer) {
        return Ok(());
    }
    Err(format!(
        "clients with a secret need an encrypted issuer, and `{}` is plain HTTP on the local host; \
         `insecureAllowConfidentialOverLoopbackHTTP` allows it",
        server.issuer
    ))
}

fn is_plain_loopback(issuer: &str) -> bool {
    url::parse(issuer).is_ok_and(|url| url.scheme == "http" && is_localhost(&url.host))
}

/// `authserver.ValidateForceConfidentialRedirectURIs`.
fn check_forced_redirects(server: &EmbeddedAuthServerConfig) -> Result<(), String> {
    let uris = &server.force_confidential_redirect_uris;
    if !uris.is_empty() && !server.allow_confidential_client_registration {
        return Err(
            "`forceConfidentialRedirectUris` needs `allowConfidentialClientRegistration`"
                .to_owned(),
        );
    }
    for uri in uris.iter() {
        let place = |why: String| format!("`forceConfidentialRedirectUris`: `{uri}`: {why}");
        validate_redirect_uri(uri).map_err(place)?;
        let parsed = url::parse(uri).map_err(|error| place(error.to_string()))?;
        if is_localhost(parsed.hostname()) {
            return Err(place("a client on the local host has no secret".to_owned()));
        }
    }
    Ok(())
}

/// `tokenexchange.ValidateTrustedIssuers`.
pub fn check_trusted_issuers(issuers: &[TrustedIssuerConfig], own: &str) -> Result<(), String> {
    let mut seen = HashSet::new();
    for issuer in issuers {
        check_trusted_issuer(issuer, own, seen.contains(issuer.issuer_url.as_str()))
            .map_err(|why| format!("trusted issuer `{}`: {why}", issuer.issuer_url))?;
        seen.insert(issuer.issuer_url.as_str());
    }
    Ok(())
}

fn check_trusted_issuer(
    issuer: &TrustedIssuerConfig,
    own: &str,
    stands_twice: bool,
) -> Result<(), String> {
    let clients = &issuer.allowed_delegate_clients;
    let any = clients.iter().any(|client| client == ANY_CLIENT);
    let objections = [
        (issuer.issuer_url.is_empty(), "`issuerUrl` is empty"),
        (
            issuer.expected_audience.is_empty(),
            "`expectedAudience` is empty",
        ),
        (issuer.issuer_url == own, "it is the server's own issuer"),
        (stands_twice, "it stands twice"),
        (
            NO_ACTOR_CLAIMS.contains(&issuer.actor_claim.as_str()),
            "`actorClaim` is a claim that cannot name a client",
        ),
        (clients.is_empty(), "`allowedDelegateClients` is empty"),
        (
            clients.iter().any(String::is_empty),
            "`allowedDelegateClients` has an empty name",
        ),
        (
            any && clients.len() > 1,
            "`allowedDelegateClients` has `*` beside names",
        ),
        (
            any && issuer.allow_may_act,
            "`allowMayAct` and the client `*` do not go together",
        ),
        (
            issuer.allow_private_ips && issuer.jwks_url.is_empty(),
            "`allowPrivateIPs` needs `jwksUrl`",
        ),
    ];
    match objections.iter().find(|(applies, _)| *applies) {
        Some((_, why)) => Err((*why).to_owned()),
        None => Ok(()),
    }
}

/// `validateUpstreamProvider`.
fn check_provider(provider: &UpstreamProviderConfig, release: Release) -> Result<(), String> {
    let (oidc, oauth2) = (&provider.oidc_config, &provider.oauth2_config);
    let parameters = match (provider.kind.as_str(), oidc, oauth2) {
        ("oidc", Some(oidc), None) => &oidc.additional_authorization_params,
        ("oauth2", None, Some(oauth2)) => {
            check_registration(oauth2, release)?;
            if oauth2
                .identity_from_token
                .as_ref()
                .is_some_and(|paths| paths.subject_path.is_empty())
            {
                return Err("`oauth2Config.identityFromToken.subjectPath` is empty".to_owned());
            }
            &oauth2.additional_authorization_params
        }
        _ => {
            return Err(format!(
                "type `{}` and the configuration do not fit: `oidcConfig` belongs to `oidc`, \
                 `oauth2Config` to `oauth2`",
                provider.kind
            ));
        }
    };
    check_parameters(parameters)
}

/// `oauthparams.Validate`.
fn check_parameters(parameters: &StringMap<String>) -> Result<(), String> {
    let mut reserved = RESERVED_PARAMETERS
        .iter()
        .filter(|name| parameters.get(name).is_some());
    match reserved.next() {
        Some(name) => Err(format!(
            "`additionalAuthorizationParams.{name}` is set by the server itself"
        )),
        None => Ok(()),
    }
}

/// Whether an OAuth 2.0 provider has exactly one way to a client (`ValidateOAuth2DCRConfig`).
///
/// # Errors
/// What is wrong, in words for people.
pub fn check_registration(config: &OAuth2UpstreamConfig, release: Release) -> Result<(), String> {
    if !rows::DCR_CHECKED.at(release) {
        return Ok(());
    }
    match (config.client_id.is_empty(), &config.dcr_config) {
        (true, None) => Err("`oauth2Config` has neither `clientId` nor `dcrConfig`".to_owned()),
        (false, Some(_)) => Err("`oauth2Config` has both `clientId` and `dcrConfig`".to_owned()),
        (false, None) => Ok(()),
        (true, Some(_)) if config.client_secret_ref.is_some() => {
            Err("`oauth2Config.clientSecretRef` has no place beside `dcrConfig`".to_owned())
        }
        (true, Some(registration)) => check_endpoint(registration),
    }
}

fn check_endpoint(registration: &DCRUpstreamConfig) -> Result<(), String> {
    let DCRUpstreamConfig {
        discovery_url,
        registration_endpoint,
        software_statement,
        ..
    } = registration;
    if discovery_url.is_empty() == registration_endpoint.is_empty() {
        return Err(
            "`oauth2Config.dcrConfig` needs either `discoveryUrl` or `registrationEndpoint`"
                .to_owned(),
        );
    }
    let limits = [
        ("discoveryUrl", discovery_url, URL_LIMIT),
        ("registrationEndpoint", registration_endpoint, URL_LIMIT),
        ("softwareStatement", software_statement, STATEMENT_LIMIT),
    ];
    match limits.iter().find(|(_, text, limit)| text.len() > *limit) {
        Some((field, text, limit)) => Err(format!(
            "`oauth2Config.dcrConfig.{field}` has {} bytes, and may have {limit}",
            text.len()
        )),
        None => Ok(()),
    }
}
