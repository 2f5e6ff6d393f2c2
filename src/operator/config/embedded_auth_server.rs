//! The embedded authorization server in an MCPExternalAuthConfig (`validateEmbeddedAuthServer`).

use std::collections::HashSet;

use crate::go::url;
use crate::operator::check::url::auth_server::validate_redirect_uri;
use crate::operator::check::url::network::is_localhost;
use crate::operator::objection::{Judgement, Objection, Objections};
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
pub(super) fn validate_server(server: &EmbeddedAuthServerConfig, release: Release) -> Objections {
    let mut objections = Objections::default();
    if server.upstream_providers.is_empty() {
        let none = Objection::new("upstreamProviders", "there is no provider");
        objections.add("", Err(none));
    }
    if rows::CONFIDENTIAL_CLIENTS_CHECKED.at(release) {
        objections.add("", check_transport(server));
        objections.add_all("forceConfidentialRedirectUris", forced_redirects(server));
    }
    if rows::TRUSTED_ISSUERS_CHECKED.at(release) {
        objections.add_all("", trusted_issuers(server));
    }
    let mut names = HashSet::new();
    for (index, provider) in server.upstream_providers.iter().enumerate() {
        let path = format!("upstreamProviders[{index}]");
        if !names.insert(provider.name.as_str()) {
            let twice = Objection::new("name", format!("`{}` stands twice", provider.name));
            objections.add(&path, Err(twice));
        }
        objections.add(&path, check_provider(provider, release));
    }
    objections
}

/// Whether secrets of clients would travel without encryption (`authserver.ValidateConfidentialClientTransport`).
///
/// # Errors
/// Where they would.
pub fn check_transport(server: &EmbeddedAuthServerConfig) -> Judgement {
    if !server.allow_confidential_client_registration && server.delegate_clients.is_empty() {
        return Ok(());
    }
    if server.insecure_allow_http {
        return Err(Objection::new(
            "insecureAllowHTTP",
            "the secrets of clients would travel without encryption",
        ));
    }
    if server.insecure_allow_confidential_over_loopback_http || !is_plain_loopback(&server.issuer) {
        return Ok(());
    }
    Err(Objection::new(
        "issuer",
        format!(
            "clients with a secret need encryption, and `{}` is plain HTTP on the local host; \
             `insecureAllowConfidentialOverLoopbackHTTP` allows it",
            server.issuer
        ),
    ))
}

fn is_plain_loopback(issuer: &str) -> bool {
    url::parse(issuer).is_ok_and(|url| url.scheme == "http" && is_localhost(&url.host))
}

/// `authserver.ValidateForceConfidentialRedirectURIs`.
fn forced_redirects(server: &EmbeddedAuthServerConfig) -> Objections {
    let uris = &server.force_confidential_redirect_uris;
    let mut objections = Objections::default();
    if !uris.is_empty() && !server.allow_confidential_client_registration {
        let alone = Objection::new("", "it needs `allowConfidentialClientRegistration`");
        objections.add("", Err(alone));
    }
    for (index, uri) in uris.iter().enumerate() {
        let checked = check_forced_redirect(uri);
        let path = format!("[{index}]");
        objections.add(&path, checked.map_err(|why| Objection::new("", why)));
    }
    objections
}

fn check_forced_redirect(uri: &str) -> Result<(), String> {
    validate_redirect_uri(uri)?;
    let parsed = url::parse(uri).map_err(|error| error.to_string())?;
    if is_localhost(parsed.hostname()) {
        return Err("a client on the local host has no secret".to_owned());
    }
    Ok(())
}

/// `tokenexchange.ValidateTrustedIssuers`.
pub fn trusted_issuers(server: &EmbeddedAuthServerConfig) -> Objections {
    let mut objections = Objections::default();
    let mut seen = HashSet::new();
    for (index, issuer) in server.trusted_issuers.iter().enumerate() {
        let stands_twice = seen.contains(issuer.issuer_url.as_str());
        let path = format!("trustedIssuers[{index}]");
        let judgement = check_trusted_issuer(issuer, &server.issuer, stands_twice);
        objections.add(&path, judgement);
        seen.insert(issuer.issuer_url.as_str());
    }
    objections
}

fn check_trusted_issuer(issuer: &TrustedIssuerConfig, own: &str, stands_twice: bool) -> Judgement {
    let clients = &issuer.allowed_delegate_clients;
    let any = clients.iter().any(|client| client == ANY_CLIENT);
    let has_no_actor = NO_ACTOR_CLAIMS.contains(&issuer.actor_claim.as_str());
    let has_empty_client = clients.iter().any(String::is_empty);
    let objections = [
        (issuer.issuer_url.is_empty(), "issuerUrl", "it is empty"),
        (
            issuer.expected_audience.is_empty(),
            "expectedAudience",
            "it is empty",
        ),
        (
            issuer.issuer_url == own,
            "issuerUrl",
            "it is the server's own issuer",
        ),
        (stands_twice, "issuerUrl", "it stands twice"),
        (
            has_no_actor,
            "actorClaim",
            "it is a claim that cannot name a client",
        ),
        (clients.is_empty(), "allowedDelegateClients", "it is empty"),
        (
            has_empty_client,
            "allowedDelegateClients",
            "it has an empty name",
        ),
        (
            any && clients.len() > 1,
            "allowedDelegateClients",
            "it has `*` beside names",
        ),
        (
            any && issuer.allow_may_act,
            "allowMayAct",
            "it does not go with the client `*`",
        ),
        (
            issuer.allow_private_ips && issuer.jwks_url.is_empty(),
            "allowPrivateIPs",
            "it needs `jwksUrl`",
        ),
    ];
    match objections.iter().find(|(applies, ..)| *applies) {
        Some((_, field, why)) => Err(Objection::new(*field, *why)),
        None => Ok(()),
    }
}

