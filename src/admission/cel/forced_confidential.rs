//! Clients are forced to have a secret only where clients may have one.
//!
//! `MCPExternalAuthConfig`'s `spec.embeddedAuthServer`, since v0.43.0, which brought such clients.

use super::rule::{Evaluation, Rule, has_items, is_true};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::EmbeddedAuthServerConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: EmbeddedAuthServerConfig::STRUCT,
    releases: Releases::since(rows::CONFIDENTIAL_CLIENTS),
    message: "forceConfidentialRedirectUris requires allowConfidentialClientRegistration to be true",
    check,
}];

fn check(server: &Node) -> Evaluation {
    (!has_items(server, "forceConfidentialRedirectUris")
        || is_true(server, "allowConfidentialClientRegistration"))
    .into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn forced_secrets_need_allowed_ones() {
        let uris = r#""forceConfidentialRedirectUris": ["https://a.example/cb"]"#;
        let allowed = format!(r#"{{{uris}, "allowConfidentialClientRegistration": true}}"#);
        let denied = format!(r#"{{{uris}, "allowConfidentialClientRegistration": false}}"#);
        table(
            RULES,
            &[
                (r#"{"forceConfidentialRedirectUris": []}"#, Holds),
                (&allowed, Holds),
                (&denied, Broken),
                (&format!("{{{uris}}}"), Broken),
            ],
        );
    }
}
