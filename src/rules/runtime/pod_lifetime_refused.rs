//! MRP414: pod lifetime refused.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::pod::PATH;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP414",
    name: "pod-lifetime-refused",
    severity: Severity::Error,
    explanation: "Pods of a Deployment run until they are replaced: the API server takes no other `restartPolicy` than \
                  `Always`, and no `activeDeadlineSeconds`.",
    origin: "API server: apps validation.ValidatePodTemplateSpecForReplicaSet",
    fail: example!("MRP414", "fail"),
    pass: example!("MRP414", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(pods) = view.pods() else { return };
    let mut refuse = |field: &str, why: &str| {
        let path = format!("{PATH}.spec.{field}");
        let message = format!("`{path}`: the Deployment is refused: {why}");
        report.add(&RULE, view.entry, At::Value(&path), message);
    };
    let policy = pods.at("/spec/restartPolicy").and_then(|it| it.as_str());
    if policy.is_some_and(|policy| !matches!(policy, "" | "Always")) {
        refuse("restartPolicy", "a Deployment takes `Always` alone");
    }
    if pods.at("/spec/activeDeadlineSeconds").is_some() {
        refuse("activeDeadlineSeconds", "a Deployment's pods have no deadline");
    }
}
