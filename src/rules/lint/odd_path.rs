//! MRP552: odd path.

use crate::finding::{Rule, Severity};
use crate::go::url;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP552",
    name: "odd-path",
    severity: Severity::Note,
    explanation: "The path of the remote URL is the usual one of another transport: servers that speak SSE are mostly at `/sse`, \
                  those that speak streamable HTTP at `/mcp`. With the wrong `transport` the proxy does not understand what \
                  the server answers. `transport` is `streamable-http` where it is not set.",
    origin: "MCP specification: transports; CRD: spec.transport",
    fail: example!("MRP552", "fail"),
    pass: example!("MRP552", "pass"),
};

/// Transports and the paths of the other one.
const ODD: [(&str, &str); 2] = [("sse", "/mcp"), ("streamable-http", "/sse")];

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let transport = view.spec.transport.as_str();
    let Some((_, odd)) = ODD.iter().find(|(of, _)| *of == transport) else {
        return;
    };
    let text = &view.spec.remote_url;
    if !text.contains(odd) {
        return;
    }
    let path = url::parse(text).map(|url| url.path).unwrap_or_default();
    let path = String::from_utf8_lossy(&path);
    if !path.trim_end_matches('/').ends_with(odd) {
        return;
    }
    let field = "spec.remoteUrl";
    let message = format!("`{field}`: `{odd}` is not the usual path for `{transport}`");
    report.add(&RULE, view.entry, At::Value(field), message);
}
