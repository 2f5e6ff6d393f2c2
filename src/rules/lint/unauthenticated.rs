//! MRP512: unauthenticated.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP512",
    name: "unauthenticated",
    severity: Severity::Note,
    explanation: "The proxy asks no client who it is: whoever reaches its Service may use the remote server, with the credentials \
                  that the proxy has for it. The proxy says so in its log. `oidcConfigRef` makes it ask; a network policy may \
                  be enough where only one client reaches it.",
    origin: "pkg/auth GetAuthenticationMiddleware; stacklok/toolhive#5488",
    fail: example!("MRP512", "fail"),
    pass: example!("MRP512", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    if view.spec.oidc_config_ref.is_some() {
        return;
    }
    let message = "`spec.oidcConfigRef`: nobody is asked who they are: there is no OIDC configuration";
    report.add(&RULE, view.entry, At::Value("spec.oidcConfigRef"), message);
}
