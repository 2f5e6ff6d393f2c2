//! MRP554: token passthrough.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::headers::{canonical, forwarded};
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP554",
    name: "token-passthrough",
    severity: Severity::Note,
    explanation: "The proxy passes the token by which a client proves itself to it on to the remote server, as it is: nothing \
                  exchanges it, replaces it or takes it off. The MCP specification forbids it: whoever runs the remote server \
                  may use the token at the proxy. Exchange it (`externalAuthConfigRef` of type tokenExchange), or send another \
                  credential in `Authorization`.",
    origin: "MCP specification: authorization, token passthrough; pkg/transport/proxy/transparent, which keeps Authorization",
    fail: example!("MRP554", "fail"),
    pass: example!("MRP554", "pass"),
};

/// Types that write another credential, or take the client's off.
const REPLACING: [&str; 4] = ["tokenExchange", "bearerToken", "awsSts", "embeddedAuthServer"];

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let spec = view.spec;
    if spec.oidc_config_ref.is_none() || spec.auth_server_ref.is_some() {
        return;
    }
    let is_replaced = match (&spec.external_auth_config_ref, &view.external_auth) {
        (None, _) => false,
        // What is not in the input is taken to be right.
        (Some(_), None) => true,
        (Some(_), Some(config)) => REPLACING.contains(&config.spec.kind.as_str()),
    };
    let headers = forwarded(spec);
    let is_written = headers.iter().any(|it| canonical(it.name) == "Authorization");
    if is_replaced || is_written {
        return;
    }
    let path = "spec.oidcConfigRef";
    let message = format!("`{path}`: the tokens of clients go on to the remote server as they are");
    report.add(&RULE, view.entry, At::Key(path), message);
}
