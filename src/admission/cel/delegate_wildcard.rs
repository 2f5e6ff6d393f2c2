//! `*` lets every delegate client exchange an issuer's tokens, so no other stands beside it.
//!
//! Elements of `MCPExternalAuthConfig`'s `spec.embeddedAuthServer.trustedIssuers`, since v0.44.0, which brought them.

use super::rule::{Evaluation, Rule, items};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::TrustedIssuerConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: TrustedIssuerConfig::STRUCT,
    releases: Releases::since(rows::TRUSTED_ISSUERS),
    message: "allowedDelegateClients must not combine the wildcard \"*\" with specific client IDs",
    check,
}];

fn check(issuer: &Node) -> Evaluation {
    let is_alone = items(issuer, "allowedDelegateClients").len() == 1;
    (!allows_everyone(issuer) || is_alone).into()
}

/// `'*' in self.allowedDelegateClients`.
pub(super) fn allows_everyone(issuer: &Node) -> bool {
    let mut clients = items(issuer, "allowedDelegateClients").iter();
    clients.any(|client| client.as_text() == Some("*"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn everyone_stands_alone() {
        table(
            RULES,
            &[
                (r#"{"allowedDelegateClients": ["*"]}"#, Holds),
                (r#"{"allowedDelegateClients": ["a", "b"]}"#, Holds),
                (r#"{"allowedDelegateClients": ["a", "*"]}"#, Broken),
                (r#"{"allowedDelegateClients": ["*", "*"]}"#, Broken),
            ],
        );
    }
}
