//! MCPOIDCConfig (`MCPOIDCConfigReconciler`).

use super::{ConfigSpec, hash, judge};
use crate::operator::check::url::{JwksSchemes, validate_jwks_url, validate_oidc_issuer_url};
use crate::operator::objection::{Judgement, Objection, Objections};
use crate::operator::status::Status;
use crate::release::{Release, rows};
use crate::resource::oidc_config::{InlineOIDCSharedConfig, MCPOIDCConfigSpec};
use crate::tree::Node;

impl ConfigSpec for MCPOIDCConfigSpec {
    const KIND: &'static str = "MCPOIDCConfig";

    /// `validateOIDCConfigSpec`.
    fn objections(&self, release: Release) -> Objections {
        let mut objections = Objections::default();
        let has_account = self.kubernetes_service_account.is_some();
        let blocks = [
            (has_account, "kubernetesServiceAccount"),
            (self.inline.is_some(), "inline"),
        ];
        for (is_set, block) in blocks {
            objections.add("spec", only_for(is_set, block, &self.kind));
        }
        if let Some(inline) = &self.inline
            && rows::OIDC_URLS_CHECKED.at(release)
        {
            check_urls(inline, &mut objections);
        }
        objections
    }

    fn reconcile(
        &self,
        node: &Node,
        release: Release,
        objections: &Objections,
        status: &mut Status,
    ) {
        judge(status, objections, ["ConfigValid", "ConfigInvalid"], || {
            hash::<Self>(node, release)
        });
    }
}

impl MCPOIDCConfigSpec {
    /// The provider, if the type is the one for it.
    pub fn provider(&self) -> Option<&InlineOIDCSharedConfig> {
        let provider = self.inline.as_ref()?;
        (self.kind == "inline").then_some(provider)
    }
}

fn check_urls(inline: &InlineOIDCSharedConfig, objections: &mut Objections) {
    let allow_http = inline.insecure_allow_http;
    let issuer = validate_oidc_issuer_url(&inline.issuer, allow_http);
    let jwks = validate_jwks_url(&inline.jwks_url, allow_http, JwksSchemes::HttpWhenInsecure);
    for (field, checked) in [("issuer", issuer), ("jwksUrl", jwks)] {
        let judgement = checked.map_err(|why| Objection::new(field, why));
        objections.add("spec.inline", judgement);
    }
}

/// Requires a block that is named after a type for that type, and forbids it for the others.
fn only_for(is_set: bool, block: &str, kind: &str) -> Judgement {
    match (is_set, kind == block) {
        (true, false) => Err(Objection::new(
            block,
            format!("it belongs to type `{block}`, and the type is `{kind}`"),
        )),
        (false, true) => Err(Objection::new(
            "type",
            format!("the type is `{block}`, and `{block}` is not set"),
        )),
        _ => Ok(()),
    }
}
