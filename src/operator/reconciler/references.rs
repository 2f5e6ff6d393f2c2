//! The configurations that a proxy refers to, one after the other (`handleToolConfig` to `handleAuthzConfig`).
//!
//! Each handler sets its condition and takes over the configuration's hash. Some write the status whenever the condition turns
//! true, others only with a new hash.

use super::conditions::{self, Reason, Type, refused};
use super::{FAILED, Pass, Stop};
use crate::operator::config::{ConfigSpec, VALID};
use crate::operator::objection::Objection;
use crate::operator::outcome::Outcome;
use crate::operator::status::{Status, Truth};
use crate::operator::world::{Fetched, Found, Unavailable};
use crate::release::rows;
use crate::resource::authz_config::MCPAuthzConfigSpec;
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;
use crate::resource::oidc_config::MCPOIDCConfigSpec;
use crate::resource::telemetry_config::MCPTelemetryConfigSpec;
use crate::resource::tool_config::MCPToolConfigSpec;

/// The type of configuration that holds an authorization server.
const AUTH_SERVER_TYPE: &str = "embeddedAuthServer";

/// The only kind that an `authServerRef` may name.
const AUTH_SERVER_KIND: &str = "MCPExternalAuthConfig";

/// When a handler writes the status.
#[derive(PartialEq)]
enum Writes {
    /// With a new hash.
    NewHash,
    /// With a new hash, and when the condition turns true.
    NewHashOrTruth,
    /// When a hash goes.
    LostHash,
    /// When a hash or the condition goes.
    LostHashOrCondition,
}

/// A reference that is followed, and what the operator says where it leads nowhere.
struct Followed {
    condition: Type,
    /// Path of the name.
    path: &'static str,
    kind: &'static str,
    /// The reason where there is no such configuration.
    missing: Reason,
    /// The reason where it cannot be decoded.
    unreadable: Reason,
}

const TOOLS: Followed = Followed {
    condition: Type::ToolConfigValidated,
    path: "spec.toolConfigRef.name",
    kind: MCPToolConfigSpec::KIND,
    missing: Reason::ToolConfigNotFound,
    unreadable: Reason::ToolConfigFetchError,
};

const TELEMETRY: Followed = Followed {
    condition: Type::TelemetryConfigRefValidated,
    path: "spec.telemetryConfigRef.name",
    kind: MCPTelemetryConfigSpec::KIND,
    missing: Reason::TelemetryConfigRefNotFound,
    unreadable: Reason::TelemetryConfigRefFetchError,
};

const EXTERNAL_AUTH: Followed = Followed {
    condition: Type::ExternalAuthConfigValidated,
    path: "spec.externalAuthConfigRef.name",
    kind: MCPExternalAuthConfigSpec::KIND,
    missing: Reason::ExternalAuthConfigFetchError,
    unreadable: Reason::ExternalAuthConfigFetchError,
};

const AUTH_SERVER: Followed = Followed {
    condition: Type::AuthServerRefValidated,
    path: "spec.authServerRef.name",
    kind: MCPExternalAuthConfigSpec::KIND,
    missing: Reason::AuthServerRefNotFound,
    unreadable: Reason::AuthServerRefFetchError,
};

const OIDC: Followed = Followed {
    condition: Type::OidcConfigRefValidated,
    path: "spec.oidcConfigRef.name",
    kind: MCPOIDCConfigSpec::KIND,
    missing: Reason::OidcConfigRefNotFound,
    unreadable: Reason::OidcConfigRefNotFound,
};

const AUTHZ: Followed = Followed {
    condition: Type::AuthzConfigRefValidated,
    path: "spec.authzConfigRef.name",
    kind: MCPAuthzConfigSpec::KIND,
    missing: Reason::AuthzConfigRefNotFound,
    unreadable: Reason::AuthzConfigRefNotFound,
};

impl<'a> Pass<'a> {
    pub(super) fn follow_tool_config(&mut self) -> Outcome {
        let Some(reference) = &self.proxy.spec.tool_config_ref else {
            self.forget(&TOOLS, "toolConfigHash", Writes::LostHash);
            return Ok(());
        };
        let fetched = self.world.tools(self.proxy.namespace, &reference.name);
        let found = self.reach_for(&TOOLS, &reference.name, fetched)?;
        self.accept(
            &TOOLS,
            Reason::ToolConfigValid,
            "toolConfigHash",
            self.hash(&found),
            Writes::NewHash,
        );
        Ok(())
    }

    /// `handleTelemetryConfig`: judges the configuration itself, whatever its status says.
    pub(super) fn follow_telemetry_config(&mut self) -> Outcome {
        let Some(reference) = &self.proxy.spec.telemetry_config_ref else {
            self.forget(
                &TELEMETRY,
                "telemetryConfigHash",
                Writes::LostHashOrCondition,
            );
            return Ok(());
        };
        let name = &reference.name;
        let fetched = self.world.telemetry(self.proxy.namespace, name);
        let found = self.reach_for(&TELEMETRY, name, fetched)?;
        if let Err(objection) = found.objections.first() {
            let reason = Reason::TelemetryConfigRefInvalid;
            let objection = objection.through(TELEMETRY.path, TELEMETRY.kind, name);
            return Err(self.refuse(&TELEMETRY, reason, objection));
        }
        self.accept(
            &TELEMETRY,
            Reason::TelemetryConfigRefValid,
            "telemetryConfigHash",
            self.hash(&found),
            Writes::NewHashOrTruth,
        );
        Ok(())
    }

