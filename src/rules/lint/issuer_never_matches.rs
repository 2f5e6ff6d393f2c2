//! MRP551: issuer never matches.

use crate::finding::{Rule, Severity};
use crate::go::url::{self, Url};
use crate::resource::oidc_config::MCPOIDCConfigSpec;
use crate::rules::example::example;
use crate::rules::view::ConfigView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP551",
    name: "issuer-never-matches",
    severity: Severity::Warning,
    explanation: "The issuer in a token is compared letter by letter, and this one is none that the provider puts into its tokens: \
                  Auth0 and the old Azure issuer end with a slash, Google, Okta and GitHub do not, and tokens of Entra name \
                  their tenant instead of `common`. All tokens are refused as of an invalid issuer. Look up `issuer` in the \
                  provider's `/.well-known/openid-configuration`.",
    origin: "pkg/auth TokenValidator.validateClaims; OpenID Connect Core, section 3.1.3.7; the providers' discovery documents",
    fail: example!("MRP551", "fail"),
    pass: example!("MRP551", "pass"),
};

/// How the issuers of a provider end.
enum End {
    Slash,
    NoSlash,
}

/// Providers by what their hosts are or end with.
const PROVIDERS: [(&str, End); 6] = [
    (".auth0.com", End::Slash),
    ("sts.windows.net", End::Slash),
    ("accounts.google.com", End::NoSlash),
    (".okta.com", End::NoSlash),
    ("token.actions.githubusercontent.com", End::NoSlash),
    ("login.microsoftonline.com", End::NoSlash),
];

/// Tenants of Entra that stand for many, and for none in a token.
const SHARED_TENANTS: [&str; 3] = ["common", "organizations", "consumers"];

pub(super) fn check(config: &ConfigView<'_, MCPOIDCConfigSpec>, report: &mut Report<'_>) {
    let Some(provider) = config.spec.provider() else {
        return;
    };
    let issuer = provider.issuer.as_str();
    let Some((why, help)) = url::parse(issuer).ok().and_then(|url| objection(issuer, &url)) else {
        return;
    };
    let path = "spec.inline.issuer";
    let message = format!("`{path}`: no token is of the issuer `{issuer}`: {why}");
    report.add(&RULE, config.entry, At::Value(path), message).help = help;
}

fn objection(issuer: &str, url: &Url) -> Option<(&'static str, Option<String>)> {
    let host = String::from_utf8_lossy(url.hostname()).to_lowercase();
    let path = String::from_utf8_lossy(&url.path);
    let tenant = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    if host == "login.microsoftonline.com" && SHARED_TENANTS.contains(&tenant) {
        return Some(("tokens of Entra name their tenant", None));
    }
    let (_, end) = PROVIDERS.iter().find(|(name, _)| match name.starts_with('.') {
        true => host.ends_with(name),
        false => host == *name,
    })?;
    match (end, issuer.ends_with('/')) {
        (End::Slash, false) => Some(("this provider's end with a slash", Some(format!("`{issuer}/`")))),
        (End::NoSlash, true) => {
            let help = format!("`{}`", issuer.trim_end_matches('/'));
            Some(("this provider's do not end with a slash", Some(help)))
        }
        _ => None,
    }
}
