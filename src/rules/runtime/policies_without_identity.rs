//! MRP456: policies without identity.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP456",
    name: "policies-without-identity",
    severity: Severity::Warning,
    explanation: "The proxy has policies and asks no client who it is: every request is that of one made-up local user, so that \
                  policies about users, groups and claims match nobody or everybody. Add an `oidcConfigRef`; a policy about \
                  tools alone works without.",
    origin: "pkg/auth GetAuthenticationMiddleware, LocalUserMiddleware",
    fail: example!("MRP456", "fail"),
    pass: example!("MRP456", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    if view.spec.oidc_config_ref.is_some() {
        return;
    }
    let inline = view.spec.authz_config.as_ref().and_then(|it| it.inline.as_ref());
    let policies = inline.into_iter().flat_map(|it| it.policies.iter());
    let asks = |policy: &str| ASKING.iter().any(|word| policy.contains(word));
    for (index, _) in policies.enumerate().filter(|(_, policy)| asks(policy)) {
        let path = format!("spec.authzConfig.inline.policies[{index}]");
        let message = format!("`{path}`: it asks who the client is, and no client is asked");
        let finding = report.add(&RULE, view.entry, At::Value(&path), message);
        finding.help = Some("`oidcConfigRef`".to_owned());
    }
}

/// What a policy says that looks at who asks.
const ASKING: [&str; 7] = [
    "principal ==",
    "principal in",
    "principal has",
    "principal.",
    "claim_",
    "THVGroup::",
    "Client::",
];
