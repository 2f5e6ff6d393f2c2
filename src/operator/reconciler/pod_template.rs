//! The proxy's own pod template.

use super::conditions::{Reason, Type, refused};
use super::{FAILED, Pass, Stop};
use crate::go::{json, pod_template};
use crate::operator::objection::Objection;
use crate::operator::status::Truth;

impl Pass<'_> {
    /// `validateAndUpdatePodTemplateStatus`.
    pub(super) fn validate_pod_template(&mut self) -> Result<(), Stop> {
        let Some(template) = self.proxy.pod_template() else {
            return Ok(());
        };
        match pod_template::check_patch(&json::marshal(template)) {
            Ok(_) => {
                let message = "the pod template is valid";
                self.set(
                    Type::PodTemplateValid,
                    Truth::True,
                    Reason::ValidPodTemplateSpec,
                    message,
                );
                self.ledger.update();
                Ok(())
            }
            Err(why) => {
                let objection = Objection::new("spec.podTemplateSpec", why.to_string());
                let why = objection.to_string();
                self.ledger.held_mut().phase = FAILED.into();
                self.set(
                    Type::PodTemplateValid,
                    Truth::False,
                    Reason::InvalidPodTemplateSpec,
                    why.clone(),
                );
                self.set(Type::Ready, Truth::False, Reason::DeploymentNotReady, why);
                self.ledger.update();
                let (ty, reason) = (Type::PodTemplateValid, Reason::InvalidPodTemplateSpec);
                Err(refused(ty, reason, objection))
            }
        }
    }
}