/// `validateUpstreamProvider`.
fn check_provider(provider: &UpstreamProviderConfig, release: Release) -> Judgement {
    let (oidc, oauth2) = (&provider.oidc_config, &provider.oauth2_config);
    match (provider.kind.as_str(), oidc, oauth2) {
        ("oidc", Some(oidc), None) => {
            let parameters = &oidc.additional_authorization_params;
            check_parameters(parameters).map_err(|objection| objection.below("oidcConfig"))
        }
        ("oauth2", None, Some(oauth2)) => {
            check_oauth2(oauth2, release).map_err(|objection| objection.below("oauth2Config"))
        }
        ("oidc", _, Some(_)) => Err(Objection::new(
            "oauth2Config",
            "it has no place at a provider of type `oidc`",
        )),
        ("oauth2", Some(_), _) => Err(Objection::new(
            "oidcConfig",
            "it has no place at a provider of type `oauth2`",
        )),
        ("oidc", None, None) => Err(Objection::new("", "there is no `oidcConfig`")),
        ("oauth2", None, None) => Err(Objection::new("", "there is no `oauth2Config`")),
        (other, ..) => Err(Objection::new(
            "type",
            format!("`{other}` is no type; there are `oidc` and `oauth2`"),
        )),
    }
}

fn check_oauth2(oauth2: &OAuth2UpstreamConfig, release: Release) -> Judgement {
    check_registration(oauth2, release)?;
    if let Some(paths) = &oauth2.identity_from_token
        && paths.subject_path.is_empty()
    {
        return Err(Objection::new(
            "identityFromToken.subjectPath",
            "it is empty",
        ));
    }
    check_parameters(&oauth2.additional_authorization_params)
}

/// `oauthparams.Validate`.
fn check_parameters(parameters: &StringMap<String>) -> Judgement {
    let mut reserved = RESERVED_PARAMETERS
        .iter()
        .filter(|name| parameters.get(name).is_some());
    match reserved.next() {
        Some(name) => Err(Objection::new(
            format!("additionalAuthorizationParams.{name}"),
            "the server itself sets this parameter",
        )),
        None => Ok(()),
    }
}

/// Whether an OAuth 2.0 provider has exactly one way to a client (`ValidateOAuth2DCRConfig`).
///
/// # Errors
/// What is wrong.
pub fn check_registration(config: &OAuth2UpstreamConfig, release: Release) -> Judgement {
    if !rows::DCR_CHECKED.at(release) {
        return Ok(());
    }
    match (config.client_id.is_empty(), &config.dcr_config) {
        (true, None) => Err(Objection::new(
            "",
            "there is neither `clientId` nor `dcrConfig`",
        )),
        (false, Some(_)) => Err(Objection::new("dcrConfig", "`clientId` is set, too")),
        (false, None) => Ok(()),
        (true, Some(_)) if config.client_secret_ref.is_some() => Err(Objection::new(
            "clientSecretRef",
            "it has no place beside `dcrConfig`",
        )),
        (true, Some(registration)) => {
            check_endpoint(registration).map_err(|objection| objection.below("dcrConfig"))
        }
    }
}

fn check_endpoint(registration: &DCRUpstreamConfig) -> Judgement {
    let DCRUpstreamConfig {
        discovery_url,
        registration_endpoint,
        software_statement,
        ..
    } = registration;
    match (discovery_url.is_empty(), registration_endpoint.is_empty()) {
        (true, true) => {
            let why = "there is neither `discoveryUrl` nor `registrationEndpoint`";
            return Err(Objection::new("", why));
        }
        (false, false) => {
            let why = "`discoveryUrl` is set, too";
            return Err(Objection::new("registrationEndpoint", why));
        }
        _ => {}
    }
    let limits = [
        ("discoveryUrl", discovery_url, URL_LIMIT),
        ("registrationEndpoint", registration_endpoint, URL_LIMIT),
        ("softwareStatement", software_statement, STATEMENT_LIMIT),
    ];
    match limits.iter().find(|(_, text, limit)| text.len() > *limit) {
        Some((field, text, limit)) => Err(Objection::new(
            *field,
            format!("it has {} bytes, and may have {limit}", text.len()),
        )),
        None => Ok(()),
    }
}
