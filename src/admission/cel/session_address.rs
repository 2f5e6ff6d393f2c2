//! Sessions in Redis need its address.
//!
//! The proxy's `spec.sessionStorage`, since v0.30.0, which brought it. An empty address is the schema's to refuse.

use super::rule::{Evaluation, Rule, has};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::remote_proxy::SessionStorageConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: SessionStorageConfig::STRUCT,
    releases: Releases::since(rows::SESSION_STORAGE),
    message: "address is required",
    check,
}];

fn check(storage: &Node) -> Evaluation {
    (storage.text_at(&["provider"]) != Some("redis") || has(storage, "address")).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn redis_needs_an_address() {
        table(
            RULES,
            &[
                (r#"{"provider": "memory"}"#, Holds),
                (r#"{"provider": "redis", "address": "redis:6379"}"#, Holds),
                (r#"{"provider": "redis", "address": ""}"#, Holds),
                (r#"{"provider": "redis"}"#, Broken),
            ],
        );
    }
}
