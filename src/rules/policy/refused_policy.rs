//! MRP421: refused policy.

use super::Spotted;
use crate::finding::{Rule, Severity};
use crate::policy::ProblemKind;
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP421",
    name: "refused-policy",
    severity: Severity::Error,
    explanation: "A policy in a ConfigMap or an MCPAuthzConfig is none that cedar-go can read. The operator looks at policies only \
                  where they stand in the proxy itself, and takes these: the proxy does not start, again and again.",
    origin: "pkg/authz/authorizers/cedar/core.go: NewCedarAuthorizer",
    fail: example!("MRP421", "fail"),
    pass: example!("MRP421", "pass"),
};

/// What it stands for.
pub(super) static SPOTTED: Spotted = Spotted {
    rule: &RULE,
    kinds: &[ProblemKind::PolicySyntax],
};
