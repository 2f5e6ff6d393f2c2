//! MRP208: duplicate element.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP208",
    name: "duplicate-element",
    severity: Severity::Error,
    explanation: "Two elements of a list have the same key, or are the same, where the schema keeps them apart by it.",
    origin: "apiextensions-apiserver listtype: x-kubernetes-list-type map and set",
    fail: example!("MRP208", "fail"),
    pass: example!("MRP208", "pass"),
};
