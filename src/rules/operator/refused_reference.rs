//! MRP310: refused reference.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP310",
    name: "refused-reference",
    severity: Severity::Error,
    explanation: "The operator refuses the configuration that the proxy refers to, and the proxy with it. The finding \
                  stands at the configuration itself, unless that is only read by `--with`. Phase Failed; the \
                  condition of the reference is False.",
    origin: "MCPRemoteProxyReconciler.handleTelemetryConfig, handleExternalAuthConfig, handleOIDCConfig, handleAuthzConfig",
    fail: example!("MRP310", "fail"),
    pass: example!("MRP310", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &[
        "TelemetryConfigRefInvalid",
        "ValidationFailed",
        "EnterpriseRequired",
        "OIDCConfigRefNotValid",
        "AuthzConfigRefNotValid",
    ],
};
