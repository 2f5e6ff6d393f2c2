//! Tools hidden and renamed.

use std::collections::BTreeMap;

use serde::Serialize;

use super::is_zero;
use crate::resource::tool_config::MCPToolConfigSpec;

/// How a tool is presented.
#[derive(Clone, Debug, Serialize)]
pub(super) struct ToolOverride {
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) name: String,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) description: String,
}

/// The tools that an MCPToolConfig presents otherwise.
pub(super) fn overrides(spec: &MCPToolConfigSpec) -> BTreeMap<String, ToolOverride> {
    let present = spec.tools_override.iter().map(|(tool, presented)| {
        let presented = ToolOverride {
            name: presented.name.clone(),
            description: presented.description.clone(),
        };
        (tool.clone(), presented)
    });
    present.collect()
}
