//! MRP444: server refused.

use crate::finding::{Rule, Severity};
use crate::go::duration;
use crate::operator::check::url::auth_server::{
    validate_endpoint_url, validate_issuer_url, validate_redirect_uri,
};
use crate::resource::external_auth_config::{
    EmbeddedAuthServerConfig, OAuth2UpstreamConfig, UpstreamProviderConfig,
};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP444",
    name: "server-refused",
    severity: Severity::Error,
    explanation: "The embedded authorization server checks its own configuration when the proxy starts, and ends where a URL is \
                  not encrypted: its issuer, where users are sent back to, and the endpoints of its upstream providers. Plain \
                  HTTP is taken on the local host alone, or with `insecureAllowHTTP`. Tokens and codes have bounds, too, for how long they \
                  are valid. Without a `redirectUri` users are sent back \
                  to the proxy's resource URL, which is plain HTTP inside the cluster where `resourceUrl` is not set.",
    origin: "pkg/authserver Config.Validate; pkg/authserver/upstream OAuth2Config.ValidateWithInsecure, UserInfoConfig.Validate",
    fail: example!("MRP444", "fail"),
    pass: example!("MRP444", "pass"),
};

/// Where the server stands in its configuration.
const SERVER: &str = "spec.embeddedAuthServer";

/// A path and why it is refused.
type Refused = (String, String);

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some((entry, server)) = view.server() else {
        return;
    };
    let refused = own_urls(server).into_iter().chain(lifespans(server));
    for (path, why) in refused.chain(upstreams(server)) {
        let message = format!("`{path}`: the proxy does not start: {why}");
        report.add(&RULE, entry, At::Value(&path), message);
    }
    if !server.insecure_allow_http && !server.upstream_providers.iter().all(has_redirect) {
        judge_resource_url(view, report);
    }
}

fn own_urls(server: &EmbeddedAuthServerConfig) -> Vec<Refused> {
    let urls = [
        ("issuer", &server.issuer),
        (
            "authorizationEndpointBaseUrl",
            &server.authorization_endpoint_base_url,
        ),
    ];
    let urls = urls.into_iter().filter(|(_, url)| !url.is_empty());
    let refused = urls.filter_map(|(field, url)| {
        let why = validate_issuer_url(url, server.insecure_allow_http).err()?;
        Some((format!("{SERVER}.{field}"), why))
    });
    refused.collect()
}

const SECOND: i64 = 1_000_000_000;

/// How long things may be valid, as fields and in words (`validateTokenLifespans`). Nothing, or zero, is the default.
fn lifespans(server: &EmbeddedAuthServerConfig) -> Vec<Refused> {
    let Some(spans) = &server.token_lifespans else {
        return Vec::new();
    };
    let (minute, hour) = (60 * SECOND, 3600 * SECOND);
    let spans = [
        ("accessTokenLifespan", &spans.access_token_lifespan, minute..=24 * hour, "1m and 24h"),
        ("refreshTokenLifespan", &spans.refresh_token_lifespan, hour..=720 * hour, "1h and 720h"),
        ("authCodeLifespan", &spans.auth_code_lifespan, 30 * SECOND..=10 * minute, "30s and 10m"),
    ];
    let refused = spans.into_iter().filter_map(|(field, text, bounds, words)| {
        let is_fine = match duration::parse(text) {
            Ok(span) => span == 0 || bounds.contains(&span),
            Err(_) => text.is_empty(),
        };
        let why = format!("`{text}` is not between {words}");
        (!is_fine).then(|| (format!("{SERVER}.tokenLifespans.{field}"), why))
    });
    refused.collect()
}

fn upstreams(server: &EmbeddedAuthServerConfig) -> Vec<Refused> {
    let mut refused = Vec::new();
    for (index, provider) in server.upstream_providers.iter().enumerate() {
        let path = format!("{SERVER}.upstreamProviders[{index}]");
        if provider.oidc_config.as_ref().is_some_and(|it| it.client_id.is_empty()) {
            let why = "the provider takes a client".to_owned();
            refused.push((format!("{path}.oidcConfig.clientId"), why));
        }
        if let Some(config) = &provider.oidc_config
            && !server.insecure_allow_http
        {
            let checked = checked(&config.redirect_uri, validate_redirect_uri);
            refused.extend(checked.map(|why| (format!("{path}.oidcConfig.redirectUri"), why)));
        }
        if let Some(config) = &provider.oauth2_config {
            let insecure = server.insecure_allow_http || config.insecure_allow_http;
            let found = oauth2(config, insecure).into_iter();
            refused.extend(found.map(|(field, why)| (format!("{path}.oauth2Config.{field}"), why)));
        }
    }
    refused
}

fn oauth2(config: &OAuth2UpstreamConfig, insecure: bool) -> Vec<(&'static str, String)> {
    let info = config.user_info.as_ref();
    let info = info.map_or("", |info| &info.endpoint_url);
    let mut checks = vec![("userInfo.endpointUrl", checked(info, validate_endpoint_url))];
    if !insecure {
        let endpoints = [
            ("authorizationEndpoint", &config.authorization_endpoint),
            ("tokenEndpoint", &config.token_endpoint),
        ];
        checks.extend(endpoints.map(|(field, url)| (field, checked(url, validate_endpoint_url))));
        checks.push(("redirectUri", checked(&config.redirect_uri, validate_redirect_uri)));
    }
    let refused = checks.into_iter();
    refused.filter_map(|(field, why)| Some((field, why?))).collect()
}

/// What is wrong with a URL, if it is given.
fn checked(url: &str, check: fn(&str) -> Result<(), String>) -> Option<String> {
    check(url).err().filter(|_| !url.is_empty())
}

/// Whether a provider says where users are sent back to, or may send them anywhere.
fn has_redirect(provider: &UpstreamProviderConfig) -> bool {
    let oidc = provider.oidc_config.as_ref().map(|it| &it.redirect_uri);
    let oauth2 = provider.oauth2_config.as_ref();
    let is_insecure = oauth2.is_some_and(|it| it.insecure_allow_http);
    let uri = oidc.or(oauth2.map(|it| &it.redirect_uri));
    is_insecure || uri.is_some_and(|uri| !uri.is_empty())
}

/// The resource URL as where users are sent back to.
fn judge_resource_url(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(reference) = &view.spec.oidc_config_ref else {
        return;
    };
    let url = match reference.resource_url.as_str() {
        "" => view.proxy.default_resource_url(),
        url => url.to_owned(),
    };
    let redirect = format!("{}/oauth/callback", url.trim_end_matches('/'));
    if let Err(why) = validate_redirect_uri(&redirect) {
        let path = "spec.oidcConfigRef.resourceUrl";
        let message = format!("`{path}`: the proxy does not start: `{redirect}`: {why}");
        report.add(&RULE, view.entry, At::Value(path), message);
    }
}
