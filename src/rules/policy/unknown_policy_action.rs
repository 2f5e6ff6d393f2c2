//! MRP530: unknown policy action.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP530",
    name: "unknown-policy-action",
    severity: Severity::Warning,
    explanation: "A policy is about an action that the proxy never asks for. Lists are not asked about as such: they \
                  are filtered by what may be done with their items. The policy has no effect.",
    origin: "pkg/authz/authorizers/cedar/core.go: AuthorizeWithJWTClaims",
    fail: example!("MRP530", "fail"),
    pass: example!("MRP530", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[ProblemKind::UnknownAction, ProblemKind::NotAsked],
};
