//! Where a client registers is discovered or said.
//!
//! `dcrConfig` of an OAuth 2.0 upstream in `MCPExternalAuthConfig`, since v0.27.0, which brought it.

use super::rule::{Evaluation, Rule, has};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::DCRUpstreamConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: DCRUpstreamConfig::STRUCT,
    releases: Releases::since(rows::DCR_CONFIG),
    message: "exactly one of discoveryUrl or registrationEndpoint must be set",
    check,
}];

fn check(config: &Node) -> Evaluation {
    (has(config, "discoveryUrl") != has(config, "registrationEndpoint")).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn one_way_to_the_endpoint() {
        table(
            RULES,
            &[
                (
                    r#"{"discoveryUrl": "https://a.example/.well-known"}"#,
                    Holds,
                ),
                (
                    r#"{"registrationEndpoint": "https://a.example/register"}"#,
                    Holds,
                ),
                ("{}", Broken),
                (
                    r#"{"discoveryUrl": "", "registrationEndpoint": ""}"#,
                    Broken,
                ),
            ],
        );
    }
}
