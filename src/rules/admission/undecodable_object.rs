//! MRP210: undecodable object.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP210",
    name: "undecodable-object",
    severity: Severity::Error,
    explanation: "The API server cannot decode the object: metadata, or the data of a ConfigMap or Secret, have \
                  another shape than their Go types.",
    origin: "k8s.io/apimachinery/pkg/apis/meta/v1 ObjectMeta; k8s.io/api/core/v1",
    fail: example!("MRP210", "fail"),
    pass: example!("MRP210", "pass"),
};
