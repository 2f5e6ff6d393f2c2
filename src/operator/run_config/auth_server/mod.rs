//! The authorization server inside the proxy (`controllerutil.BuildAuthServerRunConfig`).

mod document;
mod storage;
mod upstream;
mod validate;

pub use document::AuthServerRunConfig;
pub use validate::DEFAULT_SCOPES;

use document::{Cimd, DelegateClient, SigningKeys, TokenLifespans, TrustedIssuer};

use super::oidc::TokenValidator;
use crate::operator::names;
use crate::operator::objection::Objection;
use crate::operator::proxy::Proxy;
use crate::release::{Release, rows};
use crate::resource::Slice;
use crate::resource::external_auth_config::{
    DelegateClientConfig, EmbeddedAuthServerConfig, TrustedIssuerConfig,
};

/// Folder of the signing keys in the pod.
pub const KEYS_PATH: &str = "/etc/toolhive/authserver/keys";

/// Folder of the HMAC secrets in the pod.
pub const HMAC_PATH: &str = "/etc/toolhive/authserver/hmac";

/// Folder of the certificates for Redis in the pod.
pub const REDIS_TLS_PATH: &str = "/etc/toolhive/authserver/redis-tls";

/// File of the certificate for Redis itself.
pub const REDIS_CA_FILE: &str = "ca.crt";

/// File of the certificate for the Sentinels.
pub const SENTINEL_CA_FILE: &str = "sentinel-ca.crt";

/// Variable that holds the Redis user's name.
pub const REDIS_USERNAME_VARIABLE: &str = "TOOLHIVE_AUTH_SERVER_REDIS_USERNAME";

/// Variable that holds the Redis user's password.
pub const REDIS_PASSWORD_VARIABLE: &str = "TOOLHIVE_AUTH_SERVER_REDIS_PASSWORD";

/// Name of a provider that has none.
const DEFAULT_UPSTREAM: &str = "default";

/// Version of the server's own configuration.
const SCHEMA_VERSION: &str = "v0.1.0";

impl AuthServerRunConfig {
    /// Name of the provider whose tokens and claims count: the first one (`authserver.ResolveFirstUpstreamName`).
    pub(super) fn first_upstream(&self) -> &str {
        match self
            .upstreams
            .first()
            .map(|upstream| upstream.name.as_str())
        {
            None | Some("") => DEFAULT_UPSTREAM,
            Some(name) => name,
        }
    }

    /// Whether the client's token is taken off requests.
    pub(super) fn strips_tokens(&self) -> bool {
        self.disable_upstream_token_injection
    }

    /// The scopes that clients may ask for.
    pub(super) fn offered_scopes(&self) -> Slice<String> {
        if !self.scopes_supported.is_empty() {
            return self.scopes_supported.clone();
        }
        let defaults = validate::DEFAULT_SCOPES.map(str::to_owned);
        Slice::from(Vec::from(defaults))
    }
}

/// Name of the file with a signing key.
pub fn key_file(index: usize) -> String {
    format!("key-{index}.pem")
}

/// Name of the file with an HMAC secret.
pub fn hmac_file(index: usize) -> String {
    format!("hmac-{index}")
}

/// What is objected to in a server.
pub(super) enum ServerError {
    /// Something in the proxy does not fit to it.
    OfProxy(Objection),
    /// Something in the server itself.
    OfServer(Objection),
}

/// The server of a proxy whose clients are checked in a given way.
///
/// # Errors
/// Where the parts do not fit together.
pub(super) fn build(
    proxy: &Proxy<'_>,
    server: &EmbeddedAuthServerConfig,
    oidc: Option<&TokenValidator>,
    release: Release,
) -> Result<AuthServerRunConfig, ServerError> {
    let oidc = check_oidc(oidc).map_err(ServerError::OfProxy)?;
    let config = AuthServerRunConfig {
        schema_version: SCHEMA_VERSION,
        issuer: server.issuer.clone(),
        authorization_endpoint_base_url: server.authorization_endpoint_base_url.clone(),
        signing_key_config: signing_keys(server),
        hmac_secret_files: hmac_files(server),
        token_lifespans: lifespans(server),
        upstreams: upstream::build_all(server, &oidc.resource_url, release)
            .map_err(ServerError::OfServer)?,
        scopes_supported: oidc.scopes.clone(),
        baseline_client_scopes: server.baseline_client_scopes.clone(),
        allowed_audiences: vec![oidc.resource_url.clone()],
        storage: storage::build(proxy, server).map_err(ServerError::OfServer)?,
        disable_upstream_token_injection: server.disable_upstream_token_injection,
        cimd: cimd(server),
        insecure_allow_http: server.insecure_allow_http,
        trusted_issuers: server.trusted_issuers.iter().map(trusted_issuer).collect(),
        allow_confidential_client_registration: server.allow_confidential_client_registration,
        force_confidential_redirect_uris: server.force_confidential_redirect_uris.clone(),
        insecure_allow_confidential_over_loopback_http: server
            .insecure_allow_confidential_over_loopback_http,
        delegate_clients: delegate_clients(server).map_err(ServerError::OfServer)?,
    };
    if rows::EMBEDDED_SERVER_REFUSED.at(release) {
        validate::validate(server, &config).map_err(ServerError::OfServer)?;
    }
    Ok(config)
}

