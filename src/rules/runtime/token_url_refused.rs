//! MRP448: token URL refused.

use crate::finding::{Rule, Severity};
use crate::go::url;
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP448",
    name: "token-url-refused",
    severity: Severity::Error,
    explanation: "The token endpoint is no URL that can be asked: it has no scheme, another one than http and https, or no host. \
                  The CRD takes any text and the operator does not look at it; every request then ends with `token exchange \
                  failed`.",
    origin: "pkg/oauthproto/tokenexchange ExchangeConfig.Validate; Go: http.Client, unsupported protocol scheme",
    fail: example!("MRP448", "fail"),
    pass: example!("MRP448", "pass"),
};

pub(super) fn check(
    config: &ConfigView<'_, MCPExternalAuthConfigSpec>,
    report: &mut Report<'_>,
) {
    let Some(exchange) = &config.spec.token_exchange else {
        return;
    };
    let text = &exchange.token_url;
    let is_fine = url::parse(text).is_ok_and(|url| {
        matches!(url.scheme.as_str(), "http" | "https") && !url.hostname().is_empty()
    });
    if is_fine {
        return;
    }
    let path = "spec.tokenExchange.tokenUrl";
    let message = format!("`{path}`: `{text}` is no URL with https and a host");
    let finding = report.add(&RULE, config.entry, At::Value(path), message);
    let has_host = text.split('/').next().is_some_and(|host| host.contains('.'));
    finding.help = (has_host && !text.contains("://")).then(|| format!("`https://{text}`"));
}
