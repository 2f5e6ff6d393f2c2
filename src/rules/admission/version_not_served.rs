//! MRP211: version not served.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP211",
    name: "version-not-served",
    severity: Severity::Error,
    explanation: "The API server of this release does not have the kind in this version.",
    origin: "customresourcedefinitions of the release: versions with served: true",
    fail: example!("MRP211", "fail"),
    pass: example!("MRP211", "pass"),
};
