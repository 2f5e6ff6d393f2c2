//! MRP434: credential overwritten.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::headers::{Header, canonical, forwarded};
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP434",
    name: "credential-overwritten",
    severity: Severity::Warning,
    explanation: "Two things write the same header of a request to the remote server, and the last one stays. The headers of \
                  `headerForward` are written behind the exchanged token, the upstream provider's token and the signature for \
                  AWS, which are lost; a bearer token is written behind them, and the header is lost. Keep one of the two.",
    origin: "pkg/runner PopulateMiddlewareConfigs; pkg/transport HTTPTransport.Start, which puts the token injection last",
    fail: example!("MRP434", "fail"),
    pass: example!("MRP434", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some((target, what, wins)) = credential(view) else {
        return;
    };
    let headers = forwarded(view.spec);
    let written = |header: &&Header<'_>| canonical(header.name) == canonical(target);
    for header in headers.iter().filter(written) {
        let path = &header.path;
        let message = match wins {
            true => format!("`{path}`: it is overwritten by {what}"),
            false => format!("`{path}`: it overwrites {what}"),
        };
        let at = match header.value {
            Some(_) => At::Key(path),
            None => At::Value(path),
        };
        report.add(&RULE, view.entry, at, message);
    }
}

/// The header that a proxy's own credential goes into, what it is, and whether it is written behind the others.
fn credential<'v>(view: &'v ProxyView<'_>) -> Option<(&'v str, &'static str, bool)> {
    let own = "Authorization";
    if let Some((_, server)) = view.server() {
        let keeps = !server.disable_upstream_token_injection;
        return keeps.then_some((own, "the upstream provider's token", false));
    }
    let external = view.external_auth.as_ref()?.spec;
    match external.kind.as_str() {
        "bearerToken" => Some((own, "the bearer token", true)),
        "awsSts" => Some((own, "the signature for AWS", false)),
        "tokenExchange" => {
            let name = &external.token_exchange.as_ref()?.external_token_header_name;
            let name = if name.is_empty() { own } else { name };
            Some((name, "the exchanged token", false))
        }
        _ => None,
    }
}
