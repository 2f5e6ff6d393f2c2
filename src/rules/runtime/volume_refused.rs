//! MRP411: volume refused.

use serde_json::Value;

use crate::admission::names;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::pod::text;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP411",
    name: "volume-refused",
    severity: Severity::Error,
    explanation: "A volume of the pod template is one that the API server refuses, and the whole Deployment with it: its name \
                  is no DNS label, or it has no source or two. Volumes are merged by their names: one that is called like \
                  the operator's (`runconfig`, `authz-config`, `oidc-ca-bundle-…`) ends up with both sources.",
    origin: "operator: ApplyPodTemplateSpecPatch; API server: core validation.ValidateVolumes",
    fail: example!("MRP411", "fail"),
    pass: example!("MRP411", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(pods) = view.pods() else { return };
    for volume in pods.list("volumes") {
        let name = text(volume, "name");
        let Some(why) = objection(name, volume) else {
            continue;
        };
        let Some(path) = pods.path_of("volumes", "name", name) else {
            continue;
        };
        let message = format!("`{path}`: the Deployment is refused: the volume `{name}` {why}");
        report.add(&RULE, view.entry, At::Value(&path), message);
    }
}

fn objection(name: &str, volume: &Value) -> Option<String> {
    if let Some(reason) = names::is_dns1123_label(name).first() {
        return Some(format!("has a bad name: {reason}"));
    }
    let keys = volume.as_object().into_iter().flat_map(|map| map.keys());
    let sources: Vec<&str> = keys
        .map(String::as_str)
        .filter(|key| *key != "name")
        .collect();
    match sources.as_slice() {
        // The API server takes it for an emptyDir.
        [] | [_] => None,
        sources => Some(format!("has the sources `{}`", sources.join("` and `"))),
    }
}
