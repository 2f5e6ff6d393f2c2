//! MRP461: pod refused.

use crate::admission::pod;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP461",
    name: "pod-refused",
    severity: Severity::Error,
    explanation: "A field of the pod template has a value that the API server does not take in a pod, or two fields do not go \
                  together. The CRD takes the pod template as it is, and the operator merges it without looking: it asks for a \
                  Deployment again and again that is refused as a whole, and nothing says so but its log.",
    origin: "operator: ApplyPodTemplateSpecPatch; API server: core validation.ValidatePodTemplateSpec, Kubernetes v1.35",
    fail: example!("MRP461", "fail"),
    pass: example!("MRP461", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(pods) = view.pods() else { return };
    for objection in pod::objections(pods.template()) {
        let of_other = || pods.written(objection.other.as_ref()?);
        // What other fields of the proxy put into its pods is told of by rules about these.
        let Some(path) = pods.written(&objection.path).or_else(of_other) else {
            continue;
        };
        let message = format!("`{path}`: the Deployment is refused: {}", objection.reason);
        report.add(&RULE, view.entry, At::Value(&path), message);
    }
}
