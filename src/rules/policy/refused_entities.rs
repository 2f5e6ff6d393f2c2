//! MRP420: refused entities.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP420",
    name: "refused-entities",
    severity: Severity::Error,
    explanation: "The entities beside the policies are no JSON, or not of the form that cedar-go reads. The operator \
                  takes them; the proxy does not start.",
    origin: "pkg/authz/authorizers/cedar/core.go: NewCedarAuthorizer",
    fail: example!("MRP420", "fail"),
    pass: example!("MRP420", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[ProblemKind::EntitiesSyntax, ProblemKind::EntityShape],
};
