//! MRP526: no pods.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP526",
    name: "no-pods",
    severity: Severity::Note,
    explanation: "`replicas: 0` switches the proxy off: its Service stays and answers nobody. Leave the field out for one pod, or \
                  for an autoscaler.",
    origin: "operator: deploymentForMCPRemoteProxy, since v0.30.0",
    fail: example!("MRP526", "fail"),
    pass: example!("MRP526", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    if view.spec.replicas != Some(0) {
        return;
    }
    let path = "spec.replicas";
    report.add(&RULE, view.entry, At::Value(path), format!("`{path}`: the proxy has no pods"));
}
