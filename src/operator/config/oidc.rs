//! MCPOIDCConfig (`MCPOIDCConfigReconciler`).

use super::{ConfigSpec, hash, judge};
use crate::operator::check::url::{JwksSchemes, validate_jwks_url, validate_oidc_issuer_url};
use crate::operator::status::Status;
use crate::release::{Release, rows};
use crate::resource::oidc_config::MCPOIDCConfigSpec;
use crate::tree::Node;

impl ConfigSpec for MCPOIDCConfigSpec {
    const KIND: &'static str = "MCPOIDCConfig";

    fn reconcile(&self, node: &Node, release: Release, status: &mut Status) {
        judge(
            status,
            validate(self, release),
            ["ConfigValid", "ConfigInvalid"],
            || hash::<Self>(node, release),
        );
    }
}

/// What the operator objects to (`validateOIDCConfigSpec`).
fn validate(spec: &MCPOIDCConfigSpec, release: Release) -> Result<(), String> {
    only_for(
        spec.kubernetes_service_account.is_some(),
        "kubernetesServiceAccount",
        &spec.kind,
    )?;
    only_for(spec.inline.is_some(), "inline", &spec.kind)?;
    match &spec.inline {
        Some(inline) if rows::OIDC_URLS_CHECKED.at(release) => {
            validate_oidc_issuer_url(&inline.issuer, inline.insecure_allow_http)?;
            validate_jwks_url(
                &inline.jwks_url,
                inline.insecure_allow_http,
                JwksSchemes::HttpWhenInsecure,
            )
        }
        _ => Ok(()),
    }
}

/// Requires a block that is named after a type for that type, and forbids it for the others.
fn only_for(is_set: bool, block: &str, kind: &str) -> Result<(), String> {
    if is_set == (kind == block) {
        return Ok(());
    }
    Err(format!(
        "`{block}` belongs to type `{block}`, and the type is `{kind}`"
    ))
}
