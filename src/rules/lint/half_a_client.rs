//! MRP529: half a client.

use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP529",
    name: "half-a-client",
    severity: Severity::Warning,
    explanation: "A client has a secret and no identifier, or is to ask for the introspection of tokens with an identifier and no \
                  secret. The proxy sends both or none: it asks without a client, and the provider refuses it.",
    origin: "pkg/auth RFC7662Provider.IntrospectToken; pkg/oauthproto NewFormRequest; RFC 7662, section 2.1",
    fail: example!("MRP529", "fail"),
    pass: example!("MRP529", "pass"),
};

pub(super) fn check(_: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let (block, path) = match resource.object.kind.name {
        "MCPOIDCConfig" => ("inline", "spec.inline"),
        "MCPExternalAuthConfig" => ("tokenExchange", "spec.tokenExchange"),
        _ => return,
    };
    // The missing half may be the field that was dropped, of which enough is said.
    let unknown = &resource.entry.unknown;
    if unknown.iter().any(|field| field.path.starts_with(path)) {
        return;
    }
    let Some(client) = resource.object.spec().and_then(|spec| spec.get(block)) else {
        return;
    };
    let has = |field: &str| client.text_at(&[field]).is_some_and(|text| !text.is_empty());
    let has_secret = client.get("clientSecretRef").is_some();
    let (field, why) = match (has("clientId"), has_secret) {
        (false, true) => ("clientSecretRef", "there is no `clientId` beside it, and neither is sent"),
        (true, false) if has("introspectionUrl") => {
            ("clientId", "there is no `clientSecretRef` beside it, and neither is sent")
        }
        _ => return,
    };
    let path = format!("{path}.{field}");
    report.add(&RULE, resource.entry, At::Key(&path), format!("`{path}`: {why}"));
}
