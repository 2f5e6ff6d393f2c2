//! How clients prove who they are (`oidc.Resolver`, `auth.TokenValidatorConfig`).

use serde::Serialize;

use crate::operator::check::ca_bundle::{self, MOUNT_PATH};
use crate::operator::objection::Objection;
use crate::operator::proxy::Proxy;
use crate::resource::Slice;
use crate::resource::oidc_config::{
    InlineOIDCSharedConfig, KubernetesServiceAccountOIDCConfig, MCPOIDCConfigSpec,
};
use crate::resource::remote_proxy::MCPOIDCConfigReference;
use crate::resource::shared::CABundleSource;

/// Where a pod finds the cluster's certificate authority.
const CLUSTER_CA: &str = "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt";

/// Where a pod finds its own token.
const CLUSTER_TOKEN: &str = "/var/run/secrets/kubernetes.io/serviceaccount/token";

/// Issuer of service account tokens.
const CLUSTER_ISSUER: &str = "https://kubernetes.default.svc";

/// How a token is checked. Go gives these fields no JSON names.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct TokenValidator {
    issuer: String,
    pub(super) audience: String,
    #[serde(rename = "JWKSURL")]
    jwks_url: String,
    #[serde(rename = "ClientID")]
    client_id: String,
    client_secret: &'static str,
    #[serde(rename = "CACertPath")]
    pub(super) ca_cert_path: String,
    pub(super) auth_token_file: String,
    #[serde(rename = "AllowPrivateIP")]
    allow_private_ip: bool,
    #[serde(rename = "InsecureAllowHTTP")]
    insecure_allow_http: bool,
    #[serde(rename = "IntrospectionURL")]
    introspection_url: String,
    #[serde(rename = "ResourceURL")]
    pub(super) resource_url: String,
    pub(super) scopes: Slice<String>,
}

/// What a proxy's reference to an MCPOIDCConfig comes to; none for a config without its block.
///
/// # Errors
/// Where the CA bundle's reference is not usable.
pub(super) fn resolve(
    proxy: &Proxy<'_>,
    reference: &MCPOIDCConfigReference,
    config: &MCPOIDCConfigSpec,
) -> Result<Option<TokenValidator>, Objection> {
    let resource_url = match reference.resource_url.as_str() {
        "" => proxy.default_resource_url(),
        url => url.to_owned(),
    };
    let common = TokenValidator {
        audience: reference.audience.clone(),
        resource_url,
        scopes: reference.scopes.clone(),
        ..TokenValidator::default()
    };
    match config.kind.as_str() {
        "kubernetesServiceAccount" => Ok(Some(of_service_account(
            config.kubernetes_service_account.as_ref(),
            common,
        ))),
        "inline" => config
            .inline
            .as_ref()
            .map(|inline| of_provider(inline, common))
            .transpose(),
        other => Err(Objection::new(
            "spec.type",
            format!("`{other}` is no type of MCPOIDCConfig"),
        )),
    }
}

fn of_service_account(
    config: Option<&KubernetesServiceAccountOIDCConfig>,
    common: TokenValidator,
) -> TokenValidator {
    let config = config.cloned().unwrap_or_default();
    let issuer = if config.issuer.is_empty() {
        CLUSTER_ISSUER.to_owned()
    } else {
        config.issuer
    };
    let validator = TokenValidator {
        issuer,
        jwks_url: config.jwks_url,
        introspection_url: config.introspection_url,
        ..common
    };
    if config.use_cluster_auth == Some(false) {
        return validator;
    }
    TokenValidator {
        ca_cert_path: CLUSTER_CA.to_owned(),
        auth_token_file: CLUSTER_TOKEN.to_owned(),
        allow_private_ip: true,
        ..validator
    }
}

fn of_provider(
    inline: &InlineOIDCSharedConfig,
    common: TokenValidator,
) -> Result<TokenValidator, Objection> {
    ca_bundle::check_source(inline.ca_bundle_ref.as_ref())
        .map_err(|objection| objection.below("spec.inline.caBundleRef"))?;
    Ok(TokenValidator {
        issuer: inline.issuer.clone(),
        jwks_url: inline.jwks_url.clone(),
        introspection_url: inline.introspection_url.clone(),
        client_id: inline.client_id.clone(),
        ca_cert_path: ca_path(inline.ca_bundle_ref.as_ref()),
        auth_token_file: inline.jwks_auth_token_path.clone(),
        allow_private_ip: inline.jwks_allow_private_ip,
        insecure_allow_http: inline.insecure_allow_http,
        ..common
    })
}

/// Where the CA bundle is mounted.
fn ca_path(source: Option<&CABundleSource>) -> String {
    let reference = source.and_then(|source| source.config_map_ref.as_ref());
    reference.map_or_else(String::new, |reference| {
        format!(
            "{MOUNT_PATH}/{}/{}",
            reference.reference.name,
            ca_bundle::key_of(reference)
        )
    })
}
