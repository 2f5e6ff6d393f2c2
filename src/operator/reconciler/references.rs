//! The configurations that a proxy refers to, one after the other (`handleToolConfig` to `handleAuthzConfig`).
//!
//! Each handler sets its condition and takes over the configuration's hash. Some write the status whenever the condition turns
//! true, others only with a new hash.

use super::conditions::{self, Reason, Type};
use super::{FAILED, Objection, Pass, Stop};
use crate::operator::config::VALID;
use crate::operator::status::{Status, Truth};
use crate::operator::world::Unavailable;
use crate::release::rows;
use crate::resource::external_auth_config::MCPExternalAuthConfigSpec;

/// The type of configuration that holds an authorization server.
const AUTH_SERVER: &str = "embeddedAuthServer";

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

impl Pass<'_> {
    /// Follows every reference; the first that fails ends the pass.
    pub(super) fn follow_references(&mut self) -> Result<(), Stop> {
        self.follow_tool_config()?;
        self.follow_telemetry_config()?;
        self.follow_external_auth_config()?;
        self.follow_auth_server_ref()?;
        self.follow_oidc_config()?;
        self.follow_authz_config()
    }

    fn follow_tool_config(&mut self) -> Result<(), Stop> {
        let ty = Type::ToolConfigValidated;
        let Some(reference) = &self.proxy.spec.tool_config_ref else {
            self.forget(ty, "toolConfigHash", Writes::LostHash);
            return Ok(());
        };
        let name = &reference.name;
        match self.world.tools(self.proxy.namespace, name) {
            Err(Unavailable::Unknown) => Err(unknown("MCPToolConfig", name)),
            Err(why) => {
                let reason = either(
                    why,
                    Reason::ToolConfigNotFound,
                    Reason::ToolConfigFetchError,
                );
                Err(self.refuse(ty, reason, cannot_be_had(why, "MCPToolConfig", name)))
            }
            Ok(found) => {
                let hash = self.status(&found).hashes.get("configHash").to_owned();
                self.accept(
                    ty,
                    Reason::ToolConfigValid,
                    "toolConfigHash",
                    &hash,
                    Writes::NewHash,
                );
                Ok(())
            }
        }
    }

    /// `handleTelemetryConfig`: judges the configuration itself, whatever its status says.
    fn follow_telemetry_config(&mut self) -> Result<(), Stop> {
        let ty = Type::TelemetryConfigRefValidated;
        let Some(reference) = &self.proxy.spec.telemetry_config_ref else {
            self.forget(ty, "telemetryConfigHash", Writes::LostHashOrCondition);
            return Ok(());
        };
        let name = &reference.name;
        let found = match self.world.telemetry(self.proxy.namespace, name) {
            Err(Unavailable::Unknown) => return Err(unknown("MCPTelemetryConfig", name)),
            Err(why) => {
                let reason = either(
                    why,
                    Reason::TelemetryConfigRefNotFound,
                    Reason::TelemetryConfigRefFetchError,
                );
                return Err(self.refuse(
                    ty,
                    reason,
                    cannot_be_had(why, "MCPTelemetryConfig", name),
                ));
            }
            Ok(found) => found,
        };
        if let Err(why) = found.spec.validate() {
            let why = format!("MCPTelemetryConfig `{name}`: {why}");
            return Err(self.refuse(ty, Reason::TelemetryConfigRefInvalid, why));
        }
        let hash = self.status(&found).hashes.get("configHash").to_owned();
        self.accept(
            ty,
            Reason::TelemetryConfigRefValid,
            "telemetryConfigHash",
            &hash,
            Writes::NewHashOrTruth,
        );
        Ok(())
    }

    fn follow_external_auth_config(&mut self) -> Result<(), Stop> {
        let ty = Type::ExternalAuthConfigValidated;
        let Some(reference) = &self.proxy.spec.external_auth_config_ref else {
            self.forget(ty, "externalAuthConfigHash", Writes::LostHash);
            return Ok(());
        };
        let name = &reference.name;
        let found = match self.world.external_auth(self.proxy.namespace, name) {
            Err(Unavailable::Unknown) => return Err(unknown("MCPExternalAuthConfig", name)),
            Err(why) => {
                let reason = Reason::ExternalAuthConfigFetchError;
                return Err(self.refuse(
                    ty,
                    reason,
                    cannot_be_had(why, "MCPExternalAuthConfig", name),
                ));
            }
            Ok(found) => found,
        };
        if rows::INVALID_AUTH_MIRRORED.at(self.world.release)
            && let Some((reason, message)) = invalid(self.status(&found))
        {
            let why = format!("MCPExternalAuthConfig `{name}`: {message}");
            return Err(self.refuse(ty, reason, why));
        }
        self.check_upstreams(found.spec, ty)?;
        let hash = self.status(&found).hashes.get("configHash").to_owned();
        self.accept(
            ty,
            Reason::ExternalAuthConfigValid,
            "externalAuthConfigHash",
            &hash,
            Writes::NewHash,
        );
        Ok(())
    }

    /// `handleAuthServerRef`: does not ask whether the configuration is valid.
    fn follow_auth_server_ref(&mut self) -> Result<(), Stop> {
        let ty = Type::AuthServerRefValidated;
        let Some(reference) = &self.proxy.spec.auth_server_ref else {
            self.forget(ty, "authServerConfigHash", Writes::LostHash);
            return Ok(());
        };
        let name = &reference.name;
        if reference.kind != AUTH_SERVER_KIND {
            let why = format!(
                "`authServerRef.kind` is `{}`, and must be `{AUTH_SERVER_KIND}`",
                reference.kind
            );
            return Err(self.refuse(ty, Reason::AuthServerRefInvalidKind, why));
        }
        let found = match self.world.external_auth(self.proxy.namespace, name) {
            Err(Unavailable::Unknown) => return Err(unknown("MCPExternalAuthConfig", name)),
            Err(why) => {
                let reason = either(
                    why,
                    Reason::AuthServerRefNotFound,
                    Reason::AuthServerRefFetchError,
                );
                return Err(self.refuse(
                    ty,
                    reason,
                    cannot_be_had(why, "MCPExternalAuthConfig", name),
                ));
            }
            Ok(found) => found,
        };
        if found.spec.kind != AUTH_SERVER {
            let why = format!(
                "`authServerRef` leads to MCPExternalAuthConfig `{name}` of type `{}`, and needs `{AUTH_SERVER}`",
                found.spec.kind
            );
            return Err(self.refuse(ty, Reason::AuthServerRefInvalidType, why));
        }
        self.check_upstreams(found.spec, ty)?;
        let hash = self.status(&found).hashes.get("configHash").to_owned();
        self.accept(
            ty,
            Reason::AuthServerRefValid,
            "authServerConfigHash",
            &hash,
            Writes::NewHash,
        );
        Ok(())
    }

    fn follow_oidc_config(&mut self) -> Result<(), Stop> {
        let ty = Type::OidcConfigRefValidated;
        let Some(reference) = &self.proxy.spec.oidc_config_ref else {
            self.forget(ty, "oidcConfigHash", Writes::LostHash);
            return Ok(());
        };
        let name = &reference.name;
        let found = match self.world.oidc(self.proxy.namespace, name) {
            Err(Unavailable::Unknown) => return Err(unknown("MCPOIDCConfig", name)),
            Err(why) => {
                let reason = Reason::OidcConfigRefNotFound;
                return Err(self.refuse(ty, reason, cannot_be_had(why, "MCPOIDCConfig", name)));
            }
            Ok(found) => found,
        };
        if let Some(message) = not_valid(self.status(&found)) {
            let why = format!("MCPOIDCConfig `{name}`: {message}");
            return Err(self.refuse(ty, Reason::OidcConfigRefNotValid, why));
        }
        let hash = self.status(&found).hashes.get("configHash").to_owned();
        self.accept(
            ty,
            Reason::OidcConfigRefValid,
            "oidcConfigHash",
            &hash,
            Writes::NewHashOrTruth,
        );
        Ok(())
    }

    fn follow_authz_config(&mut self) -> Result<(), Stop> {
        if !rows::AUTHZ_CONFIG_REF.at(self.world.release) {
            return Ok(());
        }
        let ty = Type::AuthzConfigRefValidated;
        let Some(reference) = self.proxy.authz_config_ref(self.world.release) else {
            self.forget(ty, "authzConfigHash", Writes::LostHashOrCondition);
            return Ok(());
        };
        let name = &reference.name;
        let found = match self.world.authz(self.proxy.namespace, name) {
            Err(Unavailable::Unknown) => return Err(unknown("MCPAuthzConfig", name)),
            Err(why) => {
                let reason = Reason::AuthzConfigRefNotFound;
                return Err(self.refuse(ty, reason, cannot_be_had(why, "MCPAuthzConfig", name)));
            }
            Ok(found) => found,
        };
        if let Some(message) = not_valid(self.status(&found)) {
            let why = format!("MCPAuthzConfig `{name}`: {message}");
            return Err(self.refuse(ty, Reason::AuthzConfigRefNotValid, why));
        }
        let hash = self.status(&found).hashes.get("configHash").to_owned();
        self.accept(
            ty,
            Reason::AuthzConfigRefValid,
            "authzConfigHash",
            &hash,
            Writes::NewHashOrTruth,
        );
        Ok(())
    }

    /// A proxy takes one upstream provider.
    fn check_upstreams(&mut self, spec: &MCPExternalAuthConfigSpec, ty: Type) -> Result<(), Stop> {
        let server = spec.embedded_auth_server.as_ref();
        let count = server.map_or(0, |server| server.upstream_providers.len());
        if count <= 1 {
            return Ok(());
        }
        let why = format!("a proxy takes one upstream provider, and there are {count}");
        Err(self.refuse(ty, Reason::MultiUpstreamNotSupported, why))
    }

    /// Sets the condition, takes over the hash, and writes the status where the operator does.
    fn accept(
        &mut self,
        ty: Type,
        reason: Reason,
        field: &'static str,
        hash: &str,
        writes: Writes,
    ) {
        let held = self.ledger.held();
        let was_true = held
            .condition(ty.name())
            .is_some_and(|old| old.status == Truth::True);
        let is_new = held.hashes.get(field) != hash;
        if !self.keeps_refusal(ty, field, hash) {
            let message = "the reference is valid".to_owned();
            self.set(ty, Truth::True, reason, message);
        }
        self.ledger.held_mut().hashes.set(field, hash);
        if is_new || (writes == Writes::NewHashOrTruth && !was_true) {
            self.ledger.update();
        }
    }

    /// Drops condition and hash of a reference that is not there, and writes the status where the operator does.
    fn forget(&mut self, ty: Type, field: &'static str, writes: Writes) {
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
    fn refuse(&mut self, ty: Type, reason: Reason, why: String) -> Stop {
        let condition = conditions::condition(ty, Truth::False, reason, why.clone());
        self.ledger.held_mut().set(condition);
        self.ledger.held_mut().phase = FAILED.into();
        self.ledger.update();
        Stop::Refused(why)
    }
}

