//! MRP520: ineffective field.

use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::each;
use crate::rules::view::Scene;
use crate::rules::{At, Report};
use crate::tree::{Node, Value};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP520",
    name: "ineffective-field",
    severity: Severity::Note,
    explanation: "A field that has no effect on a proxy: the operator takes it and does nothing with it, or only does for a \
                  VirtualMCPServer.",
    origin: "operator: BuildRunConfig of MCPRemoteProxy; condition AuthzPrimaryUpstreamProviderIgnored; pkg/authserver/runner buildOIDCConfig",
    fail: example!("MRP520", "fail"),
    pass: example!("MRP520", "pass"),
};

/// Fields by the kind.
const FIELDS: [(&str, &str); 9] = [
    ("MCPRemoteProxy", "authzConfig.inline.primaryUpstreamProvider"),
    ("MCPExternalAuthConfig", "tokenExchange.subjectProviderName"),
    ("MCPExternalAuthConfig", "awsSts.subjectProviderName"),
    ("MCPExternalAuthConfig", "embeddedAuthServer.primaryUpstreamProvider"),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.upstreamProviders[].oidcConfig.userInfoOverride",
    ),
    ("MCPOIDCConfig", "kubernetesServiceAccount.serviceAccount"),
    ("MCPOIDCConfig", "kubernetesServiceAccount.namespace"),
    ("MCPOIDCConfig", "inline.protectedResourceAllowPrivateIP"),
    ("MCPToolConfig", "toolsOverride.*.annotations"),
];

pub(super) fn check(_: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let kind = resource.object.kind.name;
    for (_, path) in FIELDS.iter().filter(|(of, _)| *of == kind) {
        each(resource, path, &mut |at, node| {
            if is_set(node) {
                let path = at.to_string();
                let message = format!("`{path}`: it has no effect on a proxy");
                report.add(&RULE, resource.entry, At::Key(&path), message);
            }
        });
    }
}

/// Whether something is written that is not the same as nothing.
fn is_set(node: &Node) -> bool {
    !matches!(&node.value, Value::Null | Value::Bool(false)) && node.as_text() != Some("")
}
