//! MRP537: text behind policy.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP537",
    name: "text-behind-policy",
    severity: Severity::Warning,
    explanation: "A text holds more than one policy. The proxy reads the first and ignores what follows, forbids among \
                  it.",
    origin: "github.com/cedar-policy/cedar-go Policy.UnmarshalCedar",
    fail: example!("MRP537", "fail"),
    pass: example!("MRP537", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[ProblemKind::IgnoredPolicy, ProblemKind::IgnoredText],
};
