//! The side before, where it is no cluster: what an operator made of an input.

use super::{Past, normal};
use crate::plan::{Cluster, Plan};
use crate::reconcile::Live;

/// The objects of a plan as they exist once the operator has made them.
pub fn made(plan: &Plan<'_>) -> Live {
    let mut live = Live::default();
    for resource in plan.proxies() {
        for object in plan.wanted(resource) {
            let namespace = resource.object.namespace.as_str();
            // What the operator made fits the types that it is made of.
            let _ = live.put(normal::form(&object), namespace);
        }
    }
    live
}

impl<'a> Past<'a> {
    /// What a plan was made of.
    pub fn of_plan(plan: &'a Plan<'a>) -> Self {
        Self {
            inventory: plan.cluster.inventory(plan.options.refs),
            proxies: plan.proxies().map(|it| it.object).collect(),
            operator: Some(plan.options),
            is_complete: true,
        }
    }

    /// What exists in a cluster.
    pub fn of_cluster(cluster: &'a Cluster) -> Self {
        Self {
            inventory: cluster.existing(),
            proxies: Vec::new(),
            operator: None,
            is_complete: false,
        }
    }
}
