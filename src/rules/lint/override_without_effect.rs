//! MRP528: override without effect.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::overrides::added;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP528",
    name: "override-without-effect",
    severity: Severity::Warning,
    explanation: "A label of `resourceOverrides` is one that the operator itself gives to its objects, and the operator's value \
                  wins: the override does nothing. Pods and Services are selected by these labels. Use another key.",
    origin: "controllerutil.MergeStringMaps; MCPRemoteProxyReconciler.labelsForMCPRemoteProxy",
    fail: example!("MRP528", "fail"),
    pass: example!("MRP528", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    for added in added(view.spec).filter(|it| !it.metadata.labels.is_empty()) {
        for (key, own) in view.proxy.labels() {
            let given = added.metadata.labels.get(&key);
            if given.is_some_and(|given| *given != own) {
                let path = format!("{}.labels.{key}", added.path);
                let message = format!("`{path}`: the operator's own value `{own}` wins");
                report.add(&RULE, view.entry, At::Key(&path), message);
            }
        }
    }
}
