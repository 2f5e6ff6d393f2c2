//! Secrets of delegate clients do not travel unencrypted.
//!
//! `MCPExternalAuthConfig`'s `spec.embeddedAuthServer`, since v0.43.0, which brought delegate clients.

use super::rule::{Evaluation, Rule, has_items};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::EmbeddedAuthServerConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: EmbeddedAuthServerConfig::STRUCT,
    releases: Releases::since(rows::DELEGATE_CLIENTS),
    message: "delegateClients require an https:// issuer; delegate client secrets must not be sent over plaintext HTTP",
    check,
}];

fn check(server: &Node) -> Evaluation {
    let is_plain = server
        .text_at(&["issuer"])
        .is_some_and(|issuer| issuer.starts_with("http://"));
    (!has_items(server, "delegateClients") || !is_plain).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn delegate_clients_need_https() {
        table(
            RULES,
            &[
                (
                    r#"{"issuer": "https://a.example", "delegateClients": [{}]}"#,
                    Holds,
                ),
                (r#"{"issuer": "http://a.example"}"#, Holds),
                (
                    r#"{"issuer": "http://a.example", "delegateClients": []}"#,
                    Holds,
                ),
                (
                    r#"{"issuer": "http://a.example", "delegateClients": [{}]}"#,
                    Broken,
                ),
            ],
        );
    }
}
