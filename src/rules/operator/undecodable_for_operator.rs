//! MRP326: undecodable for operator.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP326",
    name: "undecodable-for-operator",
    severity: Severity::Error,
    explanation: "The API server stores the value, and the operator's Go type does not hold it. The operator lists all resources \
                  of a kind at once: once it starts anew, it reads none of them, and no proxy is reconciled any more, until \
                  the value is mended.",
    origin: "encoding/json into the types of cmd/thv-operator/api/v1beta1; client-go: Reflector.list",
    fail: example!("MRP326", "fail"),
    pass: example!("MRP326", "pass"),
};
