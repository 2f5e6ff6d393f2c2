//! MRP303: missing authz config map.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP303",
    name: "missing-authz-config-map",
    severity: Severity::Error,
    explanation: "The ConfigMap with the authorization policies is not there, and the operator needs what it holds. \
                  Condition ConfigurationValid, reason AuthzConfigMapNotFound, phase Failed.",
    origin: "MCPRemoteProxyReconciler.validateSpec",
    fail: example!("MRP303", "fail"),
    pass: example!("MRP303", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["AuthzConfigMapNotFound"],
};
