//! The authorization server that runs inside a proxy.

use mcprp_derive::Resource;

use super::super::Slice;
use super::super::shared::SecretKeyRef;
use super::redis::RedisStorageConfig;
use super::upstream::UpstreamProviderConfig;

/// An OAuth 2.0 authorization server for MCP clients, which signs users in at upstream providers.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct EmbeddedAuthServerConfig {
    /// Issuer URL of the tokens (RFC 8414), without a slash at the end.
    #[field(
        "issuer",
        go = "Issuer",
        required,
        pattern = r"^https?://[^\s?#]+[^/\s?#]$"
    )]
    pub issuer: String,
    /// URL before `/oauth/authorize` in the metadata, where browsers reach the server under another host; the issuer when
    /// left out.
    #[field(
        "authorizationEndpointBaseUrl",
        go = "AuthorizationEndpointBaseURL",
        pattern = r"^https?://[^\s?#]+[^/\s?#]$"
    )]
    pub authorization_endpoint_base_url: String,
    /// Keys that sign tokens: the first signs, the others only verify. When left out, a key is made at each start and
    /// tokens do not outlive it.
    #[field("signingKeySecretRefs", go = "SigningKeySecretRefs", max_items = 5)]
    pub signing_key_secret_refs: Slice<SecretKeyRef>,
    /// Secrets of at least 32 bytes that protect codes and refresh tokens: the first is used, the others only verify.
    /// When left out, one is made at each start.
    #[field("hmacSecretRefs", go = "HMACSecretRefs")]
    pub hmac_secret_refs: Slice<SecretKeyRef>,
    /// How long tokens are valid.
    #[field("tokenLifespans", go = "TokenLifespans")]
    pub token_lifespans: Option<TokenLifespanConfig>,
    /// Providers that sign users in. A proxy takes exactly one.
    #[field(
        "upstreamProviders",
        go = "UpstreamProviders",
        required,
        min_items = 1,
        keyed_by = "name"
    )]
    pub upstream_providers: Slice<UpstreamProviderConfig>,
    /// Provider whose claims policies see. It has no effect on a proxy.
    #[field(
        "primaryUpstreamProvider",
        go = "PrimaryUpstreamProvider",
        since = AUTH_SERVER_PRIMARY_UPSTREAM,
        min_length = 1,
        max_length = 63,
        pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"
    )]
    pub primary_upstream_provider: String,
    /// Where sessions, codes and tokens are kept; each pod's memory when left out.
    #[field("storage", go = "Storage")]
    pub storage: Option<AuthServerStorageConfig>,
    /// Whether the client's token is taken off requests instead of being replaced by the upstream provider's.
    #[field(
        "disableUpstreamTokenInjection",
        go = "DisableUpstreamTokenInjection",
        since = TOKEN_INJECTION_OFF,
        default = false
    )]
    pub disable_upstream_token_injection: bool,
    /// Whether the issuer may be reached without encryption inside the cluster.
    #[field("insecureAllowHTTP", go = "InsecureAllowHTTP", since = INSECURE_ISSUER, default = false)]
    pub insecure_allow_http: bool,
    /// Scopes that clients get when they register without naming any.
    #[field(
        "baselineClientScopes",
        go = "BaselineClientScopes",
        since = BASELINE_SCOPES,
        max_items = 10,
        items(min_length = 1, pattern = r"^[\x21\x23-\x5B\x5D-\x7E]+$")
    )]
    pub baseline_client_scopes: Slice<String>,
    /// Whether clients may register with a secret.
    #[field(
        "allowConfidentialClientRegistration",
        go = "AllowConfidentialClientRegistration",
        since = CONFIDENTIAL_CLIENTS,
        default = false
    )]
    pub allow_confidential_client_registration: bool,
    /// Whether clients with a secret are allowed although the issuer is `http` on the local host.
    #[field(
        "insecureAllowConfidentialOverLoopbackHTTP",
        go = "InsecureAllowConfidentialOverLoopbackHTTP",
        since = CONFIDENTIAL_CLIENTS,
        default = false
    )]
    pub insecure_allow_confidential_over_loopback_http: bool,
    /// Clients that may exchange a user's token for one of their own (RFC 8693).
    #[field("delegateClients", go = "DelegateClients", since = DELEGATE_CLIENTS, max_items = 10)]
    pub delegate_clients: Slice<DelegateClientConfig>,
    /// Other issuers whose tokens may be exchanged.
    #[field("trustedIssuers", go = "TrustedIssuers", since = TRUSTED_ISSUERS, max_items = 20)]
    pub trusted_issuers: Slice<TrustedIssuerConfig>,
    /// Redirect URIs whose clients always get a secret when they register.
    #[field(
        "forceConfidentialRedirectUris",
        go = "ForceConfidentialRedirectURIs",
        since = CONFIDENTIAL_CLIENTS,
        max_items = 10,
        items(pattern = r"^https://[^\s?#]+$")
    )]
    pub force_confidential_redirect_uris: Slice<String>,
    /// Clients that are described by a document at a URL, which is their identifier.
    #[field("cimd", go = "CIMD", since = CIMD)]
    pub cimd: Option<EmbeddedAuthServerCIMDConfig>,
}

