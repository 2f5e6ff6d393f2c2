//! MRP522: odd resource URL.

use crate::finding::{Rule, Severity};
use crate::go::url;
use crate::rules::example::example;
use crate::rules::host::is_private_url;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP522",
    name: "odd-resource-url",
    severity: Severity::Warning,
    explanation: "The resource URL is what clients compare with the URL that they have connected to (RFC 9728, section 3.3), and \
                  what they ask tokens for: an absolute URL with a host and without a fragment (RFC 8707, section 2). Anything \
                  else makes clients refuse the proxy's metadata. Plain HTTP is for addresses inside the cluster.",
    origin: "RFC 9728; RFC 8707; pkg/auth NewAuthInfoHandler",
    fail: example!("MRP522", "fail"),
    pass: example!("MRP522", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(reference) = &view.spec.oidc_config_ref else {
        return;
    };
    let text = reference.resource_url.as_str();
    if text.is_empty() {
        return;
    }
    let why = match url::parse(text) {
        Err(_) => "it is no URL",
        Ok(url) if !matches!(url.scheme.as_str(), "http" | "https") => "it has not the scheme https",
        Ok(url) if url.hostname().is_empty() => "it has no host",
        Ok(url) if !url.fragment.is_empty() => "it has a fragment",
        Ok(url) if url.scheme == "http" && !is_private_url(text) => {
            "it is public and not encrypted"
        }
        Ok(_) => return,
    };
    let path = "spec.oidcConfigRef.resourceUrl";
    let message = format!("`{path}`: `{text}`: {why}");
    report.add(&RULE, view.entry, At::Value(path), message);
}
