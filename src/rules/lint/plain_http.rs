//! MRP515: plain HTTP.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::host::is_plain_http;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP515",
    name: "plain-http",
    severity: Severity::Warning,
    explanation: "The remote server is asked without encryption, and the operator takes no address inside the cluster for it: what \
                  clients ask and the credentials that the proxy or its clients send go through the internet in plain text. \
                  Without a credential it is a note.",
    origin: "RFC 6750, section 5.3: TLS for bearer tokens; MCP specification: authorization, communication security",
    fail: example!("MRP515", "fail"),
    pass: example!("MRP515", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let spec = view.spec;
    if !spec.remote_url.starts_with("http:") || !is_plain_http(&spec.remote_url) {
        return;
    }
    let forward = spec.header_forward.as_ref();
    let sends = forward.is_some_and(|it| !it.add_headers_from_secret.is_empty())
        || spec.external_auth_config_ref.is_some()
        || spec.auth_server_ref.is_some()
        || spec.oidc_config_ref.is_some();
    let path = "spec.remoteUrl";
    let message = match sends {
        true => format!("`{path}`: credentials are sent without encryption"),
        false => format!("`{path}`: requests are sent without encryption"),
    };
    let finding = report.add(&RULE, view.entry, At::Value(path), message);
    if !sends {
        finding.severity = Severity::Note;
    }
}
