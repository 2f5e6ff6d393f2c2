//! An issuer at a private address says where its keys are.
//!
//! Elements of `MCPExternalAuthConfig`'s `spec.embeddedAuthServer.trustedIssuers`, since v0.44.0, which brought them.

use super::rule::{Evaluation, Rule, has_text, is_true};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::TrustedIssuerConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: TrustedIssuerConfig::STRUCT,
    releases: Releases::since(rows::TRUSTED_ISSUERS),
    message: "allowPrivateIPs requires jwksUrl to be set explicitly",
    check,
}];

fn check(issuer: &Node) -> Evaluation {
    (!is_true(issuer, "allowPrivateIPs") || has_text(issuer, "jwksUrl")).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn private_keys_are_named() {
        table(
            RULES,
            &[
                (r#"{"allowPrivateIPs": false}"#, Holds),
                (
                    r#"{"allowPrivateIPs": true, "jwksUrl": "https://10.0.0.1/keys"}"#,
                    Holds,
                ),
                (r#"{"allowPrivateIPs": true}"#, Broken),
                (r#"{"allowPrivateIPs": true, "jwksUrl": ""}"#, Broken),
            ],
        );
    }
}
