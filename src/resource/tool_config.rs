//! `MCPToolConfig`: which tools of a server are offered, and under which names.

use mcprp_derive::Resource;

use super::{Slice, StringMap};

/// Which tools are offered, and how they are presented.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPToolConfigSpec {
    /// The tools that are offered, by the names that clients see; all of them when left out or empty.
    #[field("toolsFilter", go = "ToolsFilter", set)]
    pub tools_filter: Slice<String>,
    /// Other names and descriptions for tools, by the names that the server gives them.
    #[field("toolsOverride", go = "ToolsOverride")]
    pub tools_override: StringMap<ToolOverride>,
}

/// How a tool is presented. A proxy needs a name or a description here.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ToolOverride {
    /// Name that clients see.
    #[field("name", go = "Name")]
    pub name: String,
    /// Description that clients see.
    #[field("description", go = "Description")]
    pub description: String,
    /// Hints that clients see. They have no effect on a proxy.
    #[field("annotations", go = "Annotations")]
    pub annotations: Option<ToolAnnotationsOverride>,
}

/// Hints about what a tool does.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ToolAnnotationsOverride {
    /// Title for people.
    #[field("title", go = "Title")]
    pub title: Option<String>,
    /// Whether the tool changes nothing.
    #[field("readOnlyHint", go = "ReadOnlyHint")]
    pub read_only_hint: Option<bool>,
    /// Whether the tool may destroy something.
    #[field("destructiveHint", go = "DestructiveHint")]
    pub destructive_hint: Option<bool>,
    /// Whether calling it again with the same arguments changes nothing more.
    #[field("idempotentHint", go = "IdempotentHint")]
    pub idempotent_hint: Option<bool>,
    /// Whether the tool reaches beyond a closed set of things.
    #[field("openWorldHint", go = "OpenWorldHint")]
    pub open_world_hint: Option<bool>,
}
