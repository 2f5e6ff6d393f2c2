//! MRP204: value out of bounds.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP204",
    name: "value-out-of-bounds",
    severity: Severity::Error,
    explanation: "The value does not keep to the bounds or the pattern of its field.",
    origin: "apiextensions-apiserver schema validation: minimum, maximum, minLength, minItems, pattern",
    fail: example!("MRP204", "fail"),
    pass: example!("MRP204", "pass"),
};
