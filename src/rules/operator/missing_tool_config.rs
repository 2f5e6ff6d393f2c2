//! MRP308: missing tool config.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP308",
    name: "missing-tool-config",
    severity: Severity::Error,
    explanation: "There is no such MCPToolConfig in the namespace of the proxy. Condition ToolConfigValidated, reason \
                  ToolConfigNotFound, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleToolConfig",
    fail: example!("MRP308", "fail"),
    pass: example!("MRP308", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["ToolConfigNotFound", "ToolConfigFetchError"],
};
