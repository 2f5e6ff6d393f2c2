//! The document that the authorization server reads (`authserver.RunConfig`).

use serde::Serialize;

use super::super::{is_empty, is_empty_map, is_zero};

use crate::resource::{Slice, StringMap};

/// The authorization server.
#[derive(Debug, Default, Serialize)]
pub struct AuthServerRunConfig {
    pub(super) schema_version: &'static str,
    pub(super) issuer: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) authorization_endpoint_base_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) signing_key_config: Option<SigningKeys>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) hmac_secret_files: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) token_lifespans: Option<TokenLifespans>,
    pub(super) upstreams: Vec<Upstream>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) scopes_supported: Slice<String>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) baseline_client_scopes: Slice<String>,
    pub(super) allowed_audiences: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) storage: Option<Storage>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) disable_upstream_token_injection: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) cimd: Option<Cimd>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) insecure_allow_http: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) trusted_issuers: Vec<TrustedIssuer>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) allow_confidential_client_registration: bool,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) force_confidential_redirect_uris: Slice<String>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) insecure_allow_confidential_over_loopback_http: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) delegate_clients: Vec<DelegateClient>,
}

#[derive(Debug, Serialize)]
pub(super) struct SigningKeys {
    pub(super) key_dir: &'static str,
    pub(super) signing_key_file: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fallback_key_files: Vec<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct TokenLifespans {
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) access_token_lifespan: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) refresh_token_lifespan: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) auth_code_lifespan: String,
}

/// A provider that signs users in.
#[derive(Debug, Serialize)]
pub(super) struct Upstream {
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) name: String,
    pub(super) r#type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) oidc_config: Option<OidcUpstream>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) oauth2_config: Option<OAuth2Upstream>,
}

#[derive(Debug, Serialize)]
pub(super) struct OidcUpstream {
    pub(super) issuer_url: String,
    pub(super) client_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) client_secret_env_var: Option<String>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) redirect_uri: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) scopes: Slice<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) userinfo_override: Option<UserInfo>,
    #[serde(skip_serializing_if = "is_empty_map")]
    pub(super) additional_authorization_params: StringMap<String>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) subject_claim: String,
}

#[derive(Debug, Serialize)]
pub(super) struct OAuth2Upstream {
    pub(super) authorization_endpoint: String,
    pub(super) token_endpoint: String,
    pub(super) client_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) client_secret_env_var: Option<String>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) redirect_uri: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) scopes: Slice<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) userinfo: Option<UserInfo>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) token_response_mapping: Option<TokenResponsePaths>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) identity_from_token: Option<IdentityPaths>,
    #[serde(skip_serializing_if = "is_empty_map")]
    pub(super) additional_authorization_params: StringMap<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dcr_config: Option<Registration>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) allow_private_ips: bool,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) insecure_allow_http: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct UserInfo {
    pub(super) endpoint_url: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) http_method: String,
    #[serde(skip_serializing_if = "is_empty_map")]
    pub(super) additional_headers: StringMap<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) field_mapping: Option<FieldMapping>,
}

#[derive(Debug, Serialize)]
pub(super) struct FieldMapping {
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) subject_fields: Slice<String>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) name_fields: Slice<String>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) email_fields: Slice<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct TokenResponsePaths {
    pub(super) access_token_path: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) scope_path: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) refresh_token_path: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) expires_in_path: String,
}

#[derive(Debug, Serialize)]
pub(super) struct IdentityPaths {
    pub(super) subject_path: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) name_path: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) email_path: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Registration {
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) discovery_url: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) registration_endpoint: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) initial_access_token_env_var: Option<String>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) software_id: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) software_statement: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Storage {
    pub(super) r#type: &'static str,
    pub(super) redis_config: Redis,
}

#[derive(Debug, Serialize)]
pub(super) struct Redis {
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) addr: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) cluster_mode: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sentinel_config: Option<Sentinel>,
    pub(super) auth_type: &'static str,
    pub(super) acl_user_config: AclUser,
    pub(super) key_prefix: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) dial_timeout: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) read_timeout: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) write_timeout: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tls: Option<Tls>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) sentinel_tls: Option<Tls>,
}

#[derive(Debug, Serialize)]
pub(super) struct Sentinel {
    pub(super) master_name: String,
    pub(super) sentinel_addrs: Vec<String>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) db: i32,
}

#[derive(Debug, Serialize)]
pub(super) struct AclUser {
    pub(super) username_env_var: &'static str,
    pub(super) password_env_var: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct Tls {
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) insecure_skip_verify: bool,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) ca_cert_file: String,
}

#[derive(Debug, Serialize)]
pub(super) struct Cimd {
    pub(super) enabled: bool,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) cache_max_size: i64,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) cache_fallback_ttl: String,
}

#[derive(Debug, Serialize)]
pub(super) struct TrustedIssuer {
    pub(super) issuer_url: String,
    pub(super) expected_audience: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) jwks_url: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) insecure_allow_http: bool,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) allow_private_ips: bool,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) actor_claim: String,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) allowed_actors: Slice<String>,
    #[serde(skip_serializing_if = "is_empty")]
    pub(super) allowed_delegate_clients: Slice<String>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) allow_may_act: bool,
}

#[derive(Debug, Serialize)]
pub(super) struct DelegateClient {
    pub(super) client_id: String,
    pub(super) client_secret_env_var: String,
    pub(super) scopes: Slice<String>,
    pub(super) audiences: Slice<String>,
}
