//! MRP506: unused resource.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP506",
    name: "unused-resource",
    severity: Severity::Note,
    explanation: "Nothing in the input refers to a configuration or a group. It may be there for what is kept elsewhere, or be \
                  left from something that is gone, or a reference to it is misspelt.",
    origin: "mcprp",
    fail: example!("MRP506", "fail"),
    pass: example!("MRP506", "pass"),
};

/// Other kinds of the operator, which may refer to configurations.
const OTHERS: [&str; 3] = ["MCPServer", "MCPServerEntry", "VirtualMCPServer"];

pub(super) fn check(scene: &Scene<'_>, report: &mut Report<'_>) {
    let plan = scene.plan;
    let mut entries = plan.cluster.entries.iter();
    if plan.proxies().next().is_none() || entries.any(|it| OTHERS.contains(&&*it.kind)) {
        return;
    }
    let unused = scene.unused();
    for config in unused.filter(|it| it.object.kind.name != "MCPRemoteProxy") {
        let path = "metadata.name";
        let message = format!("`{path}`: nothing in the input refers to `{}`", config.object.name);
        report.add(&RULE, config.entry, At::Value(path), message);
    }
}
