//! MRP447: exchange without client.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP447",
    name: "exchange-without-client",
    severity: Severity::Warning,
    explanation: "The proxy is to exchange its clients' tokens, and asks no client for one, since it has no `oidcConfigRef`. \
                  Requests without a token are passed on as they are where tokens are exchanged, and refused where they are \
                  signed for AWS; one that comes with a token has it exchanged although nobody has checked it.",
    origin: "pkg/oauthproto/tokenexchange createTokenExchangeMiddleware; pkg/auth/awssts createAWSStsMiddlewareFunc",
    fail: example!("MRP447", "fail"),
    pass: example!("MRP447", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(config) = view.external_auth.as_ref() else {
        return;
    };
    let kind = config.spec.kind.as_str();
    if view.spec.oidc_config_ref.is_some() || !matches!(kind, "tokenExchange" | "awsSts") {
        return;
    }
    let path = "spec.externalAuthConfigRef.name";
    let message = format!("`{path}`: `{kind}` needs the client's token, and no client is asked for one");
    let finding = report.add(&RULE, view.entry, At::Value(path), message);
    finding.help = Some("`oidcConfigRef`".to_owned());
}
