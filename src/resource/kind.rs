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
    /// What kubectl takes for it, too.
    pub short_names: &'static [&'static str],
    /// What it is for.
    pub doc: &'static str,
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
        short_names: &["rp", "mcprp"],
        doc: "A proxy in front of a remote MCP server: it lets clients in, decides what they may do, and proves itself to the server.",
        releases: Releases::ALL,
        spec: Type::Struct(MCPRemoteProxySpec::STRUCT),
    },
    Kind {
        name: "MCPExternalAuthConfig",
        plural: "mcpexternalauthconfigs",
        short_names: &["extauth", "mcpextauth"],
        doc: "How proxies prove themselves to remote servers, or sign clients in themselves.",
        releases: Releases::ALL,
        spec: Type::Struct(MCPExternalAuthConfigSpec::STRUCT),
    },
    Kind {
        name: "MCPOIDCConfig",
        plural: "mcpoidcconfigs",
        short_names: &["mcpoidc"],
        doc: "How clients prove to proxies who they are.",
        releases: Releases::ALL,
        spec: Type::Struct(MCPOIDCConfigSpec::STRUCT),
    },
    Kind {
        name: "MCPTelemetryConfig",
        plural: "mcptelemetryconfigs",
        short_names: &["mcpotel"],
        doc: "Where proxies send their traces and metrics.",
        releases: Releases::ALL,
        spec: Type::Struct(MCPTelemetryConfigSpec::STRUCT),
    },
    Kind {
        name: "MCPToolConfig",
        plural: "mcptoolconfigs",
        short_names: &["tc", "toolconfig"],
        doc: "Which tools of a server clients are offered, and under which names.",
        releases: Releases::ALL,
        spec: Type::Struct(MCPToolConfigSpec::STRUCT),
    },
    Kind {
        name: "MCPGroup",
        plural: "mcpgroups",
        short_names: &["mcpg"],
        doc: "A group that proxies and servers belong to.",
        releases: Releases::ALL,
        spec: Type::Struct(MCPGroupSpec::STRUCT),
    },
    Kind {
        name: "MCPAuthzConfig",
        plural: "mcpauthzconfigs",
        short_names: &["authzcfg"],
        doc: "Who may do what, for the proxies that refer to it.",
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

    /// The kind that a word means as kubectl takes it: by its name in any case, in the plural, or by a short name.
    pub fn meant_by(word: &str) -> Option<&'static Kind> {
        KINDS
            .iter()
            .find(|kind| kind.words().any(|it| it.eq_ignore_ascii_case(word)))
    }

    /// All that a kind is called.
    fn words(&self) -> impl Iterator<Item = &'static str> {
        [self.name, self.plural]
            .into_iter()
            .chain(self.short_names.iter().copied())
    }
}

/// Whether a kind is one of the operator's that we know.
pub fn is_ours(name: &str) -> bool {
    KINDS.iter().any(|kind| kind.name == name)
}
