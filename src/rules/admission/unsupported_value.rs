//! MRP205: unsupported value.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP205",
    name: "unsupported-value",
    severity: Severity::Error,
    explanation: "The value is none of those that the field allows.",
    origin: "apiextensions-apiserver schema validation: enum",
    fail: example!("MRP205", "fail"),
    pass: example!("MRP205", "pass"),
};