/// The server needs to know its audience, which must be the resource URL (`validateOIDCConfigForEmbeddedAuthServer`).
fn check_oidc(oidc: Option<&TokenValidator>) -> Result<&TokenValidator, Objection> {
    let Some(oidc) = oidc else {
        let why = "an embedded authorization server needs an `oidcConfigRef`";
        return Err(Objection::new("spec", why));
    };
    if oidc.resource_url.is_empty() {
        let why = "an embedded authorization server needs a resource URL";
        return Err(Objection::new("spec.oidcConfigRef", why));
    }
    if oidc.audience != oidc.resource_url {
        let why = format!(
            "with an embedded authorization server the audience must be the resource URL `{}`, and it is `{}`",
            oidc.resource_url, oidc.audience
        );
        return Err(Objection::new("spec.oidcConfigRef.audience", why));
    }
    Ok(oidc)
}

fn signing_keys(server: &EmbeddedAuthServerConfig) -> Option<SigningKeys> {
    let mut files = (0..server.signing_key_secret_refs.len()).map(key_file);
    let signing_key_file = files.next()?;
    Some(SigningKeys {
        key_dir: KEYS_PATH,
        signing_key_file,
        fallback_key_files: files.collect(),
    })
}

fn hmac_files(server: &EmbeddedAuthServerConfig) -> Vec<String> {
    let indices = 0..server.hmac_secret_refs.len();
    indices
        .map(|index| format!("{HMAC_PATH}/{}", hmac_file(index)))
        .collect()
}

fn lifespans(server: &EmbeddedAuthServerConfig) -> Option<TokenLifespans> {
    let lifespans = server.token_lifespans.as_ref()?;
    Some(TokenLifespans {
        access_token_lifespan: lifespans.access_token_lifespan.clone(),
        refresh_token_lifespan: lifespans.refresh_token_lifespan.clone(),
        auth_code_lifespan: lifespans.auth_code_lifespan.clone(),
    })
}

fn cimd(server: &EmbeddedAuthServerConfig) -> Option<Cimd> {
    let cimd = server.cimd.as_ref().filter(|cimd| cimd.enabled)?;
    Some(Cimd {
        enabled: true,
        cache_max_size: cimd.cache_max_size,
        cache_fallback_ttl: cimd.cache_fallback_ttl.clone(),
    })
}

fn trusted_issuer(issuer: &TrustedIssuerConfig) -> TrustedIssuer {
    TrustedIssuer {
        issuer_url: issuer.issuer_url.clone(),
        expected_audience: issuer.expected_audience.clone(),
        jwks_url: issuer.jwks_url.clone(),
        insecure_allow_http: issuer.insecure_allow_http,
        allow_private_ips: issuer.allow_private_ips,
        actor_claim: issuer.actor_claim.clone(),
        allowed_actors: appended(&issuer.allowed_actors),
        allowed_delegate_clients: appended(&issuer.allowed_delegate_clients),
        allow_may_act: issuer.allow_may_act,
    }
}

fn delegate_clients(server: &EmbeddedAuthServerConfig) -> Result<Vec<DelegateClient>, Objection> {
    let clients = server.delegate_clients.iter().enumerate();
    clients
        .map(|(index, client)| delegate_client(index, client))
        .collect()
}

/// `buildDelegateClientRunConfigs`, for one client.
fn delegate_client(
    index: usize,
    client: &DelegateClientConfig,
) -> Result<DelegateClient, Objection> {
    let has_secret = client
        .client_secret_ref
        .as_ref()
        .is_some_and(|secret| !secret.name.is_empty() && !secret.key.is_empty());
    if !has_secret {
        let path = format!("delegateClients[{index}].clientSecretRef");
        return Err(Objection::new(path, "it names no Secret and key"));
    }
    Ok(DelegateClient {
        client_id: client.client_id.clone(),
        client_secret_env_var: names::delegate_secret_variable(index),
        scopes: appended(&client.scopes),
        audiences: appended(&client.audiences),
    })
}

/// A copy by appending to nil, which leaves nil where there is nothing.
fn appended(list: &Slice<String>) -> Slice<String> {
    if list.is_empty() {
        Slice::default()
    } else {
        list.clone()
    }
}
