//! The chain that requests go through (`runner.PopulateMiddlewareConfigs`).

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::external_auth::{AwsSts, TokenExchange};
use super::oidc::TokenValidator;
use super::telemetry::Telemetry;
use super::tools::ToolOverride;
use super::{Audit, RunConfig};
use crate::operator::objection::{Judgement, Objection};
use crate::release::Release;
use crate::release::rows::BODY_LIMIT;
use crate::release::{MIDDLEWARE_ORDER, Middleware};
use crate::resource::{Slice, StringMap};

/// The most bytes of a request (`bodylimit.DefaultMaxRequestBodySize`).
const MOST_BYTES: i64 = 8 * 1024 * 1024;

/// A part of the chain.
#[derive(Debug, Serialize)]
pub(super) struct MiddlewareConfig {
    r#type: &'static str,
    parameters: Parameters,
}

/// What a part is told.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Parameters {
    BodyLimit {
        max_bytes: i64,
    },
    Audit {
        config_data: Audit,
        transport_type: String,
    },
    Auth {
        #[serde(skip_serializing_if = "Option::is_none")]
        oidc_config: Option<TokenValidator>,
    },
    UpstreamSwap {
        config: UpstreamSwap,
    },
    TokenExchange {
        token_exchange_config: TokenExchange,
    },
    Tools {
        filter_tools: Slice<String>,
        tools_override: BTreeMap<String, PresentedTool>,
    },
    Telemetry {
        config: Telemetry,
        server_name: String,
        transport: String,
    },
    Authorization {
        #[serde(skip_serializing_if = "Option::is_none")]
        config_data: Option<Box<RawValue>>,
    },
    AwsSts {
        aws_sts_config: AwsSts,
        target_url: String,
    },
    HeaderForward {
        add_headers: StringMap<String>,
    },
    Empty {},
    Null,
}

#[derive(Debug, Serialize)]
struct UpstreamSwap {
    provider_name: String,
}

/// A tool's name and description, both always there.
#[derive(Clone, Debug, Serialize)]
struct PresentedTool {
    name: String,
    description: String,
}

impl From<&ToolOverride> for PresentedTool {
    fn from(tool: &ToolOverride) -> Self {
        Self {
            name: tool.name.clone(),
            description: tool.description.clone(),
        }
    }
}

