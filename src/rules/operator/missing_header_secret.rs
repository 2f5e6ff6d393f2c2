//! MRP305: missing header secret.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP305",
    name: "missing-header-secret",
    severity: Severity::Error,
    explanation: "The Secret with the value of a forwarded header does not exist. Condition ConfigurationValid, reason \
                  HeaderSecretNotFound, phase Failed.",
    origin: "MCPRemoteProxyReconciler.validateHeaderForwardSecretRefs",
    fail: example!("MRP305", "fail"),
    pass: example!("MRP305", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["HeaderSecretNotFound"],
};
