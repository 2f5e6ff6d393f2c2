//! MRP523: missing resource URL.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP523",
    name: "missing-resource-url",
    severity: Severity::Note,
    explanation: "Without a `resourceUrl` the proxy tells clients that it is `http://NAME.NAMESPACE.svc.cluster.local`, which is \
                  neither what they have connected to from outside the cluster nor the name of its Service, which is \
                  `mcp-NAME-remote-proxy`. Clients that keep to RFC 9728 compare the two and refuse the metadata. Set it to \
                  the URL that clients use.",
    origin: "operator: oidc.createServiceURL, createProxyServiceName; RFC 9728, section 3.3",
    fail: example!("MRP523", "fail"),
    pass: example!("MRP523", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(reference) = &view.spec.oidc_config_ref else {
        return;
    };
    if !reference.resource_url.is_empty() {
        return;
    }
    let path = "spec.oidcConfigRef.resourceUrl";
    let url = view.proxy.default_resource_url();
    let message = format!("`{path}`: clients are told `{url}`, which is not the Service's name");
    report.add(&RULE, view.entry, At::Value(path), message);
}
