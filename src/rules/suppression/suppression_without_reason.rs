//! MRP592: suppression without reason.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP592",
    name: "suppression-without-reason",
    severity: Severity::Note,
    explanation: "A suppression does not say why the finding is accepted. Whoever reads it next cannot tell whether it \
                  still holds. Write the reason behind the code.",
    origin: "mcprp's own",
    fail: example!("MRP592", "fail"),
    pass: example!("MRP592", "pass"),
};
