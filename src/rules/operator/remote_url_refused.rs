//! MRP301: remote url refused.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP301",
    name: "remote-url-refused",
    severity: Severity::Error,
    explanation: "The operator takes a remote URL only with http or https and a host that does not lead into the \
                  cluster: no loopback, private or link-local address, no name of the cluster itself. Condition \
                  ConfigurationValid, reason RemoteURLInvalid, phase Failed.",
    origin: "cmd/thv-operator/pkg/validation ValidateRemoteURL",
    fail: example!("MRP301", "fail"),
    pass: example!("MRP301", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["RemoteURLInvalid"],
};
