//! `MCPExternalAuthConfig`: how a proxy proves itself to the remote server, or signs clients in itself.

use mcprp_derive::Resource;

use super::Slice;
use super::shared::SecretKeyRef;

pub mod aws_sts;
pub mod embedded_auth_server;
pub mod redis;
pub mod upstream;

pub use aws_sts::{AWSStsConfig, RoleMapping};
pub use embedded_auth_server::{
    DelegateClientConfig, EmbeddedAuthServerConfig, TrustedIssuerConfig,
};
pub use redis::{RedisSentinelConfig, RedisStorageConfig, RedisTLSConfig};
pub use upstream::{
    DCRUpstreamConfig, OAuth2UpstreamConfig, OIDCUpstreamConfig, UpstreamProviderConfig,
};

use super::Duration;

/// The way to authenticate, and its one configuration.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPExternalAuthConfigSpec {
    /// The way to authenticate. The configuration of that name must be set, and no other.
    #[field(
        "type",
        go = "Type",
        text = "v1beta1.ExternalAuthType",
        required,
        one_of(
            "tokenExchange",
            "headerInjection",
            "bearerToken",
            "unauthenticated",
            "embeddedAuthServer",
            "awsSts",
            "upstreamInject",
            "obo" OBO,
            "xaa" XAA
        )
    )]
    pub kind: String,
    /// Exchanging the client's token for one of the remote server (RFC 8693).
    #[field("tokenExchange", go = "TokenExchange")]
    pub token_exchange: Option<TokenExchangeConfig>,
    /// A header with a secret value. It has no effect on a proxy.
    #[field("headerInjection", go = "HeaderInjection")]
    pub header_injection: Option<HeaderInjectionConfig>,
    /// A fixed bearer token.
    #[field("bearerToken", go = "BearerToken")]
    pub bearer_token: Option<BearerTokenConfig>,
    /// An authorization server that runs inside the proxy.
    #[field("embeddedAuthServer", go = "EmbeddedAuthServer")]
    pub embedded_auth_server: Option<Box<EmbeddedAuthServerConfig>>,
    /// Signing requests for AWS with credentials from its Security Token Service.
    #[field("awsSts", go = "AWSSts")]
    pub aws_sts: Option<AWSStsConfig>,
    /// Passing on the token of an upstream provider. It has no effect on a proxy.
    #[field("upstreamInject", go = "UpstreamInject")]
    pub upstream_inject: Option<UpstreamInjectSpec>,
    /// Acting on behalf of the user in Microsoft Entra. The open-source operator refuses it.
    #[field("obo", go = "OBO", since = OBO)]
    pub obo: Option<OBOConfig>,
    /// Cross-application access: an identity assertion of one provider exchanged at another. It has no effect on a proxy.
    #[field("xaa", go = "XAA", since = XAA)]
    pub xaa: Option<XAASpec>,
}

/// Token exchange (RFC 8693).
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct TokenExchangeConfig {
    /// URL of the token endpoint.
    #[field("tokenUrl", go = "TokenURL", required)]
    pub token_url: String,
    /// Client that asks for the exchange; none for endpoints that know their callers otherwise.
    #[field("clientId", go = "ClientID")]
    pub client_id: String,
    /// Where the client's secret is kept.
    #[field("clientSecretRef", go = "ClientSecretRef")]
    pub client_secret_ref: Option<SecretKeyRef>,
    /// Audience of the token to get.
    #[field("audience", go = "Audience", required)]
    pub audience: String,
    /// Scopes of the token to get.
    #[field("scopes", go = "Scopes")]
    pub scopes: Slice<String>,
    /// Kind of the client's token: `access_token`, `id_token`, `jwt` or the full URN; the access token when left out.
    #[field(
        "subjectTokenType",
        go = "SubjectTokenType",
        pattern = "^(access_token|id_token|jwt|urn:ietf:params:oauth:token-type:(access_token|id_token|jwt))?$"
    )]
    pub subject_token_type: String,
    /// Header that carries the new token to the remote server; `Authorization`, replacing the client's, when left out.
    #[field("externalTokenHeaderName", go = "ExternalTokenHeaderName")]
    pub external_token_header_name: String,
    /// Upstream provider whose token is exchanged. It has no effect on a proxy.
    #[field("subjectProviderName", go = "SubjectProviderName")]
    pub subject_provider_name: String,
}

