//! MRP514: no audit.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP514",
    name: "no-audit",
    severity: Severity::Note,
    explanation: "The proxy writes no audit log: who called which tool of the remote server, and what was denied, is not to be \
                  told later. `audit.enabled: true` writes a line for each request to the log of the pod.",
    origin: "pkg/audit",
    fail: example!("MRP514", "fail"),
    pass: example!("MRP514", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    if view.spec.audit.as_ref().is_some_and(|audit| audit.enabled) {
        return;
    }
    let message = "`spec.audit.enabled`: requests are not written to an audit log";
    report.add(&RULE, view.entry, At::Value("spec.audit.enabled"), message);
}
