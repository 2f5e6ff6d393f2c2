//! MRP212: broken rule.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP212",
    name: "broken-rule",
    severity: Severity::Error,
    explanation: "The value breaks a rule that the CRD states in CEL: fields that need or exclude each other.",
    origin: "x-kubernetes-validations of the release's CRD",
    fail: example!("MRP212", "fail"),
    pass: example!("MRP212", "pass"),
};
