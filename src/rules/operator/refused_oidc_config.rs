//! MRP317: refused oidc config.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP317",
    name: "refused-oidc-config",
    severity: Severity::Error,
    explanation: "The operator refuses the MCPOIDCConfig that the proxy refers to, and the proxy with it. Condition \
                  OIDCConfigRefValidated, reason OIDCConfigRefNotValid, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleOIDCConfig",
    fail: example!("MRP317", "fail"),
    pass: example!("MRP317", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["OIDCConfigRefNotValid"],
};
