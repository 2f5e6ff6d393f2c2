//! The side before: what a cluster holds, or what an operator made of an input.

use super::{Past, normal};
use crate::operator::world::World;
use crate::plan::{Entry, PROXY, Plan, made_of};
use crate::reconcile::Live;
use crate::resource::Object;

/// The objects of a plan as they exist once the operator has made them.
pub fn made(plan: &Plan<'_>) -> Live {
    objects(plan.world, plan.proxies().map(|it| it.object))
}

/// What exists once the operator of a plan has been: what existed already, as the operator leaves it, and what it makes.
pub fn settled(plan: &Plan<'_>) -> Live {
    let mut live = plan.cluster.live.clone();
    for proxy in plan.proxies() {
        for object in plan.objects(proxy) {
            // What the operator made fits the types that it is made of.
            let _ = live.put(normal::form(&object.manifest), &proxy.object.namespace);
        }
    }
    live
}

/// What an operator makes of proxies, as the API server stores it.
fn objects<'a>(world: &World<'_>, proxies: impl Iterator<Item = &'a Object>) -> Live {
    let mut live = Live::default();
    for proxy in proxies {
        for object in made_of(world, proxy) {
            // What the operator made fits the types that it is made of.
            let _ = live.put(normal::form(&object), &proxy.namespace);
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
            made: None,
        }
    }

    /// What exists in the cluster that a plan is made over.
    pub fn of_cluster(plan: &'a Plan<'a>) -> Self {
        let inventory = plan.cluster.existing(plan.options.refs);
        let world = World::new(plan.options.release, &plan.options.settings, &inventory);
        let live = plan.cluster.live_entries().iter().filter_map(Entry::object);
        let proxies = live.filter(|object| object.kind.name == PROXY);
        let made = objects(&world, proxies);
        Self {
            inventory,
            proxies: Vec::new(),
            operator: None,
            made: Some(made),
        }
    }
}
