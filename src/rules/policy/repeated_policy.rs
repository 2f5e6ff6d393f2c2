//! MRP538: repeated policy.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP538",
    name: "repeated-policy",
    severity: Severity::Note,
    explanation: "A policy says what another one says already.",
    origin: "Cedar policy language: a request is permitted where any policy permits it",
    fail: example!("MRP538", "fail"),
    pass: example!("MRP538", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[ProblemKind::Duplicate, ProblemKind::Shadowed],
};
