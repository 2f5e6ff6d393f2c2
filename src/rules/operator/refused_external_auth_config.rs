//! MRP311: refused external auth config.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP311",
    name: "refused-external-auth-config",
    severity: Severity::Error,
    explanation: "The operator refuses the MCPExternalAuthConfig that the proxy refers to, and the proxy with it. \
                  Condition ExternalAuthConfigValidated, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleExternalAuthConfig",
    fail: example!("MRP311", "fail"),
    pass: example!("MRP311", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["ValidationFailed", "EnterpriseRequired"],
};
