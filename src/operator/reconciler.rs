//! The reconciler of proxies (`MCPRemoteProxyReconciler.Reconcile`): its steps, in its order.
//!
//! The operator reconciles a proxy again and again until its status stays as it is; so does [`reconcile`].

mod conditions;
mod objects;
mod references;

use super::check::authz::{self, Problem};
use super::check::ca_bundle;
use super::check::url::validate_remote_url;
use super::config;
use super::manifest::Reach;
use super::proxy::Proxy;
use super::status::{Ledger, Status, Truth};
use super::world::{Found, Unavailable, World};
use crate::go::cedar::{self, Dialect};
use crate::go::{json, pod_template};
use crate::release::rows;
use crate::resolve::Lookup;
use conditions::{Reason, Type};

/// The phases of a proxy.
pub const FAILED: &str = "Failed";
/// The phase of a proxy whose pods are still to come.
pub const PENDING: &str = "Pending";
/// The phase of a proxy with running pods.
pub const READY: &str = "Ready";

/// How many passes there are at most; three are enough for any proxy.
const MOST_PASSES: usize = 10;

/// What the operator makes of a proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything is made.
    Ok,
    /// The operator reports an error, or the phase `Failed`.
    Refused(String),
    /// The operator panics.
    Crash(String),
    /// Something is taken to exist whose content is needed.
    Unknown(String),
}

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

/// Why a pass ends before its end.
enum Stop {
    Refused(String),
    Crash(String),
    Unknown(String),
}

