//! MRP309: missing telemetry config.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP309",
    name: "missing-telemetry-config",
    severity: Severity::Error,
    explanation: "There is no such MCPTelemetryConfig in the namespace of the proxy. Condition \
                  TelemetryConfigRefValidated, reason TelemetryConfigRefNotFound, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleTelemetryConfig",
    fail: example!("MRP309", "fail"),
    pass: example!("MRP309", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["TelemetryConfigRefNotFound", "TelemetryConfigRefFetchError"],
};
