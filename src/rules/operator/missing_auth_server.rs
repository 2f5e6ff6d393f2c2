//! MRP313: missing auth server.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP313",
    name: "missing-auth-server",
    severity: Severity::Error,
    explanation: "There is no MCPExternalAuthConfig of the name that `authServerRef` gives. Condition \
                  AuthServerRefValidated, reason AuthServerRefNotFound, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleAuthServerRef",
    fail: example!("MRP313", "fail"),
    pass: example!("MRP313", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["AuthServerRefNotFound", "AuthServerRefFetchError"],
};
