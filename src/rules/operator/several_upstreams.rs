//! MRP312: several upstreams.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP312",
    name: "several-upstreams",
    severity: Severity::Error,
    explanation: "The embedded authorization server of a proxy takes one upstream provider; several are for virtual \
                  servers. Reason MultiUpstreamNotSupported, phase Failed.",
    origin: "MCPRemoteProxyReconciler.handleExternalAuthConfig and handleAuthServerRef",
    fail: example!("MRP312", "fail"),
    pass: example!("MRP312", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["MultiUpstreamNotSupported"],
};
