//! MRP207: too many elements.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP207",
    name: "too-many-elements",
    severity: Severity::Error,
    explanation: "The list or the object has more elements than the field allows.",
    origin: "apiextensions-apiserver schema validation: maxItems, maxProperties",
    fail: example!("MRP207", "fail"),
    pass: example!("MRP207", "pass"),
};
