//! MRP322: unusable group.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP322",
    name: "unusable-group",
    severity: Severity::Warning,
    explanation: "The MCPGroup does not exist or is not ready. The proxy is made all the same, and belongs to no \
                  group. Condition GroupRefValidated is False.",
    origin: "MCPRemoteProxyReconciler.validateGroupRef",
    fail: example!("MRP322", "fail"),
    pass: example!("MRP322", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["GroupRefNotFound", "GroupRefNotReady"],
};
