//! The kinds of requests, one row each.

use super::{Ask, Presence, RESOURCE};
use crate::policy::kinds::Kinds;

/// All kinds of requests.
pub static ASKS: [Ask; 6] = [
    Ask {
        action: "call_tool",
        resource: "Tool",
        feature: "tool",
        operation: "call",
        methods: &["tools/call"],
        made: true,
        arguments: true,
        attributes: &[
            ("name", Kinds::TEXT, Presence::IsName),
            ("operation", Kinds::TEXT, Presence::Is("call")),
            ("feature", Kinds::TEXT, Presence::Is("tool")),
            ("readOnlyHint", Kinds::BOOL, Presence::Sometimes),
            ("destructiveHint", Kinds::BOOL, Presence::Sometimes),
            ("idempotentHint", Kinds::BOOL, Presence::Sometimes),
            ("openWorldHint", Kinds::BOOL, Presence::Sometimes),
        ],
    },
    Ask {
        action: "get_prompt",
        resource: "Prompt",
        feature: "prompt",
        operation: "get",
        methods: &["prompts/get"],
        made: true,
        arguments: true,
        attributes: &[
            ("name", Kinds::TEXT, Presence::IsName),
            ("operation", Kinds::TEXT, Presence::Is("get")),
            ("feature", Kinds::TEXT, Presence::Is("prompt")),
        ],
    },
    Ask {
        action: "read_resource",
        resource: RESOURCE,
        feature: "resource",
        operation: "read",
        methods: &[
            "resources/read",
            "resources/subscribe",
            "resources/unsubscribe",
        ],
        made: true,
        arguments: false,
        attributes: &[
            ("name", Kinds::TEXT, Presence::Always),
            ("uri", Kinds::TEXT, Presence::Always),
            ("operation", Kinds::TEXT, Presence::Is("read")),
            ("feature", Kinds::TEXT, Presence::Is("resource")),
        ],
    },
    list("list_tools", "tool", &["tools/list"]),
    list("list_prompts", "prompt", &["prompts/list"]),
    list(
        "list_resources",
        "resource",
        &["resources/list", "resources/templates/list"],
    ),
];

const fn list(
    action: &'static str,
    feature: &'static str,
    methods: &'static [&'static str],
) -> Ask {
    Ask {
        action,
        resource: "FeatureType",
        feature,
        operation: "list",
        methods,
        made: false,
        arguments: false,
        attributes: &[
            ("name", Kinds::TEXT, Presence::IsName),
            ("type", Kinds::TEXT, Presence::IsName),
            ("operation", Kinds::TEXT, Presence::Is("list")),
            ("feature", Kinds::TEXT, Presence::IsName),
        ],
    }
}
