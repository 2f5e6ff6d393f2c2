//! MRP321: refused run config.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP321",
    name: "refused-run-config",
    severity: Severity::Error,
    explanation: "The operator cannot make a RunConfig or a Deployment of the proxy. No condition tells of it: it \
                  stands in the operator's log, and the proxy stays without pods.",
    origin: "MCPRemoteProxyReconciler.ensureAllResources",
    fail: example!("MRP321", "fail"),
    pass: example!("MRP321", "pass"),
};
