//! A proxy has its policies from `authzConfig` or from `authzConfigRef`, not from both.
//!
//! The proxy's `spec`, since v0.30.0, which brought `authzConfigRef`.

use super::rule::{Evaluation, Rule, has};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::remote_proxy::MCPRemoteProxySpec;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: MCPRemoteProxySpec::STRUCT,
    releases: Releases::since(rows::AUTHZ_CONFIG),
    message: "authzConfig and authzConfigRef are mutually exclusive; use authzConfigRef to reference a shared MCPAuthzConfig",
    check,
}];

fn check(spec: &Node) -> Evaluation {
    (!(has(spec, "authzConfig") && has(spec, "authzConfigRef"))).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn one_source_of_policies() {
        table(
            RULES,
            &[
                ("{}", Holds),
                (r#"{"authzConfig": {"type": "inline"}}"#, Holds),
                (r#"{"authzConfigRef": {"name": "shared"}}"#, Holds),
                (
                    r#"{"authzConfig": {}, "authzConfigRef": {"name": "shared"}}"#,
                    Broken,
                ),
            ],
        );
    }
}
