//! MRP417: privileged port.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP417",
    name: "privileged-port",
    severity: Severity::Warning,
    explanation: "Ports below 1024 are for root, unless the nodes allow them to everybody \
                  (`net.ipv4.ip_unprivileged_port_start`, which not every container runtime sets). The proxy runs as user 1000 \
                  without capabilities and ends with `bind: permission denied`. Take a port from 1024 on; an Ingress or a \
                  Gateway can offer it under any other.",
    origin: "operator: SecurityContextBuilder (runAsUser 1000, drop ALL); Linux: capabilities(7), CAP_NET_BIND_SERVICE",
    fail: example!("MRP417", "fail"),
    pass: example!("MRP417", "pass"),
};

/// The first port for everybody.
const FIRST: i32 = 1024;

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let port = view.proxy.port();
    if port >= FIRST {
        return;
    }
    let path = "spec.proxyPort";
    let message = format!("`{path}`: {port} is below {FIRST}, and the proxy does not run as root");
    report.add(&RULE, view.entry, At::Value(path), message);
}
