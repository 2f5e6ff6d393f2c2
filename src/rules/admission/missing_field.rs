//! MRP202: missing field.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP202",
    name: "missing-field",
    severity: Severity::Error,
    explanation: "A required field is missing.",
    origin: "apiextensions-apiserver schema validation: required",
    fail: example!("MRP202", "fail"),
    pass: example!("MRP202", "pass"),
};
