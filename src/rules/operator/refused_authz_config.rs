//! MRP319: refused authz config.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP319",
    name: "refused-authz-config",
    severity: Severity::Error,
    explanation: "The operator refuses the MCPAuthzConfig that the proxy refers to, and the proxy with it. Condition \
                  AuthzConfigRefValidated, reason AuthzConfigRefNotValid, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleAuthzConfig",
    fail: example!("MRP319", "fail"),
    pass: example!("MRP319", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["AuthzConfigRefNotValid"],
};
