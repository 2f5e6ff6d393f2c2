//! `may_act` claims do not count where every delegate client may exchange an issuer's tokens.
//!
//! Elements of `MCPExternalAuthConfig`'s `spec.embeddedAuthServer.trustedIssuers`, since v0.44.0, which brought them.

use super::delegate_wildcard::allows_everyone;
use super::rule::{Evaluation, Rule, is_true};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::TrustedIssuerConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: TrustedIssuerConfig::STRUCT,
    releases: Releases::since(rows::TRUSTED_ISSUERS),
    message: "allowMayAct must not be enabled when allowedDelegateClients contains the wildcard \"*\"",
    check,
}];

fn check(issuer: &Node) -> Evaluation {
    (!(is_true(issuer, "allowMayAct") && allows_everyone(issuer))).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn may_act_needs_named_clients() {
        table(
            RULES,
            &[
                (
                    r#"{"allowMayAct": true, "allowedDelegateClients": ["a"]}"#,
                    Holds,
                ),
                (
                    r#"{"allowMayAct": false, "allowedDelegateClients": ["*"]}"#,
                    Holds,
                ),
                (
                    r#"{"allowMayAct": true, "allowedDelegateClients": ["*"]}"#,
                    Broken,
                ),
            ],
        );
    }
}
