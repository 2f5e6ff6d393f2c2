//! MRP102: duplicate key.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP102",
    name: "duplicate-key",
    severity: Severity::Error,
    explanation: "A key stands twice in the same mapping. kubectl's strict decoding refuses it, and without it the \
                  last one holds silently: the one that is read first by people has no effect.",
    origin: "sigs.k8s.io/yaml UnmarshalStrict; YAML 1.2.2, section 3.2.1.1",
    fail: example!("MRP102", "fail"),
    pass: example!("MRP102", "pass"),
};
