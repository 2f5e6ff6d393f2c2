//! An OAuth 2.0 upstream has a client of its own or registers one.
//!
//! `oauth2Config` of an upstream provider in `MCPExternalAuthConfig`, since v0.27.0, which brought `dcrConfig`.

use super::rule::{Evaluation, Rule, has, has_text};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::OAuth2UpstreamConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: OAuth2UpstreamConfig::STRUCT,
    releases: Releases::since(rows::DCR_CONFIG),
    message: "exactly one of clientId or dcrConfig must be set",
    check,
}];

fn check(upstream: &Node) -> Evaluation {
    (has_text(upstream, "clientId") != has(upstream, "dcrConfig")).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn a_client_or_its_registration() {
        table(
            RULES,
            &[
                (r#"{"clientId": "mcp"}"#, Holds),
                (r#"{"dcrConfig": {}}"#, Holds),
                (r#"{"clientId": "", "dcrConfig": {}}"#, Holds),
                (r#"{"clientId": ""}"#, Broken),
                (r#"{"clientId": "mcp", "dcrConfig": {}}"#, Broken),
            ],
        );
    }
}