/// What a check of the spec says of a configuration that cannot be had.
pub(super) fn objection(why: Unavailable, reason: Reason, kind: &str, name: &str) -> Objection {
    match why {
        Unavailable::Unknown => Objection::Unknown(format!("{kind} `{name}`")),
        _ => Objection::To(reason, cannot_be_had(why, kind, name)),
    }
}

fn either(why: Unavailable, missing: Reason, unreadable: Reason) -> Reason {
    match why {
        Unavailable::Missing => missing,
        _ => unreadable,
    }
}

fn cannot_be_had(why: Unavailable, kind: &str, name: &str) -> String {
    match why {
        Unavailable::Missing => format!("there is no {kind} `{name}`"),
        _ => format!("the operator cannot decode {kind} `{name}`"),
    }
}

fn unknown(kind: &str, name: &str) -> Stop {
    Stop::Unknown(format!("{kind} `{name}`"))
}

/// Why a configuration is invalid, where its status says so.
fn invalid(status: &Status) -> Option<(Reason, &str)> {
    let condition = status.condition(VALID)?;
    let reason = match &*condition.reason {
        "EnterpriseRequired" => Reason::EnterpriseRequired,
        _ => Reason::ValidationFailed,
    };
    (condition.status == Truth::False).then_some((reason, condition.message.as_str()))
}

/// Why a configuration is not valid, which it is only where its status says so.
fn not_valid(status: &Status) -> Option<&str> {
    match status.condition(VALID) {
        None => Some("its status does not say that it is valid"),
        Some(condition) if condition.status == Truth::True => None,
        Some(condition) => Some(&condition.message),
    }
}
