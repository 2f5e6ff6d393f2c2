//! MCPToolConfig (`ToolConfigReconciler`): the operator has no objections to it.

use super::{ConfigSpec, hash, judged};
use crate::operator::status::Status;
use crate::release::Release;
use crate::resource::tool_config::MCPToolConfigSpec;
use crate::tree::Node;

impl ConfigSpec for MCPToolConfigSpec {
    const KIND: &'static str = "MCPToolConfig";

    fn reconcile(&self, node: &Node, release: Release) -> Status {
        judged(Ok(()), ["ValidationSucceeded", "ValidationFailed"], || {
            hash::<Self>(node, release)
        })
    }
}
