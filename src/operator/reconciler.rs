//! The reconciler of proxies (`MCPRemoteProxyReconciler.Reconcile`): its steps, in its order.
//!
//! The operator reconciles a proxy again and again until its status stays as it is; so does [`reconcile`].

mod conditions;
mod notes;
mod objects;
mod pod_template;
mod references;
mod spec;

use std::borrow::Cow;
use std::cell::OnceCell;

use super::manifest::Reach;
use super::outcome::{Outcome, Stop};
use super::proxy::Proxy;
use super::status::{Ledger, Status, Truth};
use super::world::{Found, World};
use conditions::{Reason, Type};
use objects::Unmakable;
use spec::Complaints;

/// The phases of a proxy.
pub const FAILED: &str = "Failed";
/// The phase of a proxy whose pods are still to come.
pub const PENDING: &str = "Pending";
/// The phase of a proxy with running pods.
pub const READY: &str = "Ready";

/// How many passes there are at most; three are enough for any proxy.
const MOST_PASSES: usize = 10;

/// A proxy as the operator leaves it.
#[derive(Clone, Debug)]
pub struct Reconciled {
    /// How it went.
    pub outcome: Outcome,
    /// What the operator writes.
    pub status: Status,
    /// Which objects it makes.
    pub reach: Reach,
}

/// Reconciles a proxy with a status until nothing changes any more.
///
/// The first pass comes before the configurations are reconciled, as it does where all are applied together: what it
/// writes and makes stays.
pub fn reconcile(world: &World<'_>, proxy: &Proxy<'_>, before: Status) -> Reconciled {
    let mut pass = Pass::new(world, proxy, before);
    let mut outcome = Ok(());
    for number in 0..MOST_PASSES {
        pass.comes_first = number == 0;
        let before = pass.ledger.stored().clone();
        outcome = pass.run();
        if number > 0 && *pass.ledger.stored() == before {
            break;
        }
    }
    Reconciled {
        outcome,
        status: pass.ledger.stored().clone(),
        reach: pass.reach,
    }
}

/// All that stands between a proxy and its objects. The operator reports the first; what a later step says of a field that an
/// earlier one objects to follows from that.
pub fn stops(world: &World<'_>, proxy: &Proxy<'_>, before: Status) -> Vec<Stop> {
    let mut pass = Pass::new(world, proxy, before);
    pass.ledger.reread();
    let mut stops: Vec<Stop> = Vec::new();
    for step in STEPS {
        let mut found = step(&mut pass);
        found.retain(|stop| {
            let path = &stop.objection().path;
            stops
                .iter()
                .all(|earlier| earlier.objection().path != *path)
        });
        stops.extend(found);
    }
    stops
}

/// One pass over a proxy.
struct Pass<'a> {
    world: &'a World<'a>,
    proxy: &'a Proxy<'a>,
    ledger: Ledger,
    reach: Reach,
    /// Whether pods are running, as far as its status tells.
    has_pods: bool,
    /// Whether no configuration is reconciled yet.
    comes_first: bool,
    /// What is objected to in the spec, once it is known: no pass changes it.
    complaints: OnceCell<Complaints>,
    /// What keeps objects from being made, likewise.
    unmakable: OnceCell<Unmakable>,
}

/// The steps of a pass, in the operator's order. The first that stops ends it.
const STEPS: [fn(&mut Pass<'_>) -> Vec<Stop>; 11] = [
    |pass| pass.validate_spec(),
    |pass| only(pass.validate_pod_template()),
    |pass| pass.note_conditions(),
    |pass| only(pass.follow_tool_config()),
    |pass| only(pass.follow_telemetry_config()),
    |pass| only(pass.follow_external_auth_config()),
    |pass| only(pass.follow_auth_server_ref()),
    |pass| only(pass.follow_oidc_config()),
    |pass| only(pass.follow_authz_config()),
    |pass| pass.ensure_objects(),
    |pass| pass.note_progress(),
];

/// Why a step that stops for one reason does.
fn only(outcome: Outcome) -> Vec<Stop> {
    outcome.err().into_iter().collect()
}

impl<'a> Pass<'a> {
    fn new(world: &'a World<'a>, proxy: &'a Proxy<'a>, before: Status) -> Self {
        let ready = before.condition(Type::Ready.name());
        Self {
            world,
            proxy,
            has_pods: ready.is_some_and(|ready| ready.status == Truth::True),
            ledger: Ledger::new(before),
            reach: Reach::Nothing,
            comes_first: false,
            complaints: OnceCell::new(),
            unmakable: OnceCell::new(),
        }
    }

    fn run(&mut self) -> Outcome {
        self.ledger.reread();
        for step in STEPS {
            if let Some(stop) = step(self).into_iter().next() {
                return Err(stop);
            }
        }
        Ok(())
    }

    fn note_conditions(&mut self) -> Vec<Stop> {
        self.note_group();
        self.note_ca_bundle();
        self.note_ignored_upstream();
        self.note_session_storage();
        Vec::new()
    }

    /// `updateMCPRemoteProxyStatus`. Pods that were ready stay so.
    fn note_progress(&mut self) -> Vec<Stop> {
        let (phase, truth, reason, message) = if self.has_pods {
            let message = "pods are running";
            (READY, Truth::True, Reason::DeploymentReady, message)
        } else {
            let message = "there are no pods yet";
            (PENDING, Truth::False, Reason::DeploymentNotReady, message)
        };
        self.ledger.held_mut().phase = phase.into();
        self.set(Type::Ready, truth, reason, message);
        self.ledger.update();
        Vec::new()
    }

    /// What one pass makes, no later one takes away.
    fn reached(&mut self, reach: Reach) {
        self.reach = self.reach.max(reach);
    }

    /// The status of a configuration at the time of the pass.
    fn status<'s, T>(&self, found: &Found<'s, T>) -> &'s Status {
        if self.comes_first {
            found.before
        } else {
            found.status
        }
    }

    fn set(
        &mut self,
        ty: Type,
        truth: Truth,
        reason: Reason,
        message: impl Into<Cow<'static, str>>,
    ) {
        let condition = conditions::condition(ty, truth, reason, message);
        self.ledger.held_mut().set(condition);
    }
}