    pub(super) fn follow_external_auth_config(&mut self) -> Outcome {
        let Some(reference) = &self.proxy.spec.external_auth_config_ref else {
            self.forget(&EXTERNAL_AUTH, "externalAuthConfigHash", Writes::LostHash);
            return Ok(());
        };
        let name = &reference.name;
        let fetched = self.world.external_auth(self.proxy.namespace, name);
        let found = self.reach_for(&EXTERNAL_AUTH, name, fetched)?;
        if rows::INVALID_AUTH_MIRRORED.at(self.world.release)
            && let Some((reason, message)) = invalid(self.status(&found))
        {
            let objection = relayed(&EXTERNAL_AUTH, name, &found, message);
            return Err(self.refuse(&EXTERNAL_AUTH, reason, objection));
        }
        self.check_upstreams(&EXTERNAL_AUTH, name, found.spec)?;
        self.accept(
            &EXTERNAL_AUTH,
            Reason::ExternalAuthConfigValid,
            "externalAuthConfigHash",
            self.hash(&found),
            Writes::NewHash,
        );
        Ok(())
    }

    /// `handleAuthServerRef`: does not ask whether the configuration is valid.
    pub(super) fn follow_auth_server_ref(&mut self) -> Outcome {
        let Some(reference) = &self.proxy.spec.auth_server_ref else {
            self.forget(&AUTH_SERVER, "authServerConfigHash", Writes::LostHash);
            return Ok(());
        };
        let name = &reference.name;
        if reference.kind != AUTH_SERVER_KIND {
            let why = format!("`{}` is not `{AUTH_SERVER_KIND}`", reference.kind);
            let objection = Objection::new("spec.authServerRef.kind", why);
            return Err(self.refuse(&AUTH_SERVER, Reason::AuthServerRefInvalidKind, objection));
        }
        let fetched = self.world.external_auth(self.proxy.namespace, name);
        let found = self.reach_for(&AUTH_SERVER, name, fetched)?;
        if found.spec.kind != AUTH_SERVER_TYPE {
            let why = format!(
                "MCPExternalAuthConfig `{name}` is of type `{}`, and must be of type `{AUTH_SERVER_TYPE}`",
                found.spec.kind
            );
            let objection = Objection::new(AUTH_SERVER.path, why);
            return Err(self.refuse(&AUTH_SERVER, Reason::AuthServerRefInvalidType, objection));
        }
        self.check_upstreams(&AUTH_SERVER, name, found.spec)?;
        self.accept(
            &AUTH_SERVER,
            Reason::AuthServerRefValid,
            "authServerConfigHash",
            self.hash(&found),
            Writes::NewHash,
        );
        Ok(())
    }

    pub(super) fn follow_oidc_config(&mut self) -> Outcome {
        let Some(reference) = &self.proxy.spec.oidc_config_ref else {
            self.forget(&OIDC, "oidcConfigHash", Writes::LostHashOrCondition);
            return Ok(());
        };
        let name = &reference.name;
        let fetched = self.world.oidc(self.proxy.namespace, name);
        let found = self.reach_for(&OIDC, name, fetched)?;
        if let Some(message) = not_valid(self.status(&found)) {
            let objection = relayed(&OIDC, name, &found, message);
            return Err(self.refuse(&OIDC, Reason::OidcConfigRefNotValid, objection));
        }
        self.accept(
            &OIDC,
            Reason::OidcConfigRefValid,
            "oidcConfigHash",
            self.hash(&found),
            Writes::NewHashOrTruth,
        );
        Ok(())
    }

    pub(super) fn follow_authz_config(&mut self) -> Outcome {
        if !rows::AUTHZ_CONFIG_REF.at(self.world.release) {
            return Ok(());
        }
        let Some(reference) = self.proxy.authz_config_ref(self.world.release) else {
            self.forget(&AUTHZ, "authzConfigHash", Writes::LostHashOrCondition);
            return Ok(());
        };
        let name = &reference.name;
        let fetched = self.world.authz(self.proxy.namespace, name);
        let found = self.reach_for(&AUTHZ, name, fetched)?;
        if let Some(message) = not_valid(self.status(&found)) {
            let objection = relayed(&AUTHZ, name, &found, message);
            return Err(self.refuse(&AUTHZ, Reason::AuthzConfigRefNotValid, objection));
        }
        self.accept(
            &AUTHZ,
            Reason::AuthzConfigRefValid,
            "authzConfigHash",
            self.hash(&found),
            Writes::NewHashOrTruth,
        );
        Ok(())
    }

