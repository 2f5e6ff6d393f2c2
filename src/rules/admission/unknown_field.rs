//! MRP201: unknown field.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP201",
    name: "unknown-field",
    severity: Severity::Error,
    explanation: "The field is not in the schema of this release. `kubectl apply` refuses it in its default, strict \
                  validation; any other client has it dropped silently, and the resource does not do what the file \
                  says. Mostly it is a typo, a wrong place, or a field of another release.",
    origin: "apiextensions-apiserver pruning; kubectl --validate=strict",
    fail: example!("MRP201", "fail"),
    pass: example!("MRP201", "pass"),
};
