//! MRP419: name taken.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP419",
    name: "name-taken",
    severity: Severity::Error,
    explanation: "An MCPServer or a VirtualMCPServer of the same namespace has the proxy's name. The operator makes a \
                  Deployment of that name of each of them, and of an MCPServer a ConfigMap with the same RunConfig name, too: \
                  its controllers change one object back and forth, or fail since it belongs to the other. Give one of them \
                  another name.",
    origin: "operator: deploymentForMCPServer, deploymentForVirtualMCPServer, deploymentForMCPRemoteProxy; \
             controllerutil.SetControllerReference",
    fail: example!("MRP419", "fail"),
    pass: example!("MRP419", "pass"),
};

/// Other kinds of the operator that a Deployment of their own name is made of.
const RIVALS: [&str; 2] = ["MCPServer", "VirtualMCPServer"];

pub(super) fn check(scene: &Scene<'_>, report: &mut Report<'_>) {
    let others = scene.plan.cluster.entries.iter();
    for other in others.filter(|it| it.foreign && RIVALS.contains(&&*it.kind)) {
        let (kind, name) = (&other.kind, &other.name);
        let Some(proxy) = scene.resource("MCPRemoteProxy", &other.namespace, name) else {
            continue;
        };
        let path = "metadata.name";
        let message = format!("`{path}`: a Deployment `{name}` is made of the {kind} `{name}`, too");
        report.add(&RULE, proxy.entry, At::Value(path), message);
    }
}
