//! MRP316: missing oidc config.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP316",
    name: "missing-oidc-config",
    severity: Severity::Error,
    explanation: "There is no such MCPOIDCConfig in the namespace of the proxy. Condition OIDCConfigRefValidated, \
                  reason OIDCConfigRefNotFound, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleOIDCConfig",
    fail: example!("MRP316", "fail"),
    pass: example!("MRP316", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["OIDCConfigRefNotFound"],
};
