//! MRP534: policy without effect.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP534",
    name: "policy-without-effect",
    severity: Severity::Warning,
    explanation: "A policy can match no request that the proxy makes: action and resource never come together, or a \
                  condition compares what is never equal.",
    origin: "pkg/authz/authorizers/cedar/core.go: requests of the proxy",
    fail: example!("MRP534", "fail"),
    pass: example!("MRP534", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[
        ProblemKind::WrongKind,
        ProblemKind::NeverEqual,
        ProblemKind::InvalidLiteral,
        ProblemKind::WrongResource,
        ProblemKind::NeverMatches,
    ],
};
