//! An `MCPExternalAuthConfig` of type `unauthenticated` configures nothing.
//!
//! Since v0.23.0. The CRDs of v0.29.0 and v0.33.0 name `obo` and `xaa` too; before, these fields are unknown and gone.

use super::rule::{Evaluation, Rule, has, is_type};
use crate::release::Releases;
use crate::resource::GoStruct;
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: MCPExternalAuthConfigSpec::STRUCT,
    releases: Releases::ALL,
    message: "no configuration must be set when type is 'unauthenticated'",
    check,
}];

/// The blocks of the other types.
const BLOCKS: [&str; 8] = [
    "tokenExchange",
    "headerInjection",
    "bearerToken",
    "embeddedAuthServer",
    "awsSts",
    "upstreamInject",
    "obo",
    "xaa",
];

fn check(object: &Node) -> Evaluation {
    let is_configured = BLOCKS.iter().any(|block| has(object, block));
    (!is_type(object, "unauthenticated") || !is_configured).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn unauthenticated_stands_alone() {
        table(
            RULES,
            &[
                (r#"{"type": "unauthenticated"}"#, Holds),
                (r#"{"type": "bearerToken", "bearerToken": {}}"#, Holds),
                (r#"{"type": "unauthenticated", "bearerToken": {}}"#, Broken),
                (r#"{"type": "unauthenticated", "xaa": {}}"#, Broken),
            ],
        );
    }
}
