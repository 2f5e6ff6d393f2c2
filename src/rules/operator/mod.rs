//! What the operator's reconcilers object to: a rule for each reason that its conditions name.

mod broken_policy;
mod content_not_known;
mod invalid_authz_config_map;
mod invalid_pod_template;
mod missing_auth_server;
mod missing_authz_config;
mod missing_authz_config_map;
mod missing_external_auth_config;
mod missing_header_secret;
mod missing_oidc_config;
mod missing_secret_key;
mod missing_telemetry_config;
mod missing_tool_config;
mod quantity_panics;
mod refused_config;
mod refused_reference;
mod refused_run_config;
mod remote_url_refused;
mod several_upstreams;
mod undecodable_for_operator;
mod unfit_auth_server;
mod unusable_ca_bundle;
mod unusable_group;
mod wrong_auth_server;

mod find;

use crate::finding::Rule;

pub(super) use find::check;

/// The rules of this tier.
pub(super) const RULES: &[&Rule] = &[
    &remote_url_refused::RULE,
    &broken_policy::RULE,
    &missing_authz_config_map::RULE,
    &invalid_authz_config_map::RULE,
    &missing_header_secret::RULE,
    &missing_external_auth_config::RULE,
    &invalid_pod_template::RULE,
    &missing_tool_config::RULE,
    &missing_telemetry_config::RULE,
    &refused_reference::RULE,
    &several_upstreams::RULE,
    &missing_auth_server::RULE,
    &wrong_auth_server::RULE,
    &unfit_auth_server::RULE,
    &missing_oidc_config::RULE,
    &missing_authz_config::RULE,
    &refused_config::RULE,
    &refused_run_config::RULE,
    &unusable_group::RULE,
    &unusable_ca_bundle::RULE,
    &missing_secret_key::RULE,
    &quantity_panics::RULE,
    &undecodable_for_operator::RULE,
    &content_not_known::RULE,
];

/// A rule, and the reasons that it stands for.
struct Refused {
    rule: &'static Rule,
    reasons: &'static [&'static str],
}

/// The rules that conditions name reasons for.
const REFUSALS: &[&Refused] = &[
    &remote_url_refused::REFUSED,
    &broken_policy::REFUSED,
    &missing_authz_config_map::REFUSED,
    &invalid_authz_config_map::REFUSED,
    &missing_header_secret::REFUSED,
    &missing_external_auth_config::REFUSED,
    &invalid_pod_template::REFUSED,
    &missing_tool_config::REFUSED,
    &missing_telemetry_config::REFUSED,
    &refused_reference::REFUSED,
    &several_upstreams::REFUSED,
    &missing_auth_server::REFUSED,
    &wrong_auth_server::REFUSED,
    &unfit_auth_server::REFUSED,
    &missing_oidc_config::REFUSED,
    &missing_authz_config::REFUSED,
    &unusable_group::REFUSED,
    &unusable_ca_bundle::REFUSED,
];

/// The rule of a reason.
fn rule_of(reason: &str) -> Option<&'static Rule> {
    let refused = REFUSALS
        .iter()
        .find(|refused| refused.reasons.contains(&reason))?;
    Some(refused.rule)
}
