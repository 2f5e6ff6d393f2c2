//! MRP521: unused block.

use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::each;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP521",
    name: "unused-block",
    severity: Severity::Warning,
    explanation: "Redis is described, and the provider or type beside it says `memory`: what is described is not used, and \
                  sessions live in each pod's memory. Set `redis`, or leave the rest out.",
    origin: "operator: populateScalingConfigForRemoteProxy, buildStorageRunConfig",
    fail: example!("MRP521", "fail"),
    pass: example!("MRP521", "pass"),
};

/// What is only used where a word beside it is `redis`: kind, path of the word, what stands beside it.
const BLOCKS: [(&str, &str, &str); 2] = [
    ("MCPRemoteProxy", "sessionStorage.provider", "sessionStorage.address"),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.storage.type",
        "embeddedAuthServer.storage.redis",
    ),
];

pub(super) fn check(_: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let kind = resource.object.kind.name;
    for (_, word, block) in BLOCKS.iter().filter(|(of, ..)| *of == kind) {
        let mut is_memory = false;
        each(resource, word, &mut |_, node| is_memory = node.as_text() == Some("memory"));
        each(resource, block, &mut |at, _| {
            if is_memory {
                let path = at.to_string();
                let message = format!("`{path}`: it is not used, since `spec.{word}` is `memory`");
                report.add(&RULE, resource.entry, At::Key(&path), message);
            }
        });
    }
}
