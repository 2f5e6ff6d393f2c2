//! MRP310: refused telemetry config.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP310",
    name: "refused-telemetry-config",
    severity: Severity::Error,
    explanation: "The operator refuses the MCPTelemetryConfig that the proxy refers to, and the proxy with it. \
                  Condition TelemetryConfigRefValidated, reason TelemetryConfigRefInvalid, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleTelemetryConfig",
    fail: example!("MRP310", "fail"),
    pass: example!("MRP310", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["TelemetryConfigRefInvalid"],
};
