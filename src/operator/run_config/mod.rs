//! The RunConfig: what the proxy's container is told at start-up (`controllers.createRunConfigFromMCPRemoteProxy`,
//! `runner.RunConfig`).
//!
//! Only what a remote proxy can have is declared; fields stand in Go's order, and are left out where Go leaves them out.

pub mod auth_server;
pub mod authz;
mod build;
mod external_auth;
mod header_forward;
mod middleware;
mod oidc;
mod telemetry;
mod tools;

use std::collections::BTreeMap;

use serde::Serialize;

pub use auth_server::AuthServerRunConfig;
pub use authz::AuthzConfig;
pub use build::{BuildError, ServerSource, build};

use crate::go::json;

use crate::resource::{Slice, StringMap};

/// The document that the proxy reads from its ConfigMap.
#[derive(Debug, Default, Serialize)]
pub struct RunConfig {
    schema_version: &'static str,
    image: &'static str,
    #[serde(skip_serializing_if = "is_zero")]
    remote_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    remote_auth_config: Option<external_auth::RemoteAuth>,
    name: String,
    #[serde(skip_serializing_if = "is_zero")]
    container_name: String,
    #[serde(skip_serializing_if = "is_zero")]
    base_name: String,
    transport: String,
    host: String,
    port: i32,
    permission_profile: PermissionProfile,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    env_vars: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    container_labels: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oidc_config: Option<oidc::TokenValidator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_exchange_config: Option<external_auth::TokenExchange>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aws_sts_config: Option<external_auth::AwsSts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authz_config: Option<AuthzConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audit_config: Option<Audit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telemetry_config: Option<telemetry::Telemetry>,
    #[serde(skip_serializing_if = "is_zero")]
    trust_proxy_headers: bool,
    #[serde(skip_serializing_if = "is_zero")]
    proxy_mode: String,
    #[serde(skip_serializing_if = "is_zero")]
    thv_ca_bundle: String,
    #[serde(skip_serializing_if = "is_zero")]
    jwks_auth_token_file: String,
    #[serde(skip_serializing_if = "is_empty")]
    tools_filter: Slice<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    tools_override: BTreeMap<String, tools::ToolOverride>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    middleware_configs: Vec<middleware::MiddlewareConfig>,
    #[serde(skip_serializing_if = "is_zero")]
    endpoint_prefix: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    header_forward: Option<header_forward::HeaderForward>,
    #[serde(skip_serializing_if = "Option::is_none")]
    embedded_auth_server_config: Option<AuthServerRunConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scaling_config: Option<Scaling>,
}

impl RunConfig {
    /// The document's text, as Go writes it with two spaces a level.
    pub fn text(&self) -> String {
        json::indent(&line(self), "  ")
    }
}

/// What the container may reach: the operator always gives the profile `network`, which allows everything.
#[derive(Debug, Serialize)]
struct PermissionProfile {
    name: &'static str,
    network: NetworkPermissions,
}

#[derive(Debug, Serialize)]
struct NetworkPermissions {
    outbound: OutboundPermissions,
    inbound: InboundPermissions,
}

#[derive(Debug, Serialize)]
struct OutboundPermissions {
    insecure_allow_all: bool,
}

#[derive(Debug, Serialize)]
struct InboundPermissions {}

impl Default for PermissionProfile {
    fn default() -> Self {
        let outbound = OutboundPermissions {
            insecure_allow_all: true,
        };
        Self {
            name: "network",
            network: NetworkPermissions {
                outbound,
                inbound: InboundPermissions {},
            },
        }
    }
}

/// The audit log, with the defaults of `audit.DefaultConfig`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Audit {
    detect_application_errors: bool,
    max_data_size: i32,
}

impl Default for Audit {
    fn default() -> Self {
        Self {
            detect_application_errors: true,
            max_data_size: 1024,
        }
    }
}

/// Sessions that pods share.
#[derive(Debug, Serialize)]
struct Scaling {
    session_redis: SessionRedis,
}

#[derive(Debug, Default, Serialize)]
struct SessionRedis {
    #[serde(skip_serializing_if = "is_zero")]
    address: String,
    #[serde(skip_serializing_if = "is_zero")]
    db: i32,
    #[serde(skip_serializing_if = "is_zero")]
    key_prefix: String,
}

/// A document as one line. INVARIANT: maps have text keys and raw parts are JSON, so that writing cannot fail.
pub(super) fn line<T: Serialize>(document: &T) -> String {
    let written = json::to_string(document);
    debug_assert!(written.is_ok(), "a document that JSON cannot hold");
    written.unwrap_or_default()
}

/// Whether Go's `omitempty` leaves a scalar out.
fn is_zero<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Whether Go's `omitempty` leaves a list out.
fn is_empty<T>(list: &Slice<T>) -> bool {
    list.is_empty()
}

/// Whether Go's `omitempty` leaves a map out.
fn is_empty_map<T>(map: &StringMap<T>) -> bool {
    map.is_empty()
}
