//! The claim that names the client of a token is not one that means something else.
//!
//! Elements of `MCPExternalAuthConfig`'s `spec.embeddedAuthServer.trustedIssuers`, since v0.44.0, which brought them.

use super::rule::{Evaluation, Rule};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::TrustedIssuerConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: TrustedIssuerConfig::STRUCT,
    releases: Releases::since(rows::TRUSTED_ISSUERS),
    message: "actorClaim must name a readable claim; use client_id or a non-reserved claim such as azp, appid, or cid",
    check,
}];

/// Claims that do not name a client.
const RESERVED: [&str; 12] = [
    "sub", "iss", "aud", "exp", "iat", "nbf", "jti", "name", "email", "scope", "scp", "may_act",
];

fn check(issuer: &Node) -> Evaluation {
    let claim = issuer.text_at(&["actorClaim"]);
    (!claim.is_some_and(|claim| RESERVED.contains(&claim))).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn the_claim_names_a_client() {
        table(
            RULES,
            &[
                ("{}", Holds),
                (r#"{"actorClaim": ""}"#, Holds),
                (r#"{"actorClaim": "azp"}"#, Holds),
                (r#"{"actorClaim": "sub"}"#, Broken),
                (r#"{"actorClaim": "may_act"}"#, Broken),
            ],
        );
    }
}
