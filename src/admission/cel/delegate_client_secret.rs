//! A delegate client has a secret, by name and key.
//!
//! Elements of `MCPExternalAuthConfig`'s `spec.embeddedAuthServer.delegateClients`, since v0.43.0, which brought them.
//! The schema refuses what is not there; the rule refuses what is empty.

use super::rule::{Evaluation, Rule, has_text};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::DelegateClientConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: DelegateClientConfig::STRUCT,
    releases: Releases::since(rows::DELEGATE_CLIENTS),
    message: "clientSecretRef.name and clientSecretRef.key are required and must be non-empty",
    check,
}];

fn check(client: &Node) -> Evaluation {
    let secret = client.get("clientSecretRef");
    secret
        .is_some_and(|secret| has_text(secret, "name") && has_text(secret, "key"))
        .into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn the_secret_has_a_name_and_a_key() {
        table(
            RULES,
            &[
                (
                    r#"{"clientSecretRef": {"name": "agent", "key": "secret"}}"#,
                    Holds,
                ),
                (
                    r#"{"clientSecretRef": {"name": "", "key": "secret"}}"#,
                    Broken,
                ),
                (
                    r#"{"clientSecretRef": {"name": "agent", "key": ""}}"#,
                    Broken,
                ),
                ("{}", Broken),
            ],
        );
    }
}
