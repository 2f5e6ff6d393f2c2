//! MRP510: unverified certificate.

use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::each;
use crate::rules::view::Scene;
use crate::rules::{At, Report};
use crate::tree::Value;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP510",
    name: "unverified-certificate",
    severity: Severity::Warning,
    explanation: "`insecureSkipVerify` takes any certificate: the connection is encrypted, and whoever stands in between may be \
                  its other end and read the password. Give the authority's certificate in `caCertSecretRef` instead.",
    origin: "Go: tls.Config.InsecureSkipVerify, for testing only; CWE-295",
    fail: example!("MRP510", "fail"),
    pass: example!("MRP510", "pass"),
};

const SWITCHES: [&str; 2] = [
    "embeddedAuthServer.storage.redis.tls.insecureSkipVerify",
    "embeddedAuthServer.storage.redis.sentinelTls.insecureSkipVerify",
];

pub(super) fn check(_: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    if resource.object.kind.name != "MCPExternalAuthConfig" {
        return;
    }
    for switch in SWITCHES {
        each(resource, switch, &mut |at, node| {
            if node.value == Value::Bool(true) {
                let path = at.to_string();
                let message = format!("`{path}`: any certificate is taken for that of Redis");
                report.add(&RULE, resource.entry, At::Value(&path), message);
            }
        });
    }
}
