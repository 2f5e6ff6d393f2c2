//! MRP302: broken policy.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP302",
    name: "broken-policy",
    severity: Severity::Error,
    explanation: "cedar-go, which the operator uses, cannot parse the policy. Condition ConfigurationValid, reason \
                  AuthzPolicySyntaxInvalid, phase Failed.",
    origin: "cmd/thv-operator/pkg/validation ValidateCedarPolicies; github.com/cedar-policy/cedar-go",
    fail: example!("MRP302", "fail"),
    pass: example!("MRP302", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["AuthzPolicySyntaxInvalid"],
};
