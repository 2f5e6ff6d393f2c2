//! MRP533: unguarded policy attribute.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP533",
    name: "unguarded-policy-attribute",
    severity: Severity::Note,
    explanation: "A condition reads a claim or an argument that a request may be without. Evaluation fails then, and \
                  the proxy denies the request whatever other policies say. `has` asks first.",
    origin: "pkg/authz/authorizers/cedar/core.go: IsAuthorized errors",
    fail: example!("MRP533", "fail"),
    pass: example!("MRP533", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[ProblemKind::Unguarded],
};
