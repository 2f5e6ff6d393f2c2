//! Redis is reached by its address or through Sentinel, not both.
//!
//! `MCPExternalAuthConfig`'s `spec.embeddedAuthServer.storage.redis`, since v0.27.0, which brought `addr`. The rule of
//! v0.27.0 reads `addr` without asking whether it is there: a configuration with Sentinel alone is refused.

use super::rule::{Evaluation, Rule, has, has_text};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::RedisStorageConfig;
use crate::tree::Node;

const MESSAGE: &str = "exactly one of addr or sentinelConfig must be set";

pub(super) static RULES: &[Rule] = &[
    Rule {
        on: RedisStorageConfig::STRUCT,
        releases: Releases::between(rows::REDIS_CLUSTER, rows::REDIS_RULES_GUARDED),
        message: MESSAGE,
        check: |redis| match has(redis, "addr") {
            true => check(redis),
            false => Evaluation::NoSuchKey("addr"),
        },
    },
    Rule {
        on: RedisStorageConfig::STRUCT,
        releases: Releases::since(rows::REDIS_RULES_GUARDED),
        message: MESSAGE,
        check,
    },
];

fn check(redis: &Node) -> Evaluation {
    (has_text(redis, "addr") != has(redis, "sentinelConfig")).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds, NoSuchKey};

    #[test]
    fn an_address_or_sentinel() {
        let both_or_none = [
            (r#"{"addr": "redis:6379"}"#, Holds),
            (r#"{"addr": "", "sentinelConfig": {}}"#, Holds),
            (r#"{"addr": "redis:6379", "sentinelConfig": {}}"#, Broken),
            (r#"{"addr": ""}"#, Broken),
        ];
        table(RULES, &both_or_none);
        table(
            &RULES[..1],
            &[(r#"{"sentinelConfig": {}}"#, NoSuchKey("addr"))],
        );
        table(&RULES[1..], &[(r#"{"sentinelConfig": {}}"#, Holds)]);
    }
}
