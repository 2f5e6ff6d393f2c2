//! MRP104: beyond limits.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP104",
    name: "beyond-limits",
    severity: Severity::Error,
    explanation: "The document is nested too deeply, repeats too much by aliases or is too large to be judged. The limits are \
                  those of this program: they are far beyond what an API server stores, and keep a hostile file from taking all \
                  memory.",
    origin: "mcprp; an API server refuses requests over 3 MiB",
    fail: example!("MRP104", "fail"),
    pass: example!("MRP104", "pass"),
};

/// The way out.
pub(super) const HELP: &str = "split the document, or write out what its aliases repeat";
