//! MRP307: invalid pod template.

use super::Refused;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP307",
    name: "invalid-pod-template",
    severity: Severity::Error,
    explanation: "What `podTemplateSpec` holds is no PodTemplateSpec of Kubernetes. The API server takes anything \
                  there; the operator does not. Condition PodTemplateValid, reason InvalidPodTemplateSpec, phase \
                  Failed.",
    origin: "MCPRemoteProxyReconciler.validateAndUpdatePodTemplateStatus",
    fail: example!("MRP307", "fail"),
    pass: example!("MRP307", "pass"),
};

/// The reasons in conditions that it stands for.
pub(super) static REFUSED: Refused = Refused {
    rule: &RULE,
    reasons: &["InvalidPodTemplateSpec"],
};
