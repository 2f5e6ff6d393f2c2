//! MRP306: missing external auth config.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP306",
    name: "missing-external-auth-config",
    severity: Severity::Error,
    explanation: "There is no such MCPExternalAuthConfig in the namespace of the proxy. Condition ConfigurationValid, \
                  reason ExternalAuthConfigFetchError, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleExternalAuthConfig",
    fail: example!("MRP306", "fail"),
    pass: example!("MRP306", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["ExternalAuthConfigFetchError"],
};
