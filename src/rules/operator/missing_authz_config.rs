//! MRP318: missing authz config.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP318",
    name: "missing-authz-config",
    severity: Severity::Error,
    explanation: "There is no such MCPAuthzConfig in the namespace of the proxy. Condition AuthzConfigRefValidated, \
                  reason AuthzConfigRefNotFound, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleAuthzConfig",
    fail: example!("MRP318", "fail"),
    pass: example!("MRP318", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["AuthzConfigRefNotFound"],
};
