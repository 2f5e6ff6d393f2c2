//! MCPToolConfig (`ToolConfigReconciler`): the operator has no objections to it.

use super::{ConfigSpec, hash, judge};
use crate::operator::objection::Objections;
use crate::operator::status::Status;
use crate::release::Release;
use crate::resource::tool_config::MCPToolConfigSpec;
use crate::tree::Node;

impl ConfigSpec for MCPToolConfigSpec {
    const KIND: &'static str = "MCPToolConfig";

    fn reconcile(
        &self,
        node: &Node,
        release: Release,
        objections: &Objections,
        status: &mut Status,
    ) {
        judge(
            status,
            objections,
            ["ValidationSucceeded", "ValidationFailed"],
            || hash::<Self>(node, release),
        );
    }
}
