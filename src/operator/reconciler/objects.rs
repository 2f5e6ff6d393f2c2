//! The objects, one after the other (`ensureAllResources`), and what the status says where one cannot be made.

use super::conditions::{self, Reason, Type};
use super::{FAILED, Pass, Stop};
use crate::operator::manifest::{self, Failure, Reach};
use crate::operator::run_config::{BuildError, ServerSource, build};
use crate::operator::status::Truth;
use crate::release::rows;

impl Pass<'_> {
    /// `ensureAllResources`.
    pub(super) fn ensure_objects(&mut self) -> Result<(), Stop> {
        self.reached(Reach::Access);
        self.own_access_objects()?;
        if let Err(why) = build(self.world, self.proxy) {
            return Err(self.refuse_run_config(why));
        }
        self.own("ConfigMap", &self.proxy.run_config_name())?;
        self.reached(Reach::RunConfig);
        match manifest::check_deployment(self.world, self.proxy) {
            Ok(()) => self.reached(Reach::Service),
            Err(Failure::Refused(why)) => return Err(Stop::Refused(why)),
            Err(Failure::Crash(text)) => {
                let why = format!("the operator panics on the quantity `{text}` in `resources`");
                return Err(Stop::Crash(why));
            }
        }
        if self.ledger.held().url.is_empty() {
            self.ledger.held_mut().url = self.proxy.url();
            self.ledger.update();
        }
        Ok(())
    }

    /// Makes sure that no object before the RunConfig belongs to another.
    fn own_access_objects(&self) -> Result<(), Stop> {
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
    fn own(&self, kind: &str, name: &str) -> Result<(), Stop> {
        let (inventory, proxy) = (self.world.inventory, self.proxy);
        match inventory.other_controller((kind, proxy.namespace, name), proxy.name) {
            None => Ok(()),
            Some(owner) => Err(Stop::Refused(format!(
                "{kind} `{name}` belongs to {} `{}`; remove it, or give the proxy another name",
                owner.kind, owner.name
            ))),
        }
    }

    /// Without a RunConfig most errors leave no trace in the status (`handleInvalidEmbeddedAuthServerConfig` for the others).
    fn refuse_run_config(&mut self, error: BuildError) -> Stop {
        let why = error.to_string();
        match error {
            BuildError::Unknown(what) => return Stop::Unknown(what),
            BuildError::AuthServer { source, .. }
                if rows::EMBEDDED_SERVER_REFUSED.at(self.world.release) =>
            {
                let (ty, reason) = match source {
                    ServerSource::ExternalAuthConfigRef => {
                        (Type::ExternalAuthConfigValidated, Reason::InvalidConfig)
                    }
                    ServerSource::AuthServerRef => (
                        Type::AuthServerRefValidated,
                        Reason::AuthServerRefInvalidConfig,
                    ),
                };
                let says_ready = rows::NOT_READY_WHEN_REFUSED.at(self.world.release);
                let ready =
                    conditions::condition(Type::Ready, Truth::False, Reason::NotReady, why.clone());
                let invalid = conditions::condition(ty, Truth::False, reason, why.clone());
                self.ledger.patch(|status| {
                    status.phase = FAILED.into();
                    if says_ready {
                        status.set(ready);
                    }
                    status.set(invalid);
                });
            }
            _ => {}
        }
        Stop::Refused(why)
    }
}
