//! MRP203: wrong type.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP203",
    name: "wrong-type",
    severity: Severity::Error,
    explanation: "The value has another type than the field. In YAML `yes`, `on`, `1.0` and `0755` are no strings \
                  unless they are quoted.",
    origin: "apiextensions-apiserver schema validation: type",
    fail: example!("MRP203", "fail"),
    pass: example!("MRP203", "pass"),
};
