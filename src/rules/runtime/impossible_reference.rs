//! MRP405: impossible reference.

use crate::admission::names;
use crate::finding::{Rule, Severity};
use crate::rules::checked::Referred;
use crate::rules::example::example;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP405",
    name: "impossible-reference",
    severity: Severity::Error,
    explanation: "A reference names a Secret, ConfigMap or ServiceAccount that cannot exist, because the API server takes no \
                  object of such a name, or a key that none of them can have. Names are lower case: a name in capitals or \
                  with underscores is mostly that of a variable, or of the key.",
    origin: "API server: ValidateSecretName, ValidateConfigMapName, ValidateServiceAccountName, IsConfigMapKey",
    fail: example!("MRP405", "fail"),
    pass: example!("MRP405", "pass"),
};

/// Kinds of Kubernetes itself.
const KINDS: [&str; 3] = ["Secret", "ConfigMap", "ServiceAccount"];

pub(super) fn check(referred: &Referred<'_>, report: &mut Report<'_>) {
    let (entry, reference) = (referred.resource.entry, referred.reference);
    if !KINDS.contains(&reference.kind) {
        return;
    }
    let (kind, path) = (reference.kind, &reference.path);
    let reasons = names::is_dns1123_subdomain(&reference.name);
    if let Some(reason) = reasons.first() {
        let message = format!("`{path}`: no {kind} is called `{}`: {reason}", reference.name);
        report.add(&RULE, entry, At::Span(reference.span, path), message);
    }
    let Some(key) = &reference.key else { return };
    let above = path.rsplit_once('.').map_or("", |(above, _)| above);
    let reasons = names::is_config_map_key(key);
    if let Some(reason) = reasons.first() {
        let path = format!("{above}.key");
        let message = format!("`{path}`: no {kind} has the key `{key}`: {reason}");
        report.add(&RULE, entry, At::Value(&path), message);
    }
}
