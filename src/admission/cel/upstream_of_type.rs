//! An upstream provider has the one configuration that its `type` names.
//!
//! Elements of `MCPExternalAuthConfig`'s `spec.embeddedAuthServer.upstreamProviders`, since v0.27.0.

use super::rule::{Evaluation, Rule, has, is_type};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::UpstreamProviderConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: UpstreamProviderConfig::STRUCT,
    releases: Releases::since(rows::UPSTREAM_OF_TYPE),
    message: "type must be 'oidc' or 'oauth2'; oidcConfig must be set when type is 'oidc' and oauth2Config must be set when type is 'oauth2' (and the other must not be set)",
    check,
}];

fn check(provider: &Node) -> Evaluation {
    let blocks = (has(provider, "oidcConfig"), has(provider, "oauth2Config"));
    (is_type(provider, "oidc") && blocks == (true, false)
        || is_type(provider, "oauth2") && blocks == (false, true))
        .into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn the_configuration_is_that_of_the_type() {
        table(
            RULES,
            &[
                (r#"{"type": "oidc", "oidcConfig": {}}"#, Holds),
                (r#"{"type": "oauth2", "oauth2Config": {}}"#, Holds),
                (r#"{"type": "oidc"}"#, Broken),
                (r#"{"type": "oidc", "oauth2Config": {}}"#, Broken),
                (
                    r#"{"type": "oauth2", "oidcConfig": {}, "oauth2Config": {}}"#,
                    Broken,
                ),
            ],
        );
    }
}
