//! Providers that sign users in for the embedded authorization server.

use mcprp_derive::Resource;

use super::super::shared::{SecretKeyRef, UserInfoConfig};
use super::super::{Slice, StringMap};

/// A provider, of OpenID Connect or of OAuth 2.0 alone.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct UpstreamProviderConfig {
    /// Name of the provider, from which variables are named.
    #[field(
        "name",
        go = "Name",
        required,
        min_length = 1,
        max_length = 63,
        pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"
    )]
    pub name: String,
    /// What the provider speaks. The configuration of that name must be set, and not the other.
    #[field(
        "type",
        go = "Type",
        text = "v1beta1.UpstreamProviderType",
        required,
        one_of("oidc", "oauth2")
    )]
    pub kind: String,
    /// The provider, for type `oidc`.
    #[field("oidcConfig", go = "OIDCConfig")]
    pub oidc_config: Option<OIDCUpstreamConfig>,
    /// The provider, for type `oauth2`.
    #[field("oauth2Config", go = "OAuth2Config")]
    pub oauth2_config: Option<Box<OAuth2UpstreamConfig>>,
}

/// A provider of OpenID Connect.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct OIDCUpstreamConfig {
    /// Issuer URL, from which everything else is discovered.
    #[field("issuerUrl", go = "IssuerURL", required, pattern = "^https://.*$")]
    pub issuer_url: String,
    /// Client at the provider.
    #[field("clientId", go = "ClientID", required)]
    pub client_id: String,
    /// Where the client's secret is kept; none for a public client.
    #[field("clientSecretRef", go = "ClientSecretRef")]
    pub client_secret_ref: Option<SecretKeyRef>,
    /// Where the provider sends users back to; the resource URL with `/oauth/callback` when left out.
    #[field("redirectUri", go = "RedirectURI")]
    pub redirect_uri: String,
    /// Scopes to ask for; `openid` and `offline_access` when left out.
    #[field("scopes", go = "Scopes")]
    pub scopes: Slice<String>,
    /// Another endpoint that tells who a user is than the discovered one.
    #[field("userInfoOverride", go = "UserInfoOverride")]
    pub user_info_override: Option<UserInfoConfig>,
    /// More parameters for the authorization request. Those that OAuth itself uses are refused.
    #[field(
        "additionalAuthorizationParams",
        go = "AdditionalAuthorizationParams",
        max_properties = 16
    )]
    pub additional_authorization_params: StringMap<String>,
    /// Claim of the ID token that identifies the user; `sub` when left out.
    #[field(
        "subjectClaim",
        go = "SubjectClaim",
        since = SUBJECT_CLAIM,
        max_length = 128,
        pattern = "^([a-zA-Z_][a-zA-Z0-9_]*)?$"
    )]
    pub subject_claim: String,
}

