//! MCPExternalAuthConfig (`MCPExternalAuthConfigReconciler`).

use std::borrow::Cow;

use super::embedded_auth_server::validate_server;
use super::{ConfigSpec, VALID, condition, hash, judge};
use crate::operator::objection::{Judgement, Objection, Objections};
use crate::operator::status::Status;
use crate::release::{Release, rows};
use crate::resource::external_auth_config::{
    AWSStsConfig, EmbeddedAuthServerConfig, MCPExternalAuthConfigSpec, RoleMapping,
};
use crate::tree::Node;

/// The condition that says whether users' identities are made up.
const IDENTITY_SYNTHESIZED: &str = "IdentitySynthesized";

/// Life of AWS credentials, in seconds.
const SESSION_DURATION: std::ops::RangeInclusive<i32> = 900..=43_200;

/// Types whose blocks are not looked into.
const KINDS_WITHOUT_CHECKS: [&str; 6] = [
    "tokenExchange",
    "headerInjection",
    "bearerToken",
    "unauthenticated",
    "obo",
    "xaa",
];

impl ConfigSpec for MCPExternalAuthConfigSpec {
    const KIND: &'static str = "MCPExternalAuthConfig";

    /// `MCPExternalAuthConfig.Validate`.
    fn objections(&self, release: Release) -> Objections {
        let blocks = check_blocks(self);
        if blocks.is_err() {
            return Objections::from(blocks.map_err(|objection| objection.below("spec")));
        }
        let mut objections = Objections::default();
        match self.kind.as_str() {
            "embeddedAuthServer" => {
                if let Some(server) = &self.embedded_auth_server {
                    objections.add_all("spec.embeddedAuthServer", validate_server(server, release));
                }
            }
            "awsSts" => {
                if let Some(aws) = &self.aws_sts {
                    objections.add_all("spec.awsSts", validate_aws(aws));
                }
            }
            "upstreamInject" => objections.add("spec", check_injection(self)),
            kind if KINDS_WITHOUT_CHECKS.contains(&kind) => {}
            other => {
                let unknown = Objection::new("type", format!("`{other}` is no type"));
                objections.add("spec", Err(unknown));
            }
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
        if self.kind == "obo" && objections.first().is_ok() {
            let message = "type `obo` is not in the open-source operator";
            status.set(condition(VALID, false, "EnterpriseRequired", message));
        } else {
            judge(
                status,
                objections,
                ["ValidationSucceeded", "ValidationFailed"],
                || hash::<Self>(node, release),
            );
        }
        if rows::IDENTITY_SYNTHESIZED.at(release) {
            self.note_identities(status);
        }
    }
}

impl MCPExternalAuthConfigSpec {
    /// The authorization server, if the type is the one for it.
    pub fn auth_server(&self) -> Option<&EmbeddedAuthServerConfig> {
        let server = self.embedded_auth_server.as_deref()?;
        (self.kind == "embeddedAuthServer").then_some(server)
    }

    /// Says whether identities are made up (`applyIdentitySynthesizedCondition`).
    fn note_identities(&self, status: &mut Status) {
        let Some(server) = self.auth_server() else {
            status.remove(IDENTITY_SYNTHESIZED);
            return;
        };
        let anonymous: Vec<&str> = server.anonymous_upstreams().collect();
        let (truth, reason, message) = if anonymous.is_empty() {
            (
                false,
                "AllUpstreamsHaveUserInfo",
                Cow::Borrowed("every upstream provider tells who a user is"),
            )
        } else {
            let names = anonymous.join("`, `");
            (
                true,
                "OAuth2UpstreamWithoutUserInfo",
                format!("nothing tells who the users of `{names}` are: their subjects are made up")
                    .into(),
            )
        };
        status.set(condition(IDENTITY_SYNTHESIZED, truth, reason, message));
    }
}

impl EmbeddedAuthServerConfig {
    /// OAuth 2.0 providers that do not tell who a user is (`SyntheticIdentityUpstreams`).
    fn anonymous_upstreams(&self) -> impl Iterator<Item = &str> {
        let silent = self.upstream_providers.iter().filter(|provider| {
            let config = provider
                .oauth2_config
                .as_ref()
                .filter(|_| provider.kind == "oauth2");
            config.is_some_and(|c| c.user_info.is_none() && c.identity_from_token.is_none())
        });
        silent.map(|provider| provider.name.as_str())
    }
}

/// Requires the block that is named after the type, and forbids the others (`validateTypeConfigConsistency`).
fn check_blocks(spec: &MCPExternalAuthConfigSpec) -> Judgement {
    let blocks = [
        ("obo", spec.obo.is_some()),
        ("tokenExchange", spec.token_exchange.is_some()),
        ("headerInjection", spec.header_injection.is_some()),
        ("bearerToken", spec.bearer_token.is_some()),
        ("embeddedAuthServer", spec.embedded_auth_server.is_some()),
        ("awsSts", spec.aws_sts.is_some()),
        ("upstreamInject", spec.upstream_inject.is_some()),
        ("xaa", spec.xaa.is_some()),
    ];
    let wrong = blocks
        .iter()
        .find(|(block, is_set)| *is_set != (spec.kind == *block));
    match wrong {
        None => Ok(()),
        Some((block, true)) => Err(Objection::new(
            *block,
            format!("it is set, and the type is `{}`", spec.kind),
        )),
        Some((block, false)) => Err(Objection::new(
            "type",
            format!("the type is `{block}`, and `{block}` is not set"),
        )),
    }
}

fn check_injection(spec: &MCPExternalAuthConfigSpec) -> Judgement {
    match &spec.upstream_inject {
        Some(inject) if !inject.provider_name.is_empty() => Ok(()),
        _ => Err(Objection::new("upstreamInject.providerName", "it is empty")),
    }
}

/// `validateAWSSts`.
fn validate_aws(aws: &AWSStsConfig) -> Objections {
    let mut objections = Objections::default();
    if aws.region.is_empty() {
        objections.add("", Err(Objection::new("region", "it is empty")));
    }
    if aws.fallback_role_arn.is_empty() && aws.role_mappings.is_empty() {
        let why = "there is neither `fallbackRoleArn` nor `roleMappings`";
        objections.add("", Err(Objection::new("", why)));
    }
    for (index, mapping) in aws.role_mappings.iter().enumerate() {
        let path = format!("roleMappings[{index}]");
        objections.add(&path, check_mapping(mapping));
    }
    if let Some(duration) = aws.session_duration
        && !SESSION_DURATION.contains(&duration)
    {
        let why = format!(
            "{duration} is not from {} to {} seconds",
            SESSION_DURATION.start(),
            SESSION_DURATION.end()
        );
        objections.add("", Err(Objection::new("sessionDuration", why)));
    }
    objections
}

fn check_mapping(mapping: &RoleMapping) -> Judgement {
    match (mapping.claim.is_empty(), mapping.matcher.is_empty()) {
        _ if mapping.role_arn.is_empty() => Err(Objection::new("roleArn", "it is empty")),
        (true, true) => Err(Objection::new("", "there is neither `claim` nor `matcher`")),
        (false, false) => Err(Objection::new("matcher", "`claim` is set, too")),
        _ => Ok(()),
    }
}
