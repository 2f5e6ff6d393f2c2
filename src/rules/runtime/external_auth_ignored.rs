//! MRP446: external auth ignored.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP446",
    name: "external-auth-ignored",
    severity: Severity::Warning,
    explanation: "The proxy refers to an MCPExternalAuthConfig of a type that only a VirtualMCPServer acts upon: it is accepted, \
                  its hash is taken, and the proxy sends no credential. The remote server answers 401. A header with a secret \
                  value is `headerForward.addHeadersFromSecret` of the proxy itself; an upstream provider's token comes with \
                  `embeddedAuthServer`.",
    origin: "controllerutil.AddExternalAuthConfigOptions: headerInjection, upstreamInject and xaa add nothing",
    fail: example!("MRP446", "fail"),
    pass: example!("MRP446", "pass"),
};

/// Types without an effect on a proxy, and what to write instead.
const IGNORED: [(&str, &str); 3] = [
    (
        "headerInjection",
        "`headerForward.addHeadersFromSecret` of the proxy adds such a header",
    ),
    ("upstreamInject", "`embeddedAuthServer` passes that token on"),
    ("xaa", "a VirtualMCPServer does it"),
];

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(config) = &view.external_auth else {
        return;
    };
    let kind = config.spec.kind.as_str();
    let Some((_, instead)) = IGNORED.iter().find(|(ignored, _)| *ignored == kind) else {
        return;
    };
    let path = "spec.externalAuthConfigRef.name";
    let name = &config.entry.name;
    let message = format!("`{path}`: `{name}` is of type `{kind}`, which has no effect on a proxy");
    report.add(&RULE, view.entry, At::Value(path), message).help = Some((*instead).to_owned());
}
