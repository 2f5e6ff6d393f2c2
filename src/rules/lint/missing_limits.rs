//! MRP513: missing limits.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP513",
    name: "missing-limits",
    severity: Severity::Note,
    explanation: "The proxy's container may use all the memory of its node, and asks for none: it is among the first to be \
                  ended where memory gets short. Set `resources.requests` and `resources.limits.memory`.",
    origin: "Kubernetes: Resource Management for Pods and Containers, quality of service classes",
    fail: example!("MRP513", "fail"),
    pass: example!("MRP513", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let resources = &view.spec.resources;
    if !resources.limits.memory.is_empty() || view.spec.pod_template_spec.is_some() {
        return;
    }
    let message = "`spec.resources.limits.memory`: there is no limit for memory";
    report.add(&RULE, view.entry, At::Value("spec.resources.limits.memory"), message);
}
