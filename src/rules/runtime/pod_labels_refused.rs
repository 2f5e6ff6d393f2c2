//! MRP409: pod labels refused.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::pod::PATH;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP409",
    name: "pod-labels-refused",
    severity: Severity::Error,
    explanation: "The pod template gives a label another value that the operator's Deployment selects its pods by. The API \
                  server refuses a Deployment whose selector does not fit its own pods, and nothing says so. Labels of \
                  other names are fine.",
    origin: "operator: labelsForMCPRemoteProxy; API server: apps validation.ValidatePodTemplateSpecForReplicaSet",
    fail: example!("MRP409", "fail"),
    pass: example!("MRP409", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(pods) = view.pods() else { return };
    let labels = pods.at("/metadata/labels");
    for (key, own) in view.proxy.labels() {
        let value = labels.and_then(|labels| labels.get(&key)?.as_str());
        if value == Some(&own) {
            continue;
        }
        let path = format!("{PATH}.metadata.labels.{key}");
        let value = value.map_or("nothing".to_owned(), |value| format!("`{value}`"));
        let message = format!(
            "`{path}`: the Deployment is refused: it selects pods by `{key}: {own}`, and theirs is {value}"
        );
        report.add(&RULE, view.entry, At::Value(&path), message);
    }
}
