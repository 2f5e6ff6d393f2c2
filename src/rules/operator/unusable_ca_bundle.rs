//! MRP323: unusable ca bundle.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP323",
    name: "unusable-ca-bundle",
    severity: Severity::Error,
    explanation: "The ConfigMap with the certificates does not exist or has not the key. The operator makes the \
                  Deployment all the same, and its pods wait for the volume. Condition CABundleRefValidated is False.",
    origin: "MCPRemoteProxyReconciler.validateCABundleRef",
    fail: example!("MRP323", "fail"),
    pass: example!("MRP323", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["CABundleRefNotFound", "CABundleRefInvalid"],
};
