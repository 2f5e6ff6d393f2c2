//! A Redis Cluster is reached by its address.
//!
//! `MCPExternalAuthConfig`'s `spec.embeddedAuthServer.storage.redis`, since v0.27.0, which brought `clusterMode`. The rule
//! of v0.27.0 reads both fields without asking whether they are there; that only matters where the other does not settle
//! it, since `||` needs one side.

use super::rule::{Evaluation, Rule, has, has_text, is_true};
use crate::release::{Releases, rows};
use crate::resource::GoStruct;
use crate::resource::external_auth_config::RedisStorageConfig;
use crate::tree::Node;

const MESSAGE: &str = "clusterMode requires addr to be set";

pub(super) static RULES: &[Rule] = &[
    Rule {
        on: RedisStorageConfig::STRUCT,
        releases: Releases::between(rows::REDIS_CLUSTER, rows::REDIS_RULES_GUARDED),
        message: MESSAGE,
        check: check_unguarded,
    },
    Rule {
        on: RedisStorageConfig::STRUCT,
        releases: Releases::since(rows::REDIS_RULES_GUARDED),
        message: MESSAGE,
        check,
    },
];

fn check(redis: &Node) -> Evaluation {
    (!is_true(redis, "clusterMode") || has_text(redis, "addr")).into()
}

/// The same as v0.27.0 has it.
fn check_unguarded(redis: &Node) -> Evaluation {
    match check(redis) {
        Evaluation::Holds if has(redis, "clusterMode") || has_text(redis, "addr") => {
            Evaluation::Holds
        }
        Evaluation::Broken if has(redis, "addr") => Evaluation::Broken,
        Evaluation::Broken => Evaluation::NoSuchKey("addr"),
        _ => Evaluation::NoSuchKey("clusterMode"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds, NoSuchKey};

    #[test]
    fn a_cluster_needs_an_address() {
        let settled = [
            (r#"{"addr": "redis:6379"}"#, Holds),
            (r#"{"addr": "redis:6379", "clusterMode": true}"#, Holds),
            (r#"{"addr": "", "clusterMode": false}"#, Holds),
            (r#"{"clusterMode": false}"#, Holds),
            (r#"{"addr": "", "clusterMode": true}"#, Broken),
        ];
        table(RULES, &settled);
        for (object, unsettled, later) in [
            (r#"{"clusterMode": true}"#, "addr", Broken),
            (r#"{"addr": ""}"#, "clusterMode", Holds),
            (r#"{"sentinelConfig": {}}"#, "clusterMode", Holds),
        ] {
            table(&RULES[..1], &[(object, NoSuchKey(unsettled))]);
            table(&RULES[1..], &[(object, later)]);
        }
    }
}