/// The chain for a RunConfig that is complete but for it.
///
/// # Errors
/// Where parts of it contradict each other.
pub(super) fn chain(
    config: &RunConfig,
    counts_usage: bool,
    release: Release,
) -> Result<Vec<MiddlewareConfig>, Objection> {
    check_upstream_tokens(config)?;
    let order = MIDDLEWARE_ORDER.at(release).iter();
    Ok(order
        .flat_map(|part| parts(*part, config, counts_usage, release))
        .map(|(r#type, parameters)| MiddlewareConfig { r#type, parameters })
        .collect())
}

/// Once the client's token is taken off requests, nothing may put another one on (`addUpstreamSwapMiddleware`).
fn check_upstream_tokens(config: &RunConfig) -> Judgement {
    let strips = config
        .embedded_auth_server_config
        .as_ref()
        .is_some_and(|server| server.strips_tokens());
    if strips && config.token_exchange_config.is_some() {
        let why = "`disableUpstreamTokenInjection` and token exchange contradict each other";
        return Err(Objection::new("spec.externalAuthConfigRef", why));
    }
    if strips && config.aws_sts_config.is_some() {
        let why = "`disableUpstreamTokenInjection` and `awsSts` contradict each other";
        return Err(Objection::new("spec.externalAuthConfigRef", why));
    }
    Ok(())
}

/// What a part of the order comes to: nothing where the RunConfig has no use for it, two links for tools.
fn parts(
    part: Middleware,
    config: &RunConfig,
    counts_usage: bool,
    release: Release,
) -> Vec<(&'static str, Parameters)> {
    let one = match part {
        Middleware::BodyLimit => BODY_LIMIT.at(release).then_some((
            "bodylimit",
            Parameters::BodyLimit {
                max_bytes: MOST_BYTES,
            },
        )),
        Middleware::Audit => audit(config),
        Middleware::Auth => Some((
            "auth",
            Parameters::Auth {
                oidc_config: config.oidc_config.clone(),
            },
        )),
        Middleware::UpstreamSwap => upstream_swap(config),
        Middleware::TokenExchange => config.token_exchange_config.clone().map(|exchange| {
            let parameters = Parameters::TokenExchange {
                token_exchange_config: exchange,
            };
            ("tokenexchange", parameters)
        }),
        Middleware::Tools => return tools(config),
        Middleware::Parser => Some(("mcp-parser", Parameters::Empty {})),
        Middleware::Telemetry => telemetry(config),
        Middleware::UsageMetrics => counts_usage.then_some(("usagemetrics", Parameters::Empty {})),
        Middleware::Authorization => authorization(config, release),
        Middleware::AwsSts => aws_sts(config),
        Middleware::HeaderForward => header_forward(config),
        Middleware::Recovery => Some(("recovery", Parameters::Null)),
    };
    one.into_iter().collect()
}

fn audit(config: &RunConfig) -> Option<(&'static str, Parameters)> {
    let parameters = Parameters::Audit {
        config_data: config.audit_config.clone()?,
        transport_type: config.transport.clone(),
    };
    Some(("audit", parameters))
}

fn upstream_swap(config: &RunConfig) -> Option<(&'static str, Parameters)> {
    let server = config.embedded_auth_server_config.as_ref()?;
    if server.strips_tokens() {
        return Some(("strip-auth", Parameters::Empty {}));
    }
    let config = UpstreamSwap {
        provider_name: server.first_upstream().to_owned(),
    };
    Some(("upstreamswap", Parameters::UpstreamSwap { config }))
}

fn tools(config: &RunConfig) -> Vec<(&'static str, Parameters)> {
    if config.tools_filter.is_empty() && config.tools_override.is_empty() {
        return Vec::new();
    }
    let presented = config.tools_override.iter();
    let tools_override: BTreeMap<_, _> = presented
        .map(|(name, tool)| (name.clone(), PresentedTool::from(tool)))
        .collect();
    ["tool-filter", "tool-call-filter"]
        .map(|link| {
            let parameters = Parameters::Tools {
                filter_tools: config.tools_filter.clone(),
                tools_override: tools_override.clone(),
            };
            (link, parameters)
        })
        .into()
}

fn telemetry(config: &RunConfig) -> Option<(&'static str, Parameters)> {
    let parameters = Parameters::Telemetry {
        config: config.telemetry_config.clone()?,
        server_name: config.name.clone(),
        transport: config.transport.clone(),
    };
    Some(("telemetry", parameters))
}

/// The policies see the claims of the embedded server's upstream provider, if there is one.
fn authorization(config: &RunConfig, release: Release) -> Option<(&'static str, Parameters)> {
    let authz = config.authz_config.as_ref()?;
    let document = match &config.embedded_auth_server_config {
        Some(server) => authz
            .with_upstream(server.first_upstream(), release)
            .document(),
        None => authz.document(),
    };
    let parameters = Parameters::Authorization {
        config_data: document,
    };
    Some(("authorization", parameters))
}

fn aws_sts(config: &RunConfig) -> Option<(&'static str, Parameters)> {
    let parameters = Parameters::AwsSts {
        aws_sts_config: config.aws_sts_config.clone()?,
        target_url: config.remote_url.clone(),
    };
    Some(("awssts", parameters))
}

fn header_forward(config: &RunConfig) -> Option<(&'static str, Parameters)> {
    let forward = config.header_forward.as_ref()?;
    let parameters = Parameters::HeaderForward {
        add_headers: forward.add_plaintext_headers.clone(),
    };
    Some(("header-forward", parameters))
}
