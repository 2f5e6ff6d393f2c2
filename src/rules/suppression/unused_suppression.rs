//! MRP591: unused suppression.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP591",
    name: "unused-suppression",
    severity: Severity::Warning,
    explanation: "A comment or an annotation suppresses a finding that is not there. Either the cause is gone, and the \
                  suppression would hide the next one, or it stands at another line than the finding: it counts for its own \
                  line, or for the one below where it stands alone. Take it out, or put it where the finding is.",
    origin: "mcprp's own",
    fail: example!("MRP591", "fail"),
    pass: example!("MRP591", "pass"),
};