/// A provider of OAuth 2.0 alone.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct OAuth2UpstreamConfig {
    /// URL that users are sent to.
    #[field(
        "authorizationEndpoint",
        go = "AuthorizationEndpoint",
        required,
        pattern = "^https?://.*$"
    )]
    pub authorization_endpoint: String,
    /// URL that gives tokens.
    #[field(
        "tokenEndpoint",
        go = "TokenEndpoint",
        required,
        pattern = "^https?://.*$"
    )]
    pub token_endpoint: String,
    /// URL that tells who a user is. Without it and without `identityFromToken` a subject is made up from the token.
    #[field("userInfo", go = "UserInfo", required_until = USER_INFO_OPTIONAL)]
    pub user_info: Option<UserInfoConfig>,
    /// Client at the provider. Either it or `dcrConfig` is needed.
    #[field("clientId", go = "ClientID", required_until = DCR_CONFIG)]
    pub client_id: String,
    /// Where the client's secret is kept; none for a public client.
    #[field("clientSecretRef", go = "ClientSecretRef")]
    pub client_secret_ref: Option<SecretKeyRef>,
    /// Where the provider sends users back to; the resource URL with `/oauth/callback` when left out.
    #[field("redirectUri", go = "RedirectURI")]
    pub redirect_uri: String,
    /// Scopes to ask for.
    #[field("scopes", go = "Scopes")]
    pub scopes: Slice<String>,
    /// Where the parts of the token endpoint's answer stand, for providers that do not keep to RFC 6749.
    #[field("tokenResponseMapping", go = "TokenResponseMapping")]
    pub token_response_mapping: Option<TokenResponseMapping>,
    /// Where the token endpoint's answer tells who the user is.
    #[field("identityFromToken", go = "IdentityFromToken", since = IDENTITY_FROM_TOKEN)]
    pub identity_from_token: Option<IdentityFromTokenConfig>,
    /// More parameters for the authorization request. Those that OAuth itself uses are refused.
    #[field(
        "additionalAuthorizationParams",
        go = "AdditionalAuthorizationParams",
        max_properties = 16
    )]
    pub additional_authorization_params: StringMap<String>,
    /// Whether the provider may be asked without encryption; for trying things out only.
    #[field("insecureAllowHTTP", go = "InsecureAllowHTTP", since = UPSTREAMS_IN_CLUSTER)]
    pub insecure_allow_http: bool,
    /// Whether the provider may be at a private address.
    #[field("allowPrivateIPs", go = "AllowPrivateIPs", since = UPSTREAMS_IN_CLUSTER)]
    pub allow_private_ips: bool,
    /// How the proxy registers itself as a client at start-up (RFC 7591), in place of `clientId`.
    #[field("dcrConfig", go = "DCRConfig", since = DCR_CONFIG)]
    pub dcr_config: Option<DCRUpstreamConfig>,
}

/// Dynamic client registration. Either `discoveryUrl` or `registrationEndpoint` says where.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct DCRUpstreamConfig {
    /// URL of the provider's metadata, which names the registration endpoint.
    #[field(
        "discoveryUrl",
        go = "DiscoveryURL",
        max_length = 2048,
        pattern = r"^https://[^\s?#]+[^/\s?#]$"
    )]
    pub discovery_url: String,
    /// URL of the registration endpoint.
    #[field(
        "registrationEndpoint",
        go = "RegistrationEndpoint",
        max_length = 2048,
        pattern = r"^https://[^\s?#]+[^/\s?#]$"
    )]
    pub registration_endpoint: String,
    /// Where the token is kept that allows registering.
    #[field("initialAccessTokenRef", go = "InitialAccessTokenRef")]
    pub initial_access_token_ref: Option<SecretKeyRef>,
    /// Identifier of the software, as registered.
    #[field("softwareId", go = "SoftwareID", max_length = 255)]
    pub software_id: String,
    /// Signed statement about the software.
    #[field("softwareStatement", go = "SoftwareStatement", max_length = 16384)]
    pub software_statement: String,
}

/// Paths into the token endpoint's answer that tell who the user is.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct IdentityFromTokenConfig {
    /// Path of the subject.
    #[field(
        "subjectPath",
        go = "SubjectPath",
        required,
        min_length = 1,
        max_length = 256
    )]
    pub subject_path: String,
    /// Path of the display name.
    #[field("namePath", go = "NamePath", min_length = 1, max_length = 256)]
    pub name_path: String,
    /// Path of the mail address.
    #[field("emailPath", go = "EmailPath", min_length = 1, max_length = 256)]
    pub email_path: String,
}

/// Paths into the token endpoint's answer.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct TokenResponseMapping {
    /// Path of the access token.
    #[field("accessTokenPath", go = "AccessTokenPath", required, min_length = 1)]
    pub access_token_path: String,
    /// Path of the scopes.
    #[field("scopePath", go = "ScopePath")]
    pub scope_path: String,
    /// Path of the refresh token.
    #[field("refreshTokenPath", go = "RefreshTokenPath")]
    pub refresh_token_path: String,
    /// Path of the seconds that the token is valid.
    #[field("expiresInPath", go = "ExpiresInPath")]
    pub expires_in_path: String,
}
