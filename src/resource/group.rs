//! `MCPGroup`: servers and proxies that belong together.

use mcprp_derive::Resource;

/// A group. Its members name it, not the other way round.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPGroupSpec {
    /// What the group is for.
    #[field("description", go = "Description")]
    pub description: String,
}
