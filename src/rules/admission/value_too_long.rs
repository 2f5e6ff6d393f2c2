//! MRP206: value too long.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP206",
    name: "value-too-long",
    severity: Severity::Error,
    explanation: "The text is longer than the field allows.",
    origin: "apiextensions-apiserver schema validation: maxLength",
    fail: example!("MRP206", "fail"),
    pass: example!("MRP206", "pass"),
};
