//! MRP326: undecodable for operator.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP326",
    name: "undecodable-for-operator",
    severity: Severity::Error,
    explanation: "The API server stores the value, and the operator's Go type does not hold it: the operator fails to \
                  read the resource, in the worst case all resources of its kind.",
    origin: "encoding/json into the types of cmd/thv-operator/api/v1beta1",
    fail: example!("MRP326", "fail"),
    pass: example!("MRP326", "pass"),
};
