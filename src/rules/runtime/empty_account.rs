//! MRP457: empty account.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP457",
    name: "empty-account",
    severity: Severity::Warning,
    explanation: "An empty `serviceAccount` counts as one that is set: the operator makes no ServiceAccount, Role and \
                  RoleBinding, and the pods run as the `default` account of the namespace, which mostly may read nothing. \
                  Leave the field out, as a template does by a condition, or name an account.",
    origin: "MCPRemoteProxyReconciler.ensureRBACResources: spec.serviceAccount is a pointer",
    fail: example!("MRP457", "fail"),
    pass: example!("MRP457", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    if view.spec.service_account.as_deref() != Some("") {
        return;
    }
    let path = "spec.serviceAccount";
    let message = format!("`{path}`: an empty name makes the pods run as the namespace's `default` account");
    report.add(&RULE, view.entry, At::Value(path), message);
}
