//! What the spec says for itself, and whether what it names exists (`validateSpec`).

use super::conditions::{Reason, Type, refused};
use super::{FAILED, Pass, Stop};
use crate::go::cedar;
use crate::operator::check::authz::{self, Problem};
use crate::operator::check::url::validate_remote_url;
use crate::operator::objection::Objection;
use crate::operator::status::Truth;
use crate::operator::world::Unavailable;
use crate::release::{CEDAR_DIALECT, rows};
use crate::resolve::Lookup;

/// What a check objects to: all of it, first what the operator reports.
pub(super) type Complaints = Vec<Complaint>;

/// What the checks of a spec object to.
#[derive(Clone)]
pub(super) enum Complaint {
    /// To something, for a reason.
    To(Reason, Objection),
    /// It cannot be told without something that is taken to exist.
    Unknown(Objection),
}

/// The checks, in the operator's order.
const CHECKS: [fn(&Pass<'_>) -> Complaints; 5] = [
    |pass| pass.check_external_auth_ref(),
    |pass| pass.check_remote_url(),
    |pass| pass.check_inline_policies(),
    |pass| pass.check_authz_config_map(),
    |pass| pass.check_header_secrets(),
];

impl Pass<'_> {
    /// `validateSpec`, and what follows where it fails.
    pub(super) fn validate_spec(&mut self) -> Vec<Stop> {
        let complain = || CHECKS.iter().flat_map(|check| check(self)).collect();
        let complaints: Complaints = self.complaints.get_or_init(complain).clone();
        match complaints.first() {
            None => {
                let message = "the configuration is valid";
                let (ty, reason) = (Type::ConfigurationValid, Reason::ConfigurationValid);
                self.set(ty, Truth::True, reason, message);
            }
            Some(Complaint::Unknown(_)) => {}
            Some(Complaint::To(reason, objection)) => {
                self.refuse_spec(*reason, &objection.to_string());
            }
        }
        complaints.into_iter().map(Stop::from).collect()
    }

    fn refuse_spec(&mut self, reason: Reason, why: &str) {
        let (refused, why) = (Truth::False, || why.to_owned());
        self.set(Type::ConfigurationValid, refused, reason, why());
        self.ledger.held_mut().phase = FAILED.into();
        if rows::NOT_READY_WHEN_REFUSED.at(self.world.release) {
            self.set(Type::Ready, refused, Reason::NotReady, why());
        }
        self.set(Type::AuthConfigured, refused, Reason::AuthInvalid, why());
        self.ledger.update();
    }

    /// A configuration that is missing surfaces as one that could not be fetched.
    fn check_external_auth_ref(&self) -> Complaints {
        let Some(reference) = &self.proxy.spec.external_auth_config_ref else {
            return Vec::new();
        };
        let name = &reference.name;
        let found = self.world.external_auth(self.proxy.namespace, name);
        let Err(why) = found else { return Vec::new() };
        let path = "spec.externalAuthConfigRef.name";
        let objection = why.objection(path, "MCPExternalAuthConfig", name);
        vec![match why {
            Unavailable::Unknown => Complaint::Unknown(objection),
            _ => Complaint::To(Reason::ExternalAuthConfigFetchError, objection),
        }]
    }

    fn check_remote_url(&self) -> Complaints {
        let checked = validate_remote_url(&self.proxy.spec.remote_url);
        let why = checked.err().into_iter();
        why.map(|why| {
            let objection = Objection::new("spec.remoteUrl", why);
            Complaint::To(Reason::RemoteUrlInvalid, objection)
        })
        .collect()
    }

    /// `validation.ValidateCedarPolicies`: the first policy of each text.
    fn check_inline_policies(&self) -> Complaints {
        let reference = self.proxy.spec.authz_config.as_ref();
        let inline = reference
            .filter(|reference| reference.kind == "inline")
            .and_then(|reference| reference.inline.as_ref());
        let policies = inline.into_iter().flat_map(|inline| inline.policies.iter());
        let dialect = CEDAR_DIALECT.at(self.world.release);
        let wrong = policies.enumerate().filter_map(|(index, policy)| {
            let error = cedar::parse_policy(policy, dialect).err()?;
            let path = format!("spec.authzConfig.inline.policies[{index}]");
            let objection = Objection::new(path, error.explanation()).in_text(error.offset);
            Some(Complaint::To(Reason::AuthzPolicySyntaxInvalid, objection))
        });
        wrong.collect()
    }

    fn check_authz_config_map(&self) -> Complaints {
        let reference = self.proxy.spec.authz_config.as_ref();
        let reference = reference.filter(|reference| reference.kind == "configMap");
        let Some((reference, map)) = reference.and_then(|it| Some((it, it.config_map.as_ref()?)))
        else {
            return Vec::new();
        };
        if !rows::AUTHZ_CONFIG_MAP_CHECKED.at(self.world.release) {
            let (inventory, namespace) = (self.world.inventory, self.proxy.namespace);
            return match inventory.config_map(namespace, &map.name) {
                Lookup::Missing => vec![missing_config_map(&map.name)],
                _ => Vec::new(),
            };
        }
        let below = |objection: Objection| objection.below("spec.authzConfig");
        let invalid = |why| Complaint::To(Reason::AuthzConfigMapInvalid, below(why));
        let complaint = match authz::load(self.world, self.proxy.namespace, reference) {
            Ok(config) if config.is_cedar(self.world.release) => return Vec::new(),
            Ok(_) => {
                let objection = Objection::new("data", "it is not for Cedar");
                invalid(objection.through("configMap.name", "ConfigMap", &map.name))
            }
            Err(Problem::NotFound(_)) => missing_config_map(&map.name),
            Err(Problem::Invalid(why)) => invalid(why),
            Err(Problem::Unknown(why)) => Complaint::Unknown(below(why)),
        };
        vec![complaint]
    }

    /// Only whether the Secrets exist; nobody looks for their keys.
    fn check_header_secrets(&self) -> Complaints {
        let forward = self.proxy.spec.header_forward.as_ref();
        let headers = forward
            .into_iter()
            .flat_map(|forward| forward.add_headers_from_secret.iter());
        let (inventory, namespace) = (self.world.inventory, self.proxy.namespace);
        let missing = headers.enumerate().filter_map(|(index, header)| {
            let name = &header.value_secret_ref.as_ref()?.name;
            let found = inventory.secret(namespace, name);
            matches!(found, Lookup::Missing).then(|| {
                let path =
                    format!("spec.headerForward.addHeadersFromSecret[{index}].valueSecretRef.name");
                let header = &header.header_name;
                let why = format!("there is no Secret `{name}` for the header `{header}`");
                Complaint::To(Reason::HeaderSecretNotFound, Objection::new(path, why))
            })
        });
        missing.collect()
    }
}

impl From<Complaint> for Stop {
    fn from(complaint: Complaint) -> Self {
        match complaint {
            Complaint::To(reason, objection) => {
                refused(Type::ConfigurationValid, reason, objection)
            }
            Complaint::Unknown(objection) => Stop::Unknown(objection),
        }
    }
}

fn missing_config_map(name: &str) -> Complaint {
    let why = format!("there is no ConfigMap `{name}`");
    let objection = Objection::new("spec.authzConfig.configMap.name", why);
    Complaint::To(Reason::AuthzConfigMapNotFound, objection)
}
