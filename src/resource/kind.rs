//! The kinds of the operator's API group that a proxy is made of.

use super::authz_config::MCPAuthzConfigSpec;
use super::external_auth_config::MCPExternalAuthConfigSpec;
use super::group::MCPGroupSpec;
use super::oidc_config::MCPOIDCConfigSpec;
use super::remote_proxy::MCPRemoteProxySpec;
use super::telemetry_config::MCPTelemetryConfigSpec;
use super::tool_config::MCPToolConfigSpec;
use super::{GoStruct, Schema};
use crate::go::types::Type;
use crate::release::{Release, Releases, rows};

/// The operator's API group.
pub const GROUP: &str = "toolhive.stacklok.dev";

/// The API version that is stored.
pub const STORAGE_VERSION: &str = "v1beta1";

/// The API version that is served with a warning.
pub const DEPRECATED_VERSION: &str = "v1alpha1";

/// The other kinds of the group, of all releases: they are passed over.
pub const OTHER_KINDS: [&str; 7] = [
    "EmbeddingServer",
    "MCPRegistry",
    "MCPServer",
    "MCPServerEntry",
    "MCPWebhookConfig",
    "VirtualMCPCompositeToolDefinition",
    "VirtualMCPServer",
];

/// A kind of the operator's API group.
#[derive(Debug)]
pub struct Kind {
    /// Its name.
    pub name: &'static str,
    /// Its name in URLs, in the plural.
    pub plural: &'static str,
    /// The releases that have it.
    pub releases: Releases,
    /// The type of its `spec`, a struct.
    pub spec: Type<Schema>,
}

/// Every kind, the proxy first.
pub static KINDS: [Kind; 7] = [
    Kind {
        name: "MCPRemoteProxy",
        plural: "mcpremoteproxies",
        releases: Releases::ALL,
        spec: Type::Struct(MCPRemoteProxySpec::STRUCT),
    },
    Kind {
        name: "MCPExternalAuthConfig",
        plural: "mcpexternalauthconfigs",
        releases: Releases::ALL,
        spec: Type::Struct(MCPExternalAuthConfigSpec::STRUCT),
    },
    Kind {
        name: "MCPOIDCConfig",
        plural: "mcpoidcconfigs",
        releases: Releases::ALL,
        spec: Type::Struct(MCPOIDCConfigSpec::STRUCT),
    },
    Kind {
        name: "MCPTelemetryConfig",
        plural: "mcptelemetryconfigs",
        releases: Releases::ALL,
        spec: Type::Struct(MCPTelemetryConfigSpec::STRUCT),
    },
    Kind {
        name: "MCPToolConfig",
        plural: "mcptoolconfigs",
        releases: Releases::ALL,
        spec: Type::Struct(MCPToolConfigSpec::STRUCT),
    },
    Kind {
        name: "MCPGroup",
        plural: "mcpgroups",
        releases: Releases::ALL,
        spec: Type::Struct(MCPGroupSpec::STRUCT),
    },
    Kind {
        name: "MCPAuthzConfig",
        plural: "mcpauthzconfigs",
        releases: Releases::since(rows::AUTHZ_CONFIG),
        spec: Type::Struct(MCPAuthzConfigSpec::STRUCT),
    },
];

impl Kind {
    /// The kind of a name, if a release has it.
    pub fn named(name: &str, release: Release) -> Option<&'static Kind> {
        KINDS
            .iter()
            .find(|kind| kind.name == name && kind.releases.contains(release))
    }
}
