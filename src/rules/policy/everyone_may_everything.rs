//! MRP535: everyone may everything.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP535",
    name: "everyone-may-everything",
    severity: Severity::Note,
    explanation: "A policy permits everyone everything: authorization is configured and has no effect.",
    origin: "Cedar policy language: an unconstrained permit",
    fail: example!("MRP535", "fail"),
    pass: example!("MRP535", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[ProblemKind::WideOpen],
};
