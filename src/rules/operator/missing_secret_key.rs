//! MRP324: missing secret key.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP324",
    name: "missing-secret-key",
    severity: Severity::Error,
    explanation: "The Secret is there and has not the key, or it is not there at all. The operator reports an error \
                  and makes no RunConfig; no condition tells of it.",
    origin: "controllerutil token exchange and bearer token options",
    fail: example!("MRP324", "fail"),
    pass: example!("MRP324", "pass"),
};
