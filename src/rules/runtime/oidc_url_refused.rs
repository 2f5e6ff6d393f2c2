//! MRP441: OIDC URL refused.

use crate::finding::{Rule, Severity};
use crate::go::url;
use crate::plan::Entry;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP441",
    name: "oidc-url-refused",
    severity: Severity::Error,
    explanation: "The proxy asks identity providers over HTTPS alone, unless `insecureAllowHTTP` is set for it, and it asks for \
                  the introspection of tokens with a client over HTTPS in any case. A URL without it makes every token \
                  invalid, and without any the proxy does not start. The operator checks issuer and JWKS URL of type `inline` since v0.42.1, and nothing else.",
    origin: "pkg/auth discoverOIDCConfiguration, NewRFC7662ProviderWithAuth; pkg/networking ValidatingTransport",
    fail: example!("MRP441", "fail"),
    pass: example!("MRP441", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(config) = view.oidc.as_ref().filter(|_| view.server().is_none()) else {
        return;
    };
    if let Some(provider) = config.spec.provider() {
        let block = "spec.inline";
        let allows_http = provider.insecure_allow_http;
        match provider.jwks_url.as_str() {
            "" if provider.issuer.is_empty() => nobody(config.entry, report),
            "" => judge(config.entry, block, "issuer", &provider.issuer, allows_http, report),
            url => judge(config.entry, block, "jwksUrl", url, allows_http, report),
        }
        if !provider.client_id.is_empty() {
            let url = &provider.introspection_url;
            judge(config.entry, block, "introspectionUrl", url, false, report);
        }
    }
    if config.spec.kind == "kubernetesServiceAccount"
        && let Some(account) = &config.spec.kubernetes_service_account
    {
        let block = "spec.kubernetesServiceAccount";
        match account.jwks_url.as_str() {
            "" => judge(config.entry, block, "issuer", &account.issuer, false, report),
            url => judge(config.entry, block, "jwksUrl", url, false, report),
        }
    }
}

/// Tells of a provider that nothing names.
fn nobody(entry: &Entry, report: &mut Report<'_>) {
    let path = "spec.inline.issuer";
    let message = format!("`{path}`: the proxy does not start: there is no issuer, and no `jwksUrl`");
    report.add(&RULE, entry, At::Value(path), message);
}

fn judge(
    entry: &Entry,
    block: &str,
    field: &str,
    text: &str,
    allows_http: bool,
    report: &mut Report<'_>,
) {
    let scheme = url::parse(text).map(|url| url.scheme).unwrap_or_default();
    let is_fine = scheme == "https" || (allows_http && scheme == "http");
    if text.is_empty() || is_fine {
        return;
    }
    let path = format!("{block}.{field}");
    let message = format!("`{path}`: the proxy asks over HTTPS alone, and not `{text}`");
    report.add(&RULE, entry, At::Value(&path), message);
}
