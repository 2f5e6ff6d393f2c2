//! MRP320: refused config.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP320",
    name: "refused-config",
    severity: Severity::Error,
    explanation: "The operator refuses the configuration: its condition Valid is False, and no proxy that refers to it \
                  is made.",
    origin: "the Validate methods of the kinds in cmd/thv-operator/api/v1beta1",
    fail: example!("MRP320", "fail"),
    pass: example!("MRP320", "pass"),
};
