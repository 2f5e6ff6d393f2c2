//! MRP402: labels refused.

use crate::admission::names;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::overrides::{Added, added};
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP402",
    name: "labels-refused",
    severity: Severity::Error,
    explanation: "A label of `resourceOverrides` has a key or a value that labels cannot have. The CRD takes any text, so \
                  the proxy is accepted; the API server refuses the Deployment or Service that carries the label, and the \
                  proxy stays without it. No condition tells of it. Values have at most 63 characters of letters, digits, \
                  `-`, `_` and `.`; texts beyond that are annotations.",
    origin: "API server: metav1 validation.ValidateLabels on the Deployment and the Service",
    fail: example!("MRP402", "fail"),
    pass: example!("MRP402", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    // Of these the operator's own values win.
    let own = view.proxy.labels();
    for added in added(view.spec) {
        let labels = added.metadata.labels.iter();
        for (key, value) in labels.filter(|(key, _)| !own.contains_key(*key)) {
            let reasons = names::is_qualified_name(key);
            if !reasons.is_empty() {
                tell(view, &added, key, key, &reasons, report);
            }
            let reasons = names::is_valid_label_value(value);
            if !reasons.is_empty() {
                tell(view, &added, key, value, &reasons, report);
            }
        }
    }
}

fn tell(
    view: &ProxyView<'_>,
    added: &Added<'_>,
    key: &str,
    text: &str,
    reasons: &[String],
    report: &mut Report<'_>,
) {
    let path = format!("{}.labels.{key}", added.path);
    let reasons = reasons.join(", ");
    let message = format!("`{path}`: the {} is refused: `{text}`: {reasons}", added.to);
    let at = match std::ptr::eq(key, text) {
        true => At::Key(&path),
        false => At::Value(&path),
    };
    report.add(&RULE, view.entry, at, message);
}