    /// The configuration that a reference leads to.
    fn reach_for<T>(
        &mut self,
        followed: &Followed,
        name: &str,
        fetched: Fetched<'a, T>,
    ) -> Result<Found<'a, T>, Stop> {
        fetched.map_err(|why| {
            let objection = why.objection(followed.path, followed.kind, name);
            match why {
                Unavailable::Unknown => Stop::Unknown(objection),
                Unavailable::Missing => self.refuse(followed, followed.missing, objection),
                Unavailable::Unreadable => self.refuse(followed, followed.unreadable, objection),
            }
        })
    }

    fn hash<T>(&self, found: &Found<'a, T>) -> &'a str {
        self.status(found).hashes.get("configHash")
    }

    /// A proxy takes one upstream provider.
    fn check_upstreams(
        &mut self,
        followed: &Followed,
        name: &str,
        spec: &MCPExternalAuthConfigSpec,
    ) -> Outcome {
        let server = spec.embedded_auth_server.as_ref();
        let count = server.map_or(0, |server| server.upstream_providers.len());
        if count <= 1 {
            return Ok(());
        }
        let why = format!("a proxy takes one upstream provider, and there are {count}");
        let objection = Objection::new("spec.embeddedAuthServer.upstreamProviders", why).through(
            followed.path,
            followed.kind,
            name,
        );
        Err(self.refuse(followed, Reason::MultiUpstreamNotSupported, objection))
    }

    /// Sets the condition, takes over the hash, and writes the status where the operator does.
    fn accept(
        &mut self,
        followed: &Followed,
        reason: Reason,
        field: &'static str,
        hash: &str,
        writes: Writes,
    ) {
        let ty = followed.condition;
        let held = self.ledger.held();
        let was_true = held
            .condition(ty.name())
            .is_some_and(|old| old.status == Truth::True);
        let is_new = held.hashes.get(field) != hash;
        if !self.keeps_refusal(ty, field, hash) {
            let message = "the reference is valid";
            self.set(ty, Truth::True, reason, message);
        }
        self.ledger.held_mut().hashes.set(field, hash);
        if is_new || (writes == Writes::NewHashOrTruth && !was_true) {
            self.ledger.update();
        }
    }

    /// Drops condition and hash of a reference that is not there, and writes the status where the operator does.
    fn forget(&mut self, followed: &Followed, field: &'static str, writes: Writes) {
        let ty = followed.condition;
        let held = self.ledger.held_mut();
        let had_hash = !held.hashes.get(field).is_empty();
        let had_condition = held.remove(ty.name());
        held.hashes.set(field, "");
        if had_hash || (writes == Writes::LostHashOrCondition && had_condition) {
            self.ledger.update();
        }
    }

    /// Whether a refusal of the authorization server stands, since nothing has changed
    /// (`setMCPRemoteProxyExternalAuthConfigValidCondition`).
    fn keeps_refusal(&self, ty: Type, field: &str, hash: &str) -> bool {
        let refusal = match ty {
            Type::ExternalAuthConfigValidated => Reason::InvalidConfig,
            Type::AuthServerRefValidated => Reason::AuthServerRefInvalidConfig,
            _ => return false,
        };
        let held = self.ledger.held();
        let condition = held.condition(ty.name());
        rows::EMBEDDED_SERVER_REFUSED.at(self.world.release)
            && held.hashes.get(field) == hash
            && condition.is_some_and(|old| {
                old.status == Truth::False && old.reason == refusal.name() && old.is_current
            })
    }

    /// Sets the condition and the phase, and writes the status.
    fn refuse(&mut self, followed: &Followed, reason: Reason, objection: Objection) -> Stop {
        let ty = followed.condition;
        let why = objection.to_string();
        let condition = conditions::condition(ty, Truth::False, reason, why);
        self.ledger.held_mut().set(condition);
        self.ledger.held_mut().phase = FAILED.into();
        self.ledger.update();
        refused(ty, reason, objection)
    }
}

/// What a proxy is refused for because its configuration is, whose status says so.
fn relayed<T>(followed: &Followed, name: &str, found: &Found<'_, T>, message: &str) -> Objection {
    let objection = match found.objections.as_slice() {
        [first, ..] => first.clone(),
        [] => Objection::new("", message),
    };
    objection.through(followed.path, followed.kind, name)
}

/// Why a configuration is invalid, where its status says so.
fn invalid(status: &Status) -> Option<(Reason, &str)> {
    let condition = status.condition(VALID)?;
    let reason = match &*condition.reason {
        "EnterpriseRequired" => Reason::EnterpriseRequired,
        _ => Reason::ValidationFailed,
    };
    (condition.status == Truth::False).then_some((reason, &*condition.message))
}

/// Why a configuration is not valid, which it is only where its status says so.
fn not_valid(status: &Status) -> Option<&str> {
    match status.condition(VALID) {
        None => Some("its status does not say that it is valid"),
        Some(condition) if condition.status == Truth::True => None,
        Some(condition) => Some(&condition.message),
    }
}
