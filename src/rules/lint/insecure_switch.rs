//! MRP511: insecure switch.

use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::each;
use crate::rules::view::Scene;
use crate::rules::{At, Report};
use crate::tree::Value;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP511",
    name: "insecure-switch",
    severity: Severity::Note,
    explanation: "A switch is on that allows connections without encryption, or to private addresses. Inside a cluster and for \
                  trying things out that may be meant; for what users rely on it should not stay.",
    origin: "CRDs: insecureAllowHTTP and their like, for development and trusted clusters only",
    fail: example!("MRP511", "fail"),
    pass: example!("MRP511", "pass"),
};

/// Switches by the kind, and what each allows.
const SWITCHES: [(&str, &str, &str); 9] = [
    ("MCPOIDCConfig", "inline.insecureAllowHTTP", HTTP),
    ("MCPOIDCConfig", "inline.jwksAllowPrivateIP", PRIVATE),
    ("MCPTelemetryConfig", "openTelemetry.insecure", HTTP),
    ("MCPExternalAuthConfig", "embeddedAuthServer.insecureAllowHTTP", HTTP),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.insecureAllowConfidentialOverLoopbackHTTP",
        HTTP,
    ),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.upstreamProviders[].oauth2Config.insecureAllowHTTP",
        HTTP,
    ),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.trustedIssuers[].insecureAllowHTTP",
        HTTP,
    ),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.upstreamProviders[].oauth2Config.allowPrivateIPs",
        PRIVATE,
    ),
    ("MCPExternalAuthConfig", "xaa.insecureTargetTokenUrl", HTTP),
];

const HTTP: &str = "allows connections without encryption";
const PRIVATE: &str = "allows private addresses";

pub(super) fn check(_: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let kind = resource.object.kind.name;
    for (_, path, effect) in SWITCHES.iter().filter(|(of, ..)| *of == kind) {
        each(resource, path, &mut |at, node| {
            if node.value == Value::Bool(true) {
                let path = at.to_string();
                let message = format!("`{path}`: it {effect}");
                report.add(&RULE, resource.entry, At::Value(&path), message);
            }
        });
    }
}
