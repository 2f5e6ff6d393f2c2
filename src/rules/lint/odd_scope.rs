//! MRP524: odd scope.

use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::each;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP524",
    name: "odd-scope",
    severity: Severity::Warning,
    explanation: "A scope is a word without spaces, quotes and backslashes (RFC 6749, section 3.3). An element with a space or a \
                  comma is mostly several scopes in one: the list has one element for each. Spaces around a scope make another \
                  scope of it.",
    origin: "RFC 6749, section 3.3: scope-token",
    fail: example!("MRP524", "fail"),
    pass: example!("MRP524", "pass"),
};

/// Lists of scopes, by the kind.
const LISTS: [(&str, &str); 6] = [
    ("MCPRemoteProxy", "oidcConfigRef.scopes[]"),
    ("MCPExternalAuthConfig", "tokenExchange.scopes[]"),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.upstreamProviders[].oidcConfig.scopes[]",
    ),
    (
        "MCPExternalAuthConfig",
        "embeddedAuthServer.upstreamProviders[].oauth2Config.scopes[]",
    ),
    ("MCPExternalAuthConfig", "embeddedAuthServer.delegateClients[].scopes[]"),
    ("MCPExternalAuthConfig", "xaa.scopes[]"),
];

pub(super) fn check(_: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let kind = resource.object.kind.name;
    for (_, path) in LISTS.iter().filter(|(of, _)| *of == kind) {
        each(resource, path, &mut |at, node| {
            let scope = node.as_text().unwrap_or_default();
            if scope.is_empty() || !scope.contains([' ', ',', '"', '\\', '\n', '\t']) {
                return;
            }
            let path = at.to_string();
            let message = format!("`{path}`: `{scope}` is no scope");
            let words = scope.split([' ', ',', '\n', '\t']).filter(|word| !word.is_empty());
            let words: Vec<&str> = words.collect();
            report.add(&RULE, resource.entry, At::Value(&path), message).help = match words.as_slice() {
                [] => None,
                words => Some(format!("`{}`", words.join("`, `"))),
            };
        });
    }
}
