//! MRP430: restricted header.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::headers::{canonical, forwarded};
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP430",
    name: "restricted-header",
    severity: Severity::Error,
    explanation: "The proxy refuses to start where `headerForward` names a header that belongs to the connection or that tells \
                  where a request comes from: `Host`, `Connection`, `Transfer-Encoding`, `X-Forwarded-For` and their like. \
                  The operator does not check it: the pods crash again and again, and only their log says why.",
    origin: "pkg/transport/middleware RestrictedHeaders, the same in all releases; RFC 9110, section 7.6.1",
    fail: example!("MRP430", "fail"),
    pass: example!("MRP430", "pass"),
};

/// The headers, as Go writes them.
const RESTRICTED: [&str; 17] = [
    "Host",
    "Connection",
    "Keep-Alive",
    "Te",
    "Trailer",
    "Upgrade",
    "Http2-Settings",
    "Proxy-Authorization",
    "Proxy-Authenticate",
    "Proxy-Connection",
    "Transfer-Encoding",
    "Content-Length",
    "Forwarded",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-Ip",
];

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    for header in forwarded(view.spec) {
        let name = canonical(header.name);
        if RESTRICTED.contains(&name.as_str()) {
            let path = &header.path;
            let message = format!("`{path}`: the proxy does not start: it forwards no `{name}`");
            let at = match header.value {
                Some(_) => At::Key(path),
                None => At::Value(path),
            };
            report.add(&RULE, view.entry, at, message);
        }
    }
}
