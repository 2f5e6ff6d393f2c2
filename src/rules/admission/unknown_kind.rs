//! MRP213: unknown kind.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP213",
    name: "unknown-kind",
    severity: Severity::Error,
    explanation: "The operator's API group has no such kind. `kubectl` refuses the document; nothing of it is applied.",
    origin: "customresourcedefinitions of the release",
    fail: example!("MRP213", "fail"),
    pass: example!("MRP213", "pass"),
};
