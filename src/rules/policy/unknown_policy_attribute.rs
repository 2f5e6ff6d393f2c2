//! MRP532: unknown policy attribute.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP532",
    name: "unknown-policy-attribute",
    severity: Severity::Warning,
    explanation: "A condition reads an attribute that requests never have, or not for some of the actions that the \
                  policy is about. Claims stand as `claim_NAME`, arguments as `arg_NAME`. Evaluation fails then, and \
                  the proxy denies the request whatever other policies say.",
    origin: "pkg/authz/authorizers/cedar/core.go: context of a request",
    fail: example!("MRP532", "fail"),
    pass: example!("MRP532", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[ProblemKind::UnknownAttribute, ProblemKind::ForeignAttribute],
};
