//! MRP401: generated name refused.

use crate::admission::names;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP401",
    name: "generated-name-refused",
    severity: Severity::Error,
    explanation: "The operator names the Service of a proxy `mcp-NAME-remote-proxy`, and a Service is called by a DNS \
                  label: at most 63 characters, no dots. The API server takes a proxy with another name and refuses its \
                  Service, so nobody reaches the proxy; beyond 63 characters of its own, labels and all other objects \
                  are refused too. No condition tells of it.",
    origin: "operator: createProxyServiceName, labelsForMCPRemoteProxy; API server: ValidateService, RFC 1035",
    fail: example!("MRP401", "fail"),
    pass: example!("MRP401", "pass"),
};

/// The most characters of a label.
const LABEL_LIMIT: usize = 63;

/// The most characters of a proxy's name whose Service is fine.
const NAME_LIMIT: usize = LABEL_LIMIT - "mcp--remote-proxy".len();

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let name = view.proxy.name;
    if name.len() <= NAME_LIMIT && !name.contains('.') {
        return;
    }
    let service = view.proxy.service_name();
    let reasons = names::is_dns1035_label(&service).join(", ");
    let more = match name.len() > LABEL_LIMIT {
        true => "; it is too long for labels, too, so that nothing is made",
        false => "",
    };
    let message = format!("`metadata.name`: the Service `{service}` is refused: {reasons}{more}");
    let help = match name.contains('.') {
        true => format!("`{}`", shortened(&name.replace('.', "-"))),
        false => format!("at most {NAME_LIMIT} characters: `{}`", shortened(name)),
    };
    report
        .add(&RULE, view.entry, At::Value("metadata.name"), message)
        .help = Some(help);
}

fn shortened(name: &str) -> &str {
    let kept = name.get(..NAME_LIMIT).unwrap_or(name);
    kept.trim_end_matches('-')
}
