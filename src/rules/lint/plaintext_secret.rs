//! MRP502: plaintext secret.

use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::{each, entries};
use crate::rules::secrets::is_credential;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP502",
    name: "plaintext-secret",
    severity: Severity::Warning,
    explanation: "A header or a variable has the value of a credential in the resource itself: everyone who can read the \
                  resource, the repository or the RunConfig's ConfigMap has it. Put it into a Secret, and refer to it: \
                  `addHeadersFromSecret`, `sensitiveHeaders`, `valueFrom.secretKeyRef`. And change it, for it is known.",
    origin: "CRD: addPlaintextHeaders are for values that are no secrets; OWASP Secrets Management; CWE-312",
    fail: example!("MRP502", "fail"),
    pass: example!("MRP502", "pass"),
};

/// Maps of names and values.
const MAPS: [(&str, &str); 4] = [
    ("MCPRemoteProxy", "headerForward.addPlaintextHeaders"),
    ("MCPTelemetryConfig", "openTelemetry.headers"),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.upstreamProviders[].oauth2Config.userInfo.additionalHeaders",
    ),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.upstreamProviders[].oidcConfig.userInfoOverride.additionalHeaders",
    ),
];

/// Lists of objects with name and value.
const LISTS: [(&str, &str); 3] = [
    ("MCPRemoteProxy", "resourceOverrides.proxyDeployment.env[]"),
    ("MCPRemoteProxy", "podTemplateSpec.spec.containers[].env[]"),
    ("MCPRemoteProxy", "podTemplateSpec.spec.initContainers[].env[]"),
];

pub(super) fn check(_: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let kind = resource.object.kind.name;
    for (_, path) in MAPS.iter().filter(|(of, _)| *of == kind) {
        each(resource, path, &mut |at, map| {
            for entry in entries(map) {
                let value = entry.node.as_text().unwrap_or_default();
                if is_credential(&entry.key, value) {
                    tell(resource, &at.key(&entry.key).to_string(), &entry.key, report);
                }
            }
        });
    }
    for (_, path) in LISTS.iter().filter(|(of, _)| *of == kind) {
        each(resource, path, &mut |at, variable| {
            let [name, value] = ["name", "value"].map(|key| variable.text_at(&[key]).unwrap_or_default());
            if is_credential(name, value) {
                tell(resource, &at.key("value").to_string(), name, report);
            }
        });
    }
}

fn tell(resource: &Resource<'_>, path: &str, name: &str, report: &mut Report<'_>) {
    let message = format!("`{path}`: the value of `{name}` looks like a credential, in plain text");
    report.add(&RULE, resource.entry, At::Value(path), message);
}
