//! MCPAuthzConfig (`MCPAuthzConfigReconciler`): its backend must be known and take the configuration. Policies are not
//! parsed.

use super::{ConfigSpec, hash, judged};
use crate::go::json;
use crate::operator::run_config::AuthzConfig;
use crate::operator::status::Status;
use crate::release::Release;
use crate::resource::authz_config::MCPAuthzConfigSpec;
use crate::tree::Node;

impl ConfigSpec for MCPAuthzConfigSpec {
    const KIND: &'static str = "MCPAuthzConfig";

    fn reconcile(&self, node: &Node, release: Release) -> Status {
        let judgement = AuthzConfig::of_resource(self, release).map(|_| ());
        judged(judgement, ["ConfigValid", "ConfigInvalid"], || {
            hash::<Self>(&canonical(node), release)
        })
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
