//! Secrets for clients that register do not travel unencrypted.
//!
//! `MCPExternalAuthConfig`'s `spec.embeddedAuthServer`, since v0.43.0, which brought such clients.

use super::rule::{Evaluation, Rule, is_true};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::EmbeddedAuthServerConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: EmbeddedAuthServerConfig::STRUCT,
    releases: Releases::since(rows::CONFIDENTIAL_CLIENTS),
    message: "allowConfidentialClientRegistration cannot be combined with insecureAllowHTTP; client secrets would be issued in cleartext over an unauthenticated endpoint",
    check,
}];

fn check(server: &Node) -> Evaluation {
    let both = is_true(server, "allowConfidentialClientRegistration")
        && is_true(server, "insecureAllowHTTP");
    (!both).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn secrets_are_not_issued_over_http() {
        table(
            RULES,
            &[
                (r#"{"allowConfidentialClientRegistration": true}"#, Holds),
                (
                    r#"{"allowConfidentialClientRegistration": false, "insecureAllowHTTP": true}"#,
                    Holds,
                ),
                (
                    r#"{"allowConfidentialClientRegistration": true, "insecureAllowHTTP": true}"#,
                    Broken,
                ),
            ],
        );
    }
}
