//! MRP413: probe refused.

use serde_json::Value;

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP413",
    name: "probe-refused",
    severity: Severity::Error,
    explanation: "A probe of the pod template asks in two ways at once, or in none. Probes are merged field by field: one of \
                  the container `toolhive` keeps the `httpGet` that the operator gives it, unless the pod template sets it to \
                  null. The API server refuses the Deployment.",
    origin: "operator: ApplyPodTemplateSpecPatch; API server: core validation.validateHandler",
    fail: example!("MRP413", "fail"),
    pass: example!("MRP413", "pass"),
};

const PROBES: [&str; 3] = ["startupProbe", "livenessProbe", "readinessProbe"];

/// How a probe asks.
const HANDLERS: [&str; 4] = ["httpGet", "tcpSocket", "exec", "grpc"];

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(pods) = view.pods() else { return };
    for container in pods.containers() {
        for probe in PROBES {
            let Some(value) = container.value.get(probe) else {
                continue;
            };
            let has = |handler: &&&str| value.get(**handler).is_some_and(|it| !it.is_null());
            let handlers: Vec<&str> = HANDLERS.iter().filter(has).copied().collect();
            let why = match handlers.as_slice() {
                [_] => continue,
                [] if value.as_object().is_none_or(serde_json::Map::is_empty) => continue,
                [] => "it does not say how to ask".to_owned(),
                handlers => format!("it asks by `{}`", handlers.join("` and `")),
            };
            let path = pods.path(&container, probe);
            let message = format!("`{path}`: the Deployment is refused: {why}");
            report
                .add(&RULE, view.entry, At::Key(&path), message)
                .help = help(value);
        }
    }
}

fn help(probe: &Value) -> Option<String> {
    let own = probe.pointer("/httpGet/path")?.as_str()? == "/health";
    own.then(|| "`httpGet: null` takes the operator's off".to_owned())
}
