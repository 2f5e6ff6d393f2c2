//! A header for the telemetry collector is plain or secret, not both.
//!
//! `MCPTelemetryConfig`'s `spec.openTelemetry`, since v0.23.0. Names are compared letter by letter, though HTTP does not
//! tell capitals apart.

use super::rule::{Evaluation, Rule, has, items};
use crate::release::Releases;
use crate::resource::GoStruct;
use crate::resource::telemetry_config::MCPTelemetryOTelConfig;
use crate::tree::Node;

pub(super) static RULES: &[Rule] = &[Rule {
    on: MCPTelemetryOTelConfig::STRUCT,
    releases: Releases::ALL,
    message: "a header name cannot appear in both headers and sensitiveHeaders",
    check,
}];

fn check(config: &Node) -> Evaluation {
    let Some(plain) = config.get("headers") else {
        return Evaluation::Holds;
    };
    let is_plain = |header: &Node| {
        header
            .text_at(&["name"])
            .is_some_and(|name| has(plain, name))
    };
    (!items(config, "sensitiveHeaders").iter().any(is_plain)).into()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use Evaluation::{Broken, Holds};

    #[test]
    fn no_header_is_plain_and_secret() {
        table(
            RULES,
            &[
                (r#"{"headers": {"x-team": "a"}}"#, Holds),
                (r#"{"sensitiveHeaders": [{"name": "x-key"}]}"#, Holds),
                (
                    r#"{"headers": {"X-Key": "a"}, "sensitiveHeaders": [{"name": "x-key"}]}"#,
                    Holds,
                ),
                (
                    r#"{"headers": {"x-key": ""}, "sensitiveHeaders": [{"name": "a"}, {"name": "x-key"}]}"#,
                    Broken,
                ),
            ],
        );
    }
}
