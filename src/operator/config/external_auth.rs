//! MCPExternalAuthConfig (`MCPExternalAuthConfigReconciler`).

use super::{ConfigSpec, VALID, condition, embedded_auth_server, hash, judge};
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

impl ConfigSpec for MCPExternalAuthConfigSpec {
    const KIND: &'static str = "MCPExternalAuthConfig";

    fn reconcile(&self, node: &Node, release: Release, status: &mut Status) {
        let judgement = validate(self, release);
        if self.kind == "obo" && judgement.is_ok() {
            let message = "type `obo` is not in the open-source operator".to_owned();
            status.set(condition(VALID, false, "EnterpriseRequired", message));
        } else {
            judge(
                status,
                judgement,
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
                "every upstream provider tells who a user is".to_owned(),
            )
        } else {
            let names = anonymous.join("`, `");
            (
                true,
                "OAuth2UpstreamWithoutUserInfo",
                format!("nothing tells who the users of `{names}` are: their subjects are made up"),
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

/// What the operator objects to (`MCPExternalAuthConfig.Validate`).
fn validate(spec: &MCPExternalAuthConfigSpec, release: Release) -> Result<(), String> {
    check_blocks(spec)?;
    match spec.kind.as_str() {
        "embeddedAuthServer" => match &spec.embedded_auth_server {
            Some(server) => embedded_auth_server::validate(server, release),
            None => Ok(()),
        },
        "awsSts" => spec.aws_sts.as_ref().map_or(Ok(()), check_aws),
        "upstreamInject" => match &spec.upstream_inject {
            Some(inject) if !inject.provider_name.is_empty() => Ok(()),
            _ => Err("`upstreamInject.providerName` is empty".to_owned()),
        },
        "tokenExchange" | "headerInjection" | "bearerToken" | "unauthenticated" | "obo" | "xaa" => {
            Ok(())
        }
        other => Err(format!("unknown type `{other}`")),
    }
}

/// Requires the block that is named after the type, and forbids the others (`validateTypeConfigConsistency`).
fn check_blocks(spec: &MCPExternalAuthConfigSpec) -> Result<(), String> {
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
        Some((block, true)) => Err(format!("`{block}` is set, and the type is `{}`", spec.kind)),
        Some((block, false)) => Err(format!("the type is `{block}`, and `{block}` is not set")),
    }
}

/// `validateAWSSts`.
fn check_aws(aws: &AWSStsConfig) -> Result<(), String> {
    if aws.region.is_empty() {
        return Err("`awsSts.region` is empty".to_owned());
    }
    if aws.fallback_role_arn.is_empty() && aws.role_mappings.is_empty() {
        return Err("`awsSts` has neither `fallbackRoleArn` nor `roleMappings`".to_owned());
    }
    for (index, mapping) in aws.role_mappings.iter().enumerate() {
        check_mapping(mapping).map_err(|why| format!("`awsSts.roleMappings[{index}]` {why}"))?;
    }
    match aws.session_duration {
        Some(duration) if !SESSION_DURATION.contains(&duration) => Err(format!(
            "`awsSts.sessionDuration` is {duration}, and must be from {} to {} seconds",
            SESSION_DURATION.start(),
            SESSION_DURATION.end()
        )),
        _ => Ok(()),
    }
}

fn check_mapping(mapping: &RoleMapping) -> Result<(), &'static str> {
    match (mapping.claim.is_empty(), mapping.matcher.is_empty()) {
        _ if mapping.role_arn.is_empty() => Err("has no `roleArn`"),
        (true, true) => Err("has neither `claim` nor `matcher`"),
        (false, false) => Err("has both `claim` and `matcher`"),
        _ => Ok(()),
    }
}
