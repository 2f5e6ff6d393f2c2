//! How the proxy proves itself to the remote server (`controllerutil.AddExternalAuthConfigOptions`).

use serde::Serialize;

use super::{is_empty, is_zero};
use crate::operator::check::secret;
use crate::operator::objection::Objection;
use crate::operator::world::World;
use crate::resource::Slice;
use crate::resource::external_auth_config::{AWSStsConfig, BearerTokenConfig, TokenExchangeConfig};

/// Go's zero time, which it never leaves out.
const NEVER: &str = "0001-01-01T00:00:00Z";

/// A fixed bearer token (`remote.Config`).
#[derive(Debug, Serialize)]
pub(super) struct RemoteAuth {
    use_pkce: bool,
    bearer_token: String,
    cached_token_expiry: &'static str,
    cached_secret_expiry: &'static str,
}

/// Token exchange (`tokenexchange.Config`).
#[derive(Clone, Debug, Serialize)]
pub(super) struct TokenExchange {
    token_url: String,
    client_id: String,
    client_secret: &'static str,
    audience: String,
    #[serde(skip_serializing_if = "is_empty")]
    scopes: Slice<String>,
    #[serde(skip_serializing_if = "is_zero")]
    subject_token_type: String,
    header_strategy: &'static str,
    #[serde(skip_serializing_if = "is_zero")]
    external_token_header_name: String,
}

/// Signing for AWS (`awssts.Config`).
#[derive(Clone, Debug, Serialize)]
pub(super) struct AwsSts {
    region: String,
    service: String,
    #[serde(skip_serializing_if = "is_zero")]
    fallback_role_arn: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    role_mappings: Vec<RoleMapping>,
    #[serde(skip_serializing_if = "is_zero")]
    role_claim: String,
    #[serde(skip_serializing_if = "is_zero")]
    session_duration: i32,
    #[serde(skip_serializing_if = "is_zero")]
    session_name_claim: String,
}

#[derive(Clone, Debug, Serialize)]
struct RoleMapping {
    #[serde(skip_serializing_if = "is_zero")]
    claim: String,
    #[serde(skip_serializing_if = "is_zero")]
    matcher: String,
    role_arn: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<i32>,
}

/// Token exchange as configured.
///
/// # Errors
/// Where the client's secret is not there, or the kind of token is unknown.
pub(super) fn token_exchange(
    world: &World<'_>,
    namespace: &str,
    config: Option<&TokenExchangeConfig>,
) -> Result<TokenExchange, Objection> {
    let config = config.ok_or_else(|| missing("tokenExchange"))?;
    if let Some(reference) = &config.client_secret_ref {
        secret::require(world, namespace, reference, "client's secret")
            .map_err(|objection| objection.below("tokenExchange.clientSecretRef"))?;
    }
    let custom = !config.external_token_header_name.is_empty();
    Ok(TokenExchange {
        token_url: config.token_url.clone(),
        client_id: config.client_id.clone(),
        client_secret: "",
        audience: config.audience.clone(),
        scopes: config.scopes.clone(),
        subject_token_type: token_type(&config.subject_token_type)
            .map_err(|why| Objection::new("tokenExchange.subjectTokenType", why))?,
        header_strategy: if custom { "custom" } else { "replace" },
        external_token_header_name: config.external_token_header_name.clone(),
    })
}

/// The URN of a kind of token (RFC 8693, section 3).
fn token_type(text: &str) -> Result<String, String> {
    const PREFIX: &str = "urn:ietf:params:oauth:token-type:";
    match text.strip_prefix(PREFIX).unwrap_or(text) {
        "" if text.is_empty() => Ok(String::new()),
        kind @ ("access_token" | "id_token" | "jwt") => Ok(format!("{PREFIX}{kind}")),
        _ => Err(format!(
            "`{text}` is no type of token; there are `access_token`, `id_token` and `jwt`"
        )),
    }
}

/// A bearer token as configured: the proxy looks its value up by the Secret's name.
///
/// # Errors
/// Where the Secret or its key is not there.
pub(super) fn bearer_token(
    world: &World<'_>,
    namespace: &str,
    config: Option<&BearerTokenConfig>,
) -> Result<RemoteAuth, Objection> {
    let config = config.ok_or_else(|| missing("bearerToken"))?;
    let reference = config.token_secret_ref.as_ref();
    let reference = reference.ok_or_else(|| missing("bearerToken.tokenSecretRef"))?;
    secret::require(world, namespace, reference, "bearer token")
        .map_err(|objection| objection.below("bearerToken.tokenSecretRef"))?;
    Ok(RemoteAuth {
        use_pkce: false,
        bearer_token: format!("{},target=bearer_token", reference.name),
        cached_token_expiry: NEVER,
        cached_secret_expiry: NEVER,
    })
}

/// Signing for AWS as configured.
///
/// # Errors
/// Where there is no configuration.
pub(super) fn aws_sts(config: Option<&AWSStsConfig>) -> Result<AwsSts, Objection> {
    let config = config.ok_or_else(|| missing("awsSts"))?;
    let mappings = config.role_mappings.iter().map(|mapping| RoleMapping {
        claim: mapping.claim.clone(),
        matcher: mapping.matcher.clone(),
        role_arn: mapping.role_arn.clone(),
        priority: mapping.priority,
    });
    Ok(AwsSts {
        region: config.region.clone(),
        service: config.service.clone(),
        fallback_role_arn: config.fallback_role_arn.clone(),
        role_mappings: mappings.collect(),
        role_claim: config.role_claim.clone(),
        session_duration: config.session_duration.unwrap_or_default(),
        session_name_claim: config.session_name_claim.clone(),
    })
}

fn missing(path: &str) -> Objection {
    Objection::new(path, "it is not set")
}