/// A header whose value is a Secret's.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct HeaderInjectionConfig {
    /// Name of the header.
    #[field("headerName", go = "HeaderName", required, min_length = 1)]
    pub header_name: String,
    /// Where the value is kept.
    #[field("valueSecretRef", go = "ValueSecretRef", required)]
    pub value_secret_ref: Option<SecretKeyRef>,
}

/// A fixed bearer token.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct BearerTokenConfig {
    /// Where the token is kept. The Secret's name becomes part of a variable's name as it is.
    #[field("tokenSecretRef", go = "TokenSecretRef", required)]
    pub token_secret_ref: Option<SecretKeyRef>,
}

/// The token of an upstream provider.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct UpstreamInjectSpec {
    /// Name of the provider, in the embedded authorization server.
    #[field("providerName", go = "ProviderName", required, min_length = 1)]
    pub provider_name: String,
}

/// On-behalf-of tokens of Microsoft Entra.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct OBOConfig {
    /// Directory, by its GUID or a verified domain.
    #[field(
        "tenantId",
        go = "TenantID",
        since = OBO_SETTINGS,
        max_length = 253,
        pattern = "^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z]{2,})$"
    )]
    pub tenant_id: String,
    /// Login host of a national cloud; the public one when left out.
    #[field("authority", go = "Authority", since = OBO_SETTINGS, pattern = r"^https://[^\s?#@]+[^/\s?#@]$")]
    pub authority: String,
    /// Client that asks for the token.
    #[field("clientId", go = "ClientID", since = OBO_SETTINGS)]
    pub client_id: String,
    /// Where the client's secret is kept.
    #[field("clientSecretRef", go = "ClientSecretRef", since = OBO_SETTINGS)]
    pub client_secret_ref: Option<SecretKeyRef>,
    /// What the token is for, where no scopes are given.
    #[field("audience", go = "Audience", since = OBO_SETTINGS)]
    pub audience: String,
    /// Scopes to ask for.
    #[field("scopes", go = "Scopes", since = OBO_SETTINGS, max_items = 20, items(min_length = 1, max_length = 256))]
    pub scopes: Slice<String>,
    /// Upstream provider whose token stands for the user; the client's own token when left out.
    #[field(
        "subjectTokenProviderName",
        go = "SubjectTokenProviderName",
        since = OBO_SETTINGS,
        min_length = 1,
        max_length = 63,
        pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"
    )]
    pub subject_token_provider_name: String,
    /// How long before its end a cached token counts as expired, as a Go duration such as `30s`.
    #[field("cacheSkew", go = "CacheSkew", since = OBO_SETTINGS)]
    pub cache_skew: Option<Duration>,
}

/// Cross-application access.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct XAASpec {
    /// Token endpoint of the identity provider.
    #[field("idpTokenUrl", go = "IDPTokenURL", required, pattern = "^https://.*$")]
    pub idp_token_url: String,
    /// Client at the identity provider.
    #[field("idpClientId", go = "IDPClientID")]
    pub idp_client_id: String,
    /// Where that client's secret is kept.
    #[field("idpClientSecretRef", go = "IDPClientSecretRef")]
    pub idp_client_secret_ref: Option<SecretKeyRef>,
    /// Token endpoint of the remote server's provider.
    #[field("targetTokenUrl", go = "TargetTokenURL", required)]
    pub target_token_url: String,
    /// Whether that endpoint may be asked without encryption; for trying things out only.
    #[field("insecureTargetTokenUrl", go = "InsecureTargetTokenURL")]
    pub insecure_target_token_url: bool,
    /// Client at the remote server's provider.
    #[field("targetClientId", go = "TargetClientID")]
    pub target_client_id: String,
    /// Where that client's secret is kept.
    #[field("targetClientSecretRef", go = "TargetClientSecretRef")]
    pub target_client_secret_ref: Option<SecretKeyRef>,
    /// Audience of the assertion: the remote server's provider.
    #[field("targetAudience", go = "TargetAudience", required)]
    pub target_audience: String,
    /// Resource that the token is for.
    #[field("targetResource", go = "TargetResource")]
    pub target_resource: String,
    /// Scopes to ask for.
    #[field("scopes", go = "Scopes")]
    pub scopes: Slice<String>,
    /// Upstream provider whose token stands for the user.
    #[field("subjectProviderName", go = "SubjectProviderName")]
    pub subject_provider_name: String,
    /// Kind of the token that stands for the user.
    #[field(
        "subjectTokenType",
        go = "SubjectTokenType",
        one_of("urn:ietf:params:oauth:token-type:id_token")
    )]
    pub subject_token_type: String,
}