/// Reconciles a proxy with a status until nothing changes any more.
///
/// The first pass comes before the configurations are reconciled, as it does where all are applied together: what it
/// writes and makes stays.
pub fn reconcile(world: &World<'_>, proxy: &Proxy<'_>, before: Status) -> Reconciled {
    let ready = before.condition(Type::Ready.name());
    let mut pass = Pass {
        world,
        proxy,
        has_pods: ready.is_some_and(|ready| ready.status == Truth::True),
        ledger: Ledger::new(before),
        reach: Reach::Nothing,
        comes_first: true,
    };
    let mut outcome = Outcome::Ok;
    for number in 0..MOST_PASSES {
        pass.comes_first = number == 0;
        let before = pass.ledger.stored().clone();
        outcome = match pass.run() {
            Ok(()) => Outcome::Ok,
            Err(Stop::Refused(why)) => Outcome::Refused(why),
            Err(Stop::Crash(why)) => Outcome::Crash(why),
            Err(Stop::Unknown(what)) => Outcome::Unknown(what),
        };
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
}

impl Pass<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        self.ledger.reread();
        self.validate_spec()?;
        self.validate_pod_template()?;
        self.note_group();
        self.note_ca_bundle();
        self.note_ignored_upstream();
        self.note_session_storage();
        self.follow_references()?;
        self.ensure_objects()?;
        self.note_progress();
        Ok(())
    }

    /// `validateSpec`, and what follows where it fails.
    fn validate_spec(&mut self) -> Result<(), Stop> {
        let checked = self
            .check_external_auth_ref()
            .and_then(|()| self.check_remote_url())
            .and_then(|()| self.check_inline_policies())
            .and_then(|()| self.check_authz_config_map())
            .and_then(|()| self.check_header_secrets());
        match checked {
            Ok(()) => {
                let message = "the configuration is valid".to_owned();
                self.set(
                    Type::ConfigurationValid,
                    Truth::True,
                    Reason::ConfigurationValid,
                    message,
                );
                Ok(())
            }
            Err(Objection::Unknown(what)) => Err(Stop::Unknown(what)),
            Err(Objection::To(reason, why)) => {
                self.set(Type::ConfigurationValid, Truth::False, reason, why.clone());
                self.ledger.held_mut().phase = FAILED.into();
                if rows::NOT_READY_WHEN_REFUSED.at(self.world.release) {
                    self.set(Type::Ready, Truth::False, Reason::NotReady, why.clone());
                }
                self.set(
                    Type::AuthConfigured,
                    Truth::False,
                    Reason::AuthInvalid,
                    why.clone(),
                );
                self.ledger.update();
                Err(Stop::Refused(why))
            }
        }
    }

    /// A configuration that is missing surfaces as one that could not be fetched.
    fn check_external_auth_ref(&self) -> Result<(), Objection> {
        let Some(reference) = &self.proxy.spec.external_auth_config_ref else {
            return Ok(());
        };
        match self
            .world
            .external_auth(self.proxy.namespace, &reference.name)
        {
            Ok(_) => Ok(()),
            Err(why) => Err(references::objection(
                why,
                Reason::ExternalAuthConfigFetchError,
                "MCPExternalAuthConfig",
                &reference.name,
            )),
        }
    }

    fn check_remote_url(&self) -> Result<(), Objection> {
        validate_remote_url(&self.proxy.spec.remote_url)
            .map_err(|why| Objection::To(Reason::RemoteUrlInvalid, why))
    }

    /// `validation.ValidateCedarPolicies`: the first policy of each text.
    fn check_inline_policies(&self) -> Result<(), Objection> {
        let reference = self.proxy.spec.authz_config.as_ref();
        let inline = reference
            .filter(|reference| reference.kind == "inline")
            .and_then(|reference| reference.inline.as_ref());
        let policies = inline.into_iter().flat_map(|inline| inline.policies.iter());
        let dialect = rows::CEDAR_DIALECT.at(self.world.release);
        for (index, policy) in policies.enumerate() {
            check_policy(policy, dialect).map_err(|why| {
                let why = format!("`authzConfig.inline.policies[{index}]`: {why}");
                Objection::To(Reason::AuthzPolicySyntaxInvalid, why)
            })?;
        }
        Ok(())
    }

    fn check_authz_config_map(&self) -> Result<(), Objection> {
        let reference = self.proxy.spec.authz_config.as_ref();
        let reference = reference.filter(|reference| reference.kind == "configMap");
        let Some((reference, map)) = reference.and_then(|it| Some((it, it.config_map.as_ref()?)))
        else {
            return Ok(());
        };
        if !rows::AUTHZ_CONFIG_MAP_CHECKED.at(self.world.release) {
            return match self
                .world
                .inventory
                .config_map(self.proxy.namespace, &map.name)
            {
                Lookup::Missing => Err(Objection::missing_config_map(&map.name)),
                _ => Ok(()),
            };
        }
        match authz::load(self.world, self.proxy.namespace, reference) {
            Ok(config) if config.is_cedar(self.world.release) => Ok(()),
            Ok(_) => Err(Objection::To(
                Reason::AuthzConfigMapInvalid,
                format!("ConfigMap `{}` is not for Cedar", map.name),
            )),
            Err(Problem::NotFound(_)) => Err(Objection::missing_config_map(&map.name)),
            Err(Problem::Invalid(why)) => Err(Objection::To(Reason::AuthzConfigMapInvalid, why)),
            Err(Problem::Unknown(what)) => Err(Objection::Unknown(what)),
        }
    }

    /// Only whether the Secrets exist; nobody looks for their keys.
    fn check_header_secrets(&self) -> Result<(), Objection> {
        let forward = self.proxy.spec.header_forward.as_ref();
        let headers = forward
            .into_iter()
            .flat_map(|forward| forward.add_headers_from_secret.iter());
        for header in headers {
            let Some(reference) = &header.value_secret_ref else {
                continue;
            };
            let found = self
                .world
                .inventory
                .secret(self.proxy.namespace, &reference.name);
            if matches!(found, Lookup::Missing) {
                let why = format!(
                    "there is no Secret `{}` for the header `{}`",
                    reference.name, header.header_name
                );
                return Err(Objection::To(Reason::HeaderSecretNotFound, why));
            }
        }
        Ok(())
    }

    /// `validateAndUpdatePodTemplateStatus`.
    fn validate_pod_template(&mut self) -> Result<(), Stop> {
        let Some(template) = self.proxy.pod_template() else {
            return Ok(());
        };
        match pod_template::check_patch(&json::marshal(template)) {
            Ok(_) => {
                let message = "the pod template is valid".to_owned();
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
                let why = format!("`podTemplateSpec`: {why}");
                self.ledger.held_mut().phase = FAILED.into();
                self.set(
                    Type::PodTemplateValid,
                    Truth::False,
                    Reason::InvalidPodTemplateSpec,
                    why.clone(),
                );
                self.set(
                    Type::Ready,
                    Truth::False,
                    Reason::DeploymentNotReady,
                    why.clone(),
                );
                self.ledger.update();
                Err(Stop::Refused(why))
            }
        }
    }

    /// `validateGroupRef`: a condition and nothing else.
    fn note_group(&mut self) {
        let Some(reference) = &self.proxy.spec.group_ref else {
            self.ledger
                .held_mut()
                .remove(Type::GroupRefValidated.name());
            return;
        };
        let (truth, reason, message) = match self.world.group(self.proxy.namespace, &reference.name)
        {
            Ok(found) if self.status(&found).phase != config::READY => (
                Truth::False,
                Reason::GroupRefNotReady,
                format!("MCPGroup `{}` is not ready", reference.name),
            ),
            Ok(_) | Err(Unavailable::Unknown) => (
                Truth::True,
                Reason::GroupRefIsValid,
                format!("MCPGroup `{}` is ready", reference.name),
            ),
            Err(_) => (
                Truth::False,
                Reason::GroupRefNotFound,
                format!("there is no MCPGroup `{}`", reference.name),
            ),
        };
        self.set(Type::GroupRefValidated, truth, reason, message);
    }

    /// `validateCABundleRef`: a condition and nothing else. A missing MCPOIDCConfig leaves it as it is.
    fn note_ca_bundle(&mut self) {
        if !rows::OIDC_CA_BUNDLE.at(self.world.release) {
            return;
        }
        let source = match &self.proxy.spec.oidc_config_ref {
            None => None,
            Some(reference) => match self.world.oidc(self.proxy.namespace, &reference.name) {
                Ok(found) => ca_bundle::of_oidc(found.spec),
                Err(_) => return,
            },
        };
        let ty = Type::CaBundleRefValidated;
        let Some(source) = source.filter(|source| source.config_map_ref.is_some()) else {
            self.ledger.patch(|status| {
                status.remove(ty.name());
            });
            return;
        };
        let (truth, reason, message) =
            match ca_bundle::check(self.world, self.proxy.namespace, source) {
                Ok(()) => (
                    Truth::True,
                    Reason::CaBundleRefValid,
                    "the CA bundle is there".to_owned(),
                ),
                Err(ca_bundle::Problem::NotFound) => (
                    Truth::False,
                    Reason::CaBundleRefNotFound,
                    "there is no such ConfigMap".to_owned(),
                ),
                Err(ca_bundle::Problem::Invalid(why)) => {
                    (Truth::False, Reason::CaBundleRefInvalid, why)
                }
            };
        let condition = conditions::condition(ty, truth, reason, message);
        self.ledger.patch(|status| status.set(condition));
    }

    /// `validateAuthzPrimaryUpstreamProviderIgnored`.
    fn note_ignored_upstream(&mut self) {
        if !rows::PRIMARY_UPSTREAM_IGNORED.at(self.world.release) {
            return;
        }
        let inline = self
            .proxy
            .spec
            .authz_config
            .as_ref()
            .and_then(|config| config.inline.as_ref());
        let provider = inline.map(|inline| inline.primary_upstream_provider.as_str());
        match provider.unwrap_or_default() {
            "" => {
                self.ledger
                    .held_mut()
                    .remove(Type::AuthzPrimaryUpstreamProviderIgnored.name());
            }
            provider => self.set(
                Type::AuthzPrimaryUpstreamProviderIgnored,
                Truth::True,
                Reason::PrimaryUpstreamProviderIgnored,
                format!("`primaryUpstreamProvider` (`{provider}`) has no effect on a proxy"),
            ),
        }
    }

    /// `validateSessionStorageForReplicas`.
    fn note_session_storage(&mut self) {
        if !rows::SESSION_STORAGE_WARNING.at(self.world.release) {
            return;
        }
        let spec = self.proxy.spec;
        let has_redis = spec
            .session_storage
            .as_ref()
            .is_some_and(|storage| storage.provider == "redis");
        let (truth, reason, message) = match (spec.replicas.unwrap_or_default() > 1, has_redis) {
            (false, _) => (
                Truth::False,
                Reason::SessionStorageWarningNotApplicable,
                "one pod keeps its sessions",
            ),
            (true, true) => (
                Truth::False,
                Reason::SessionStorageConfigured,
                "the pods share sessions",
            ),
            (true, false) => (
                Truth::True,
                Reason::SessionStorageMissingForReplicas,
                "several pods do not share sessions",
            ),
        };
        self.set(
            Type::SessionStorageWarning,
            truth,
            reason,
            message.to_owned(),
        );
    }

    /// `updateMCPRemoteProxyStatus`. Pods that were ready stay so.
    fn note_progress(&mut self) {
        let (phase, truth, reason, message) = if self.has_pods {
            let message = "pods are running";
            (READY, Truth::True, Reason::DeploymentReady, message)
        } else {
            let message = "there are no pods yet";
            (PENDING, Truth::False, Reason::DeploymentNotReady, message)
        };
        self.ledger.held_mut().phase = phase.into();
        self.set(Type::Ready, truth, reason, message.to_owned());
        self.ledger.update();
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

    fn set(&mut self, ty: Type, truth: Truth, reason: Reason, message: String) {
        let condition = conditions::condition(ty, truth, reason, message);
        self.ledger.held_mut().set(condition);
    }
}

/// What the checks of a spec object to.
enum Objection {
    /// To something, for a reason.
    To(Reason, String),
    /// It cannot be told without something that is taken to exist.
    Unknown(String),
}

impl Objection {
    fn missing_config_map(name: &str) -> Self {
        Objection::To(
            Reason::AuthzConfigMapNotFound,
            format!("there is no ConfigMap `{name}`"),
        )
    }
}

fn check_policy(policy: &str, dialect: Dialect) -> Result<(), String> {
    match cedar::parse_policy(policy, dialect) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
}
