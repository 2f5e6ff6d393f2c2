//! What the operator says of a proxy without stopping: conditions and nothing else.

use std::borrow::Cow;

use super::Pass;
use super::conditions::{self, Reason, Type};
use crate::operator::check::ca_bundle;
use crate::operator::config;
use crate::operator::status::Truth;
use crate::operator::world::Unavailable;
use crate::release::rows;

impl Pass<'_> {
    /// `validateGroupRef`: a condition and nothing else.
    pub(super) fn note_group(&mut self) {
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
    pub(super) fn note_ca_bundle(&mut self) {
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
                    Cow::Borrowed("the CA bundle is there"),
                ),
                Err(ca_bundle::Problem::NotFound) => (
                    Truth::False,
                    Reason::CaBundleRefNotFound,
                    "there is no such ConfigMap".into(),
                ),
                Err(ca_bundle::Problem::Invalid(objection)) => {
                    let why = objection.to_string();
                    (Truth::False, Reason::CaBundleRefInvalid, why.into())
                }
            };
        let condition = conditions::condition(ty, truth, reason, message);
        self.ledger.patch(|status| status.set(condition));
    }

    /// `validateAuthzPrimaryUpstreamProviderIgnored`.
    pub(super) fn note_ignored_upstream(&mut self) {
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
    pub(super) fn note_session_storage(&mut self) {
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
        self.set(Type::SessionStorageWarning, truth, reason, message);
    }
}
