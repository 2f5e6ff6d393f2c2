//! The block that `type` names is there, and no other is.
//!
//! `MCPExternalAuthConfig`, `MCPOIDCConfig` and the proxy's `spec.authzConfig` since v0.23.0, with `obo` since v0.29.0 and
//! `xaa` since v0.33.0. Each block has a rule of its own, so the wrong block breaks two.

use super::rule::{Evaluation, Rule, has, is_type};
use crate::go::types::Struct;
use crate::release::{Releases, rows};
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;
use crate::resource::oidc_config::MCPOIDCConfigSpec;
use crate::resource::remote_proxy::AuthzConfigRef;
use crate::resource::{GoStruct, Schema};
use crate::tree::Node;

const AUTHZ: &Struct<Schema> = AuthzConfigRef::STRUCT;
const OIDC: &Struct<Schema> = MCPOIDCConfigSpec::STRUCT;
const EXTERNAL: &Struct<Schema> = MCPExternalAuthConfigSpec::STRUCT;

/// A block's rule. The CRDs have two wordings: that of `MCPExternalAuthConfig`, and that of the others.
macro_rules! block {
    ($block:literal, $releases:expr) => {
        block!(
            EXTERNAL,
            $releases,
            $block,
            " configuration must be set if and only if type is '",
            "'"
        )
    };
    ($block:literal of $on:ident) => {
        block!(
            $on,
            Releases::ALL,
            $block,
            " must be set when type is '",
            "', and must not be set otherwise"
        )
    };
    ($on:ident, $releases:expr, $block:literal, $before:literal, $behind:literal) => {
        Rule {
            on: $on,
            releases: $releases,
            message: concat!($block, $before, $block, $behind),
            check: |object| follows_type(object, $block),
        }
    };
}

pub(super) static RULES: &[Rule] = &[
    block!("configMap" of AUTHZ),
    block!("inline" of AUTHZ),
    block!("kubernetesServiceAccount" of OIDC),
    block!("inline" of OIDC),
    block!("tokenExchange", Releases::ALL),
    block!("headerInjection", Releases::ALL),
    block!("bearerToken", Releases::ALL),
    block!("embeddedAuthServer", Releases::ALL),
    block!("awsSts", Releases::ALL),
    block!("upstreamInject", Releases::ALL),
    block!("obo", Releases::since(rows::OBO)),
    block!("xaa", Releases::since(rows::XAA)),
];

fn follows_type(object: &Node, block: &str) -> Evaluation {
    (is_type(object, block) == has(object, block)).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::broken;
    use super::*;

    #[test]
    fn the_block_and_the_type_go_together() {
        let inline = "inline must be set when type is 'inline', and must not be set otherwise";
        let config_map =
            "configMap must be set when type is 'configMap', and must not be set otherwise";
        for (object, expected) in [
            (r#"{"type": "inline", "inline": {}}"#, vec![]),
            (
                r#"{"type": "configMap", "configMap": {"name": "policies"}}"#,
                vec![],
            ),
            (r#"{"type": "inline"}"#, vec![inline]),
            (
                r#"{"type": "inline", "inline": {}, "configMap": {}}"#,
                vec![config_map],
            ),
            (
                r#"{"type": "inline", "configMap": {}}"#,
                vec![config_map, inline],
            ),
        ] {
            assert_eq!(broken(&RULES[..2], object), expected, "{object}");
        }
    }
}
