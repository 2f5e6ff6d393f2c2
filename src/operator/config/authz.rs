//! MCPAuthzConfig (`MCPAuthzConfigReconciler`): its backend must be known and take the configuration. Policies are not
//! parsed.

use super::{ConfigSpec, hash, judge};
use crate::go::json;
use crate::operator::objection::Objections;
use crate::operator::run_config::AuthzConfig;
use crate::operator::status::Status;
use crate::release::Release;
use crate::resource::authz_config::MCPAuthzConfigSpec;
use crate::tree::Node;

/// The condition that says why a configuration that should go is still there.
const DELETION_BLOCKED: &str = "DeletionBlocked";

impl ConfigSpec for MCPAuthzConfigSpec {
    const KIND: &'static str = "MCPAuthzConfig";

    fn objections(&self, release: Release) -> Objections {
        let judgement = AuthzConfig::of_resource(self, release).map(|_| ());
        let mut objections = Objections::default();
        objections.add("spec", judgement);
        objections
    }

    fn reconcile(
        &self,
        node: &Node,
        release: Release,
        objections: &Objections,
        status: &mut Status,
    ) {
        if objections.first().is_ok() {
            status.remove(DELETION_BLOCKED);
        }
        judge(status, objections, ["ConfigValid", "ConfigInvalid"], || {
            hash::<Self>(&canonical(node), release)
        });
    }
}

/// The spec with its configuration decoded without types and written again (`canonicalizeSpecForHash`): every number is a
/// float then.
pub(super) fn canonical(spec: &Node) -> Node {
    let mut spec = spec.clone();
    if let Some(config) = spec.as_map_mut().and_then(|map| map.get_mut("config"))
        && let Ok(untyped) = json::read_any(json::marshal(config).as_bytes())
    {
        *config = untyped;
    }
    spec
}
