//! The objects, one after the other (`ensureAllResources`), and what the status says where one cannot be made.

use super::conditions::{self, Reason, Type, refused};
use super::{FAILED, Pass, Stop};
use crate::operator::manifest::{self, Reach};
use crate::operator::objection::Objection;
use crate::operator::outcome::Outcome;
use crate::operator::proxy::Proxy;
use crate::operator::run_config::{BuildError, ServerSource, build};
use crate::operator::status::Truth;
use crate::operator::world::World;
use crate::release::rows;

/// What keeps the objects of a proxy from being made.
#[derive(Clone)]
pub(super) struct Unmakable {
    run_config: Vec<BuildError>,
    deployment: Option<Stop>,
}

impl Unmakable {
    fn of(world: &World<'_>, proxy: &Proxy<'_>) -> Self {
        Self {
            run_config: build(world, proxy).err().unwrap_or_default(),
            deployment: manifest::check_deployment(world, proxy).err(),
        }
    }
}

impl Pass<'_> {
    /// `ensureAllResources`.
    pub(super) fn ensure_objects(&mut self) -> Vec<Stop> {
        self.reached(Reach::Access);
        let mut stops = super::only(self.own_access_objects());
        let unmakable = || Unmakable::of(self.world, self.proxy);
        let Unmakable {
            run_config,
            deployment,
        } = self.unmakable.get_or_init(unmakable).clone();
        if stops.is_empty() {
            self.note_refusal(run_config.first());
        }
        stops.extend(run_config.into_iter().map(|error| self.stop(error)));
        stops.extend(self.own("ConfigMap", &self.proxy.run_config_name()).err());
        if stops.is_empty() {
            self.reached(Reach::RunConfig);
        }
        stops.extend(deployment);
        if stops.is_empty() {
            self.reached(Reach::Service);
            self.note_url();
        }
        stops
    }

    fn note_url(&mut self) {
        if self.ledger.held().url.is_empty() {
            self.ledger.held_mut().url = self.proxy.url();
            self.ledger.update();
        }
    }

    /// Makes sure that no object before the RunConfig belongs to another.
    fn own_access_objects(&self) -> Outcome {
        if !self.world.inventory.has_controllers() {
            return Ok(());
        }
        let objects = manifest::objects(self.world, self.proxy, None, Reach::Access);
        objects.iter().try_for_each(|object| {
            let (kind, _, name) = manifest::identity(object);
            self.own(kind, name)
        })
    }

    /// Makes sure that an object belongs to no other (`controllerutil.SetControllerReference`).
    fn own(&self, kind: &str, name: &str) -> Outcome {
        let (inventory, proxy) = (self.world.inventory, self.proxy);
        match inventory.other_controller((kind, proxy.namespace, name), proxy.name) {
            None => Ok(()),
            Some(owner) => {
                let why = format!(
                    "{kind} `{name}` belongs to {} `{}`; remove it, or give the proxy another name",
                    owner.kind, owner.name
                );
                Err(Stop::silent(Objection::new("metadata.name", why)))
            }
        }
    }

    fn stop(&self, error: BuildError) -> Stop {
        match error {
            BuildError::Unknown(objection) => Stop::Unknown(objection),
            BuildError::Other(objection) => Stop::silent(objection),
            BuildError::AuthServer { source, objection } => match self.blames(source) {
                Some((ty, reason)) => refused(ty, reason, objection),
                None => Stop::silent(objection),
            },
        }
    }

    /// The condition that tells of an authorization server that does not fit together, where the release has one.
    fn blames(&self, source: ServerSource) -> Option<(Type, Reason)> {
        let blamed = match source {
            ServerSource::ExternalAuthConfigRef => {
                (Type::ExternalAuthConfigValidated, Reason::InvalidConfig)
            }
            ServerSource::AuthServerRef => (
                Type::AuthServerRefValidated,
                Reason::AuthServerRefInvalidConfig,
            ),
        };
        let tells = rows::EMBEDDED_SERVER_REFUSED.at(self.world.release);
        tells.then_some(blamed)
    }

    /// Without a RunConfig most errors leave no trace in the status (`handleInvalidEmbeddedAuthServerConfig` for the others).
    fn note_refusal(&mut self, error: Option<&BuildError>) {
        let Some(BuildError::AuthServer { source, objection }) = error else {
            return;
        };
        let Some((ty, reason)) = self.blames(*source) else {
            return;
        };
        let condition =
            |ty, reason| conditions::condition(ty, Truth::False, reason, objection.to_string());
        let says_ready = rows::NOT_READY_WHEN_REFUSED.at(self.world.release);
        self.ledger.patch(|status| {
            status.phase = FAILED.into();
            if says_ready {
                status.set(condition(Type::Ready, Reason::NotReady));
            }
            status.set(condition(ty, reason));
        });
    }
}
