//! MRP209: invalid metadata.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP209",
    name: "invalid-metadata",
    severity: Severity::Error,
    explanation: "Name, namespace, labels or annotations are not what the API server allows for any object.",
    origin: "k8s.io/apimachinery/pkg/api/validation ValidateObjectMeta",
    fail: example!("MRP209", "fail"),
    pass: example!("MRP209", "pass"),
};