/// How long tokens are valid, as Go durations such as `90m`.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct TokenLifespanConfig {
    /// Access tokens; an hour when left out.
    #[field(
        "accessTokenLifespan",
        go = "AccessTokenLifespan",
        pattern = r"^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$"
    )]
    pub access_token_lifespan: String,
    /// Refresh tokens; a week when left out.
    #[field(
        "refreshTokenLifespan",
        go = "RefreshTokenLifespan",
        pattern = r"^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$"
    )]
    pub refresh_token_lifespan: String,
    /// Authorization codes; ten minutes when left out.
    #[field(
        "authCodeLifespan",
        go = "AuthCodeLifespan",
        pattern = r"^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$"
    )]
    pub auth_code_lifespan: String,
}

/// Client identifier metadata documents.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct EmbeddedAuthServerCIMDConfig {
    /// Whether such clients are accepted.
    #[field("enabled", go = "Enabled", required, default = false)]
    pub enabled: bool,
    /// How many documents are kept; 256 when left out.
    #[field("cacheMaxSize", go = "CacheMaxSize", min = 1)]
    pub cache_max_size: i64,
    /// How long a document is kept that does not say it itself, as a Go duration; five minutes when left out.
    #[field(
        "cacheFallbackTtl",
        go = "CacheFallbackTTL",
        pattern = r"^([0-9]+(\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$"
    )]
    pub cache_fallback_ttl: String,
}

/// Where the server keeps what it must remember.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct AuthServerStorageConfig {
    /// Each pod's memory, or Redis.
    #[field(
        "type",
        go = "Type",
        text = "v1beta1.AuthServerStorageType",
        default = "memory",
        one_of("memory", "redis")
    )]
    pub kind: String,
    /// How Redis is reached, for type `redis`.
    #[field("redis", go = "Redis")]
    pub redis: Option<RedisStorageConfig>,
}

/// A client that may act for users.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct DelegateClientConfig {
    /// Identifier of the client.
    #[field(
        "clientId",
        go = "ClientID",
        required,
        min_length = 1,
        max_length = 256
    )]
    pub client_id: String,
    /// Where its secret is kept; at least 32 characters.
    #[field("clientSecretRef", go = "ClientSecretRef", required)]
    pub client_secret_ref: Option<SecretKeyRef>,
    /// Scopes that it may ask for.
    #[field(
        "scopes",
        go = "Scopes",
        required,
        min_items = 1,
        max_items = 10,
        items(min_length = 1, max_length = 256)
    )]
    pub scopes: Slice<String>,
    /// Audiences that it may ask for; each must be the proxy's resource URL.
    #[field(
        "audiences",
        go = "Audiences",
        required,
        min_items = 1,
        max_items = 10,
        items(min_length = 1, max_length = 2048)
    )]
    pub audiences: Slice<String>,
}

/// Another issuer whose tokens delegate clients may exchange.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct TrustedIssuerConfig {
    /// Issuer of the tokens, compared letter by letter.
    #[field(
        "issuerUrl",
        go = "IssuerURL",
        required,
        min_length = 1,
        max_length = 2048
    )]
    pub issuer_url: String,
    /// Audience that the tokens must have.
    #[field(
        "expectedAudience",
        go = "ExpectedAudience",
        required,
        min_length = 1,
        max_length = 2048
    )]
    pub expected_audience: String,
    /// URL of the signing keys; discovered from the issuer when left out.
    #[field("jwksUrl", go = "JWKSURL", max_length = 2048)]
    pub jwks_url: String,
    /// Whether this issuer may be asked without encryption; for trying things out only.
    #[field("insecureAllowHTTP", go = "InsecureAllowHTTP")]
    pub insecure_allow_http: bool,
    /// Whether this issuer may be at a private address. It needs `jwksUrl`.
    #[field("allowPrivateIPs", go = "AllowPrivateIPs")]
    pub allow_private_ips: bool,
    /// Claim that names the client that got the token; `azp` when left out.
    #[field("actorClaim", go = "ActorClaim", max_length = 64)]
    pub actor_claim: String,
    /// Clients whose tokens may be exchanged. Without any, only tokens with `may_act` are taken, if those are allowed.
    #[field(
        "allowedActors",
        go = "AllowedActors",
        max_items = 50,
        items(min_length = 1, max_length = 256)
    )]
    pub allowed_actors: Slice<String>,
    /// Delegate clients that may exchange the tokens; `*` alone for all.
    #[field(
        "allowedDelegateClients",
        go = "AllowedDelegateClients",
        required,
        min_items = 1,
        max_items = 50,
        items(min_length = 1, max_length = 256)
    )]
    pub allowed_delegate_clients: Slice<String>,
    /// Whether a token's `may_act` claim counts, which goes past `allowedActors`.
    #[field("allowMayAct", go = "AllowMayAct", default = false)]
    pub allow_may_act: bool,
}
