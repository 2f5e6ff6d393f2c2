//! MRP416: port taken.

use serde_json::Value;

use crate::finding::{Rule, Severity};
use crate::operator::manifest::CONTAINER;
use crate::rules::example::example;
use crate::rules::pod::list;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP416",
    name: "port-taken",
    severity: Severity::Warning,
    explanation: "A sidecar says that it listens on the port of the proxy. Containers of a pod share one network: the second \
                  one that opens the port fails with `address already in use` and starts again and again. Give the proxy \
                  another `proxyPort`, or the sidecar another port.",
    origin: "Kubernetes: containers of a pod share its network namespace; operator: GetProxyPort",
    fail: example!("MRP416", "fail"),
    pass: example!("MRP416", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(pods) = view.pods() else { return };
    let own = i64::from(view.proxy.port());
    let sidecars = pods.containers();
    for container in sidecars.filter(|it| it.list == "containers" && it.name != CONTAINER) {
        let ports = list(Some(container.value), "ports").iter();
        let is_own = |port: &Value| {
            let protocol = port.get("protocol").and_then(Value::as_str);
            let number = port.get("containerPort").and_then(Value::as_i64);
            number == Some(own) && protocol.is_none_or(|it| it == "TCP")
        };
        for (index, _) in ports.enumerate().filter(|(_, port)| is_own(port)) {
            let path = pods.path(&container, &format!("ports[{index}].containerPort"));
            let message = format!("`{path}`: the proxy listens on {own} in the same pod");
            report.add(&RULE, view.entry, At::Value(&path), message);
        }
    }
}
