//! What works, and should not be so: what its author does not mean, what is unsafe, what is only half done.

use super::checked::rules;
use crate::finding::Rule;

rules! {
    deprecated_version: Stored,
    plaintext_secret: Stored,
    near_name: Reference,
    hashed_name: Reference,
    left_for_substitution: Input,
    unused_resource: Input,
    secret_elsewhere: Reference,
    shared_audience: Input,
    defined_twice: Input,
    unverified_certificate: Stored,
    insecure_switch: Stored,
    unauthenticated: Proxy,
    missing_limits: Proxy,
    no_audit: Proxy,
    plain_http: Proxy,
    key_reads_otherwise: Stored,
    number_reads_otherwise: Stored,
    empty_tool_config: Tools,
    override_changes_nothing: Tools,
    ineffective_field: Stored,
    unused_block: Stored,
    odd_resource_url: Proxy,
    missing_resource_url: Proxy,
    odd_scope: Stored,
    white_space: Stored,
    no_pods: Proxy,
    floating_image: Stored,
    override_without_effect: Proxy,
    half_a_client: Stored,
    forgetful_server: ExternalAuth,
    issuer_never_matches: Oidc,
    odd_path: Proxy,
    telemetry_off: Telemetry,
    token_passthrough: Proxy,
    endpoint_prefix_ignored: Proxy,
    rule_not_evaluated: Input,
}

/// The rule that is told of values that nobody knows yet, and that all others keep still about.
pub(super) static LEFT_FOR_SUBSTITUTION: &Rule = &left_for_substitution::RULE;
