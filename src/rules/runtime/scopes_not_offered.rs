//! MRP445: scopes not offered.

use crate::finding::{Rule, Severity};
use crate::operator::run_config::auth_server::DEFAULT_SCOPES;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP445",
    name: "scopes-not-offered",
    severity: Severity::Error,
    explanation: "Clients that register without naming scopes get those of `baselineClientScopes`, which must be among the scopes \
                  that the authorization server offers: those of the proxy's `oidcConfigRef`, or `openid`, `profile`, `email` \
                  and `offline_access` where it names none. The server checks it when the proxy starts, and ends otherwise.",
    origin: "pkg/authserver/server/registration ValidateScopeSubset, since v0.27.2",
    fail: example!("MRP445", "fail"),
    pass: example!("MRP445", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let (Some((entry, server)), Some(reference)) = (view.server(), &view.spec.oidc_config_ref)
    else {
        return;
    };
    let offered: Vec<&str> = match reference.scopes.is_empty() {
        true => DEFAULT_SCOPES.into(),
        false => reference.scopes.iter().map(String::as_str).collect(),
    };
    for (index, scope) in server.baseline_client_scopes.iter().enumerate() {
        if offered.contains(&scope.as_str()) {
            continue;
        }
        let path = format!("spec.embeddedAuthServer.baselineClientScopes[{index}]");
        let message = format!(
            "`{path}`: the proxy `{}` does not start: it offers `{}`, and not `{scope}`",
            view.proxy.name,
            offered.join("`, `")
        );
        report.add(&RULE, entry, At::Value(&path), message);
    }
}
