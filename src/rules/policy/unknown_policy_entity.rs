//! MRP531: unknown policy entity.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP531",
    name: "unknown-policy-entity",
    severity: Severity::Warning,
    explanation: "A policy names an entity that is not among those of a request: a type that there is none of, another \
                  type of groups, another proxy, or a resource in the form of other releases. The policy has no \
                  effect.",
    origin: "pkg/authz/authorizers/cedar/core.go: entity factory",
    fail: example!("MRP531", "fail"),
    pass: example!("MRP531", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[
        ProblemKind::UnknownType,
        ProblemKind::OtherGroup,
        ProblemKind::OtherServer,
        ProblemKind::OtherForm,
    ],
};
