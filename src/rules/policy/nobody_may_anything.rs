//! MRP536: nobody may anything.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP536",
    name: "nobody-may-anything",
    severity: Severity::Warning,
    explanation: "No request can be permitted: no policy permits anything, or one forbids everything. Cedar denies by \
                  default.",
    origin: "Cedar policy language: default deny",
    fail: example!("MRP536", "fail"),
    pass: example!("MRP536", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[ProblemKind::DeniesAll, ProblemKind::OnlyForbids],
};
