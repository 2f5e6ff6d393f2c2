//! A client that registers itself gets its secret then.
//!
//! `oauth2Config` of an upstream provider in `MCPExternalAuthConfig`, since v0.27.0, which brought `dcrConfig`.

use super::rule::{Evaluation, Rule, has};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::OAuth2UpstreamConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: OAuth2UpstreamConfig::STRUCT,
    releases: Releases::since(rows::DCR_CONFIG),
    message: "clientSecretRef must not be set when dcrConfig is set; the client_secret is obtained at runtime via Dynamic Client Registration",
    check,
}];

fn check(upstream: &Node) -> Evaluation {
    (!(has(upstream, "dcrConfig") && has(upstream, "clientSecretRef"))).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn a_registered_client_has_no_secret_here() {
        table(
            RULES,
            &[
                (r#"{"clientId": "mcp", "clientSecretRef": {}}"#, Holds),
                (r#"{"dcrConfig": {}}"#, Holds),
                (r#"{"dcrConfig": {}, "clientSecretRef": {}}"#, Broken),
            ],
        );
    }
}
