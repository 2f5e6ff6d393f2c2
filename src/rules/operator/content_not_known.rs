//! MRP327: content not known.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP327",
    name: "content-not-known",
    severity: Severity::Note,
    explanation: "The proxy refers to something whose content the operator needs, and which is only taken to exist. \
                  What the operator makes of the proxy cannot be told without it; `--with` adds it.",
    origin: "mcprp --refs open",
    fail: example!("MRP327", "fail"),
    pass: example!("MRP327", "pass"),
};
