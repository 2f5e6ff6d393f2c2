//! MRP314: wrong auth server.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP314",
    name: "wrong-auth-server",
    severity: Severity::Error,
    explanation: "`authServerRef` leads to an MCPExternalAuthConfig of type `embeddedAuthServer` and to nothing else. \
                  Condition AuthServerRefValidated, reason AuthServerRefInvalidKind or AuthServerRefInvalidType, phase \
                  Failed.",
    origin: "MCPRemoteProxyReconciler.handleAuthServerRef",
    fail: example!("MRP314", "fail"),
    pass: example!("MRP314", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["AuthServerRefInvalidKind", "AuthServerRefInvalidType"],
};
