//! MRP555: endpoint prefix ignored.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP555",
    name: "endpoint-prefix-ignored",
    severity: Severity::Note,
    explanation: "`endpointPrefix` is put before the endpoint that SSE clients are told of. Streamable HTTP tells of none: the \
                  field has no effect there.",
    origin: "pkg/transport/proxy/transparent SSEResponseProcessor",
    fail: example!("MRP555", "fail"),
    pass: example!("MRP555", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    if view.spec.endpoint_prefix.is_empty() || view.spec.transport == "sse" {
        return;
    }
    let path = "spec.endpointPrefix";
    let message = format!("`{path}`: it has no effect with the transport `{}`", view.spec.transport);
    report.add(&RULE, view.entry, At::Value(path), message);
}
