//! MCPGroup (`MCPGroupReconciler`): ready as soon as its members could be listed.

use super::{ConfigSpec, condition};
use crate::operator::objection::Objections;
use crate::operator::status::Status;
use crate::release::Release;
use crate::resource::group::MCPGroupSpec;
use crate::tree::Node;

/// The phase of a group whose members could be listed.
pub(in crate::operator) const READY: &str = "Ready";

impl ConfigSpec for MCPGroupSpec {
    const KIND: &'static str = "MCPGroup";

    fn reconcile(&self, _: &Node, _: Release, _: &Objections, status: &mut Status) {
        status.phase = READY.into();
        status.set(condition(
            "MCPServersChecked",
            true,
            "ListMCPServersCheckSucceeded",
            "the members of the group could be listed".to_owned(),
        ));
    }
}
