//! MRP431: impossible header.

use crate::admission::names::{is_header_field_name, is_header_field_value};
use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::headers::forwarded;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP431",
    name: "impossible-header",
    severity: Severity::Error,
    explanation: "HTTP has no header of such a name or value: a name is made of letters, digits and some signs, without spaces \
                  and colons, and a value has no line breaks. Nobody checks it: the proxy starts, and Go's client refuses \
                  every request that it forwards with `invalid header field`. A block scalar (`|`) ends with a line break; \
                  `|-` does not.",
    origin: "golang.org/x/net/http/httpguts ValidHeaderFieldName, ValidHeaderFieldValue; RFC 9110, section 5",
    fail: example!("MRP431", "fail"),
    pass: example!("MRP431", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    for header in forwarded(view.spec) {
        judge_name(view, header.name, &header.path, header.value.is_some(), report);
        let value = header.value.unwrap_or_default();
        if !is_header_field_value(value) {
            let path = &header.path;
            let message = format!("`{path}`: the value has a line break or another control character");
            report.add(&RULE, view.entry, At::Value(path), message);
        }
    }
    if let Some(config) = &view.external_auth
        && let Some(exchange) = &config.spec.token_exchange
        && !exchange.external_token_header_name.is_empty()
        && !is_header_field_name(&exchange.external_token_header_name)
    {
        let path = "spec.tokenExchange.externalTokenHeaderName";
        let name = &exchange.external_token_header_name;
        let message = format!("`{path}`: no header is called `{name}`");
        report.add(&RULE, config.entry, At::Value(path), message);
    }
}

fn judge_name(
    view: &ProxyView<'_>,
    name: &str,
    path: &str,
    is_key: bool,
    report: &mut Report<'_>,
) {
    if is_header_field_name(name) {
        return;
    }
    let message = format!("`{path}`: no header is called `{name}`");
    let at = match is_key {
        true => At::Key(path),
        false => At::Value(path),
    };
    let trimmed = name.trim().trim_end_matches(':');
    let finding = report.add(&RULE, view.entry, at, message);
    if is_header_field_name(trimmed) {
        finding.help = Some(format!("`{trimmed}`"));
    }
}
