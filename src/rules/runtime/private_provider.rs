//! MRP440: private provider.

use crate::finding::{Rule, Severity};
use crate::plan::Entry;
use crate::resource::external_auth_config::EmbeddedAuthServerConfig;
use crate::rules::example::example;
use crate::rules::host::is_private_url;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP440",
    name: "private-provider",
    severity: Severity::Error,
    explanation: "The proxy connects to no private address when it asks an identity provider, and a provider inside the cluster \
                  has one: all tokens are refused, or nobody can sign in. Nobody says so at apply time. For an MCPOIDCConfig \
                  `jwksAllowPrivateIP: true` lifts it, for service accounts `useClusterAuth`, for an OAuth 2.0 upstream \
                  `allowPrivateIPs` (since v0.43.0); an OpenID Connect upstream has no such switch but `insecureAllowHTTP` of \
                  the server.",
    origin: "pkg/networking protectedDialerControl, NewHostScopedClientBuilder; pkg/auth NewTokenValidator",
    fail: example!("MRP440", "fail"),
    pass: example!("MRP440", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    match view.server() {
        Some((entry, server)) => judge_upstreams(entry, server, report),
        None => judge_issuer(view, report),
    }
}

/// The keys come from the URL that is given, or from the issuer.
fn judge_issuer(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(config) = &view.oidc else { return };
    if let Some(provider) = config.spec.provider()
        && !provider.jwks_allow_private_ip
    {
        let (field, url) = asked(&provider.issuer, &provider.jwks_url);
        let path = format!("spec.inline.{field}");
        tell(config.entry, &path, url, "`jwksAllowPrivateIP: true`", report);
    }
    if let Some(account) = &config.spec.kubernetes_service_account
        && account.use_cluster_auth == Some(false)
    {
        let (field, url) = asked(&account.issuer, &account.jwks_url);
        let path = format!("spec.kubernetesServiceAccount.{field}");
        tell(config.entry, &path, url, "`useClusterAuth: true`", report);
    }
}

fn asked<'u>(issuer: &'u str, jwks_url: &'u str) -> (&'static str, &'u str) {
    match jwks_url {
        "" => ("issuer", issuer),
        url => ("jwksUrl", url),
    }
}

fn judge_upstreams(entry: &Entry, server: &EmbeddedAuthServerConfig, report: &mut Report<'_>) {
    if server.insecure_allow_http {
        return;
    }
    for (index, provider) in server.upstream_providers.iter().enumerate() {
        let path = format!("spec.embeddedAuthServer.upstreamProviders[{index}]");
        if let Some(config) = &provider.oidc_config {
            let path = format!("{path}.oidcConfig.issuerUrl");
            tell(entry, &path, &config.issuer_url, "", report);
        }
        if let Some(config) = &provider.oauth2_config
            && !config.allow_private_ips
            && !config.insecure_allow_http
        {
            let path = format!("{path}.oauth2Config.tokenEndpoint");
            tell(entry, &path, &config.token_endpoint, "`allowPrivateIPs: true`", report);
        }
    }
}

fn tell(entry: &Entry, path: &str, url: &str, help: &str, report: &mut Report<'_>) {
    if !is_private_url(url) {
        return;
    }
    let message = format!("`{path}`: the proxy does not connect to the private address of `{url}`");
    let finding = report.add(&RULE, entry, At::Value(path), message);
    finding.help = (!help.is_empty()).then(|| help.to_owned());
}
