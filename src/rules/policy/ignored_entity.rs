//! MRP539: ignored entity.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP539",
    name: "ignored-entity",
    severity: Severity::Warning,
    explanation: "What is said of an entity is lost: it has no name, stands twice, has a key that entities do not \
                  have, or the proxy makes that entity itself.",
    origin: "pkg/authz/authorizers/cedar/core.go: entities of a request",
    fail: example!("MRP539", "fail"),
    pass: example!("MRP539", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[
        ProblemKind::EntityUnnamed,
        ProblemKind::EntityTwice,
        ProblemKind::EntityKey,
        ProblemKind::EntityReplaced,
    ],
};
