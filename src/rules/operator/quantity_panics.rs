//! MRP325: quantity panics.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP325",
    name: "quantity-panics",
    severity: Severity::Error,
    explanation: "The text is no quantity of Kubernetes. The API server does not check it, and the operator panics on \
                  it: it crashes at this resource, again and again, for every proxy of the cluster.",
    origin: "controllerutil.BuildResourceRequirements; resource.MustParse",
    fail: example!("MRP325", "fail"),
    pass: example!("MRP325", "pass"),
};
