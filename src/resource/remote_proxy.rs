//! `MCPRemoteProxy`: a proxy in front of a remote MCP server.

use mcprp_derive::Resource;

use super::shared::{
    EnvVar, LocalObjectReference, ResourceMetadataOverrides, ResourceRequirements, SecretKeyRef,
};
use super::{Raw, Slice, StringMap};

/// What a proxy forwards to, whom it lets in, and how it runs.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPRemoteProxySpec {
    /// URL of the remote MCP server. The operator refuses hosts inside the cluster and private addresses.
    #[field("remoteUrl", go = "RemoteURL", required, pattern = "^https?://")]
    pub remote_url: String,
    /// Port that the proxy and its Service listen on.
    #[field("proxyPort", go = "ProxyPort", default = 8080, min = 1, max = 65535)]
    pub proxy_port: i32,
    /// Transport that the remote server speaks.
    #[field(
        "transport",
        go = "Transport",
        default = "streamable-http",
        one_of("sse", "streamable-http")
    )]
    pub transport: String,
    /// The MCPOIDCConfig by which clients prove who they are. Without it nobody is asked.
    #[field("oidcConfigRef", go = "OIDCConfigRef")]
    pub oidc_config_ref: Option<MCPOIDCConfigReference>,
    /// The MCPExternalAuthConfig by which the proxy proves itself to the remote server.
    #[field("externalAuthConfigRef", go = "ExternalAuthConfigRef")]
    pub external_auth_config_ref: Option<ExternalAuthConfigRef>,
    /// The MCPExternalAuthConfig of type `embeddedAuthServer` whose authorization server runs inside the proxy and signs
    /// clients in.
    #[field("authServerRef", go = "AuthServerRef")]
    pub auth_server_ref: Option<AuthServerRef>,
    /// Headers that the proxy adds to every request it forwards.
    #[field("headerForward", go = "HeaderForward")]
    pub header_forward: Option<HeaderForwardConfig>,
    /// Who may do what, as Cedar policies that belong to this proxy.
    #[field("authzConfig", go = "AuthzConfig")]
    pub authz_config: Option<AuthzConfigRef>,
    /// The MCPAuthzConfig that says who may do what. Not together with `authzConfig`.
    #[field("authzConfigRef", go = "AuthzConfigRef", since = AUTHZ_CONFIG)]
    pub authz_config_ref: Option<MCPAuthzConfigReference>,
    /// Whether requests are written to an audit log.
    #[field("audit", go = "Audit")]
    pub audit: Option<AuditConfig>,
    /// The MCPToolConfig that hides or renames tools of the remote server.
    #[field("toolConfigRef", go = "ToolConfigRef")]
    pub tool_config_ref: Option<ToolConfigRef>,
    /// The MCPTelemetryConfig that says where traces and metrics go.
    #[field("telemetryConfigRef", go = "TelemetryConfigRef")]
    pub telemetry_config_ref: Option<MCPTelemetryConfigReference>,
    /// Processor time and memory of the proxy's container; no limits and no requests when left out.
    #[field("resources", go = "Resources")]
    pub resources: ResourceRequirements,
    /// ServiceAccount that the pods run as; it must exist. When left out, the operator makes one with a Role and a
    /// RoleBinding. An empty name counts as set.
    #[field("serviceAccount", go = "ServiceAccount")]
    pub service_account: Option<String>,
    /// Changes to the pod template, merged into it as a strategic merge patch. The proxy's container is called `toolhive`.
    #[field("podTemplateSpec", go = "PodTemplateSpec", since = POD_TEMPLATE)]
    pub pod_template_spec: Option<Raw>,
    /// Whether to believe the `X-Forwarded-*` headers of a reverse proxy in front.
    #[field("trustProxyHeaders", go = "TrustProxyHeaders", default = false)]
    pub trust_proxy_headers: bool,
    /// Path to put before the endpoint that SSE clients are told, where an ingress strips it; nothing when left out.
    #[field("endpointPrefix", go = "EndpointPrefix")]
    pub endpoint_prefix: String,
    /// Labels, annotations, variables and pull secrets for the objects that the operator makes.
    #[field("resourceOverrides", go = "ResourceOverrides")]
    pub resource_overrides: Option<ResourceOverrides>,
    /// The MCPGroup that the proxy belongs to.
    #[field("groupRef", go = "GroupRef")]
    pub group_ref: Option<MCPGroupRef>,
    /// Whether the Service sends a client to the same pod each time. MCP sessions need it as long as they live in memory.
    #[field(
        "sessionAffinity",
        go = "SessionAffinity",
        default = "ClientIP",
        one_of("ClientIP", "None")
    )]
    pub session_affinity: String,
    /// How many pods to run. When left out, the number is left to the API server's default (1) or to an autoscaler.
    #[field("replicas", go = "Replicas", since = REPLICAS_OF_SPEC, min = 0)]
    pub replicas: Option<i32>,
    /// Where sessions are kept. More than one pod needs Redis, or sessions break.
    #[field("sessionStorage", go = "SessionStorage", since = SESSION_STORAGE)]
    pub session_storage: Option<SessionStorageConfig>,
}

/// Headers for the remote server.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct HeaderForwardConfig {
    /// Header names and their values, visible to everyone who can read the proxy.
    #[field("addPlaintextHeaders", go = "AddPlaintextHeaders")]
    pub add_plaintext_headers: StringMap<String>,
    /// Headers whose values come from Secrets.
    #[field(
        "addHeadersFromSecret",
        go = "AddHeadersFromSecret",
        keyed_by = "headerName"
    )]
    pub add_headers_from_secret: Slice<HeaderFromSecret>,
}

/// A header whose value is a Secret's.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct HeaderFromSecret {
    /// Name of the header.
    #[field(
        "headerName",
        go = "HeaderName",
        required,
        min_length = 1,
        max_length = 255
    )]
    pub header_name: String,
    /// Where the value is kept.
    #[field("valueSecretRef", go = "ValueSecretRef", required)]
    pub value_secret_ref: Option<SecretKeyRef>,
}

/// A shared MCPOIDCConfig, with what differs for this proxy.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPOIDCConfigReference {
    /// Name of the MCPOIDCConfig in the same namespace.
    #[field("name", go = "Name", required, min_length = 1)]
    pub name: String,
    /// Audience that a token must be issued for. It must differ from proxy to proxy, or a token for one opens the other.
    #[field("audience", go = "Audience", required, min_length = 1)]
    pub audience: String,
    /// Scopes to announce in the protected resource metadata (RFC 9728); `openid` when left out.
    #[field("scopes", go = "Scopes")]
    pub scopes: Slice<String>,
    /// URL that clients know the proxy by, for the protected resource metadata (RFC 9728). When left out, a URL inside the
    /// cluster is made from name and namespace, which is not that of the Service.
    #[field("resourceUrl", go = "ResourceURL")]
    pub resource_url: String,
}

/// An MCPExternalAuthConfig by its name.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ExternalAuthConfigRef {
    /// Name of the MCPExternalAuthConfig in the same namespace.
    #[field("name", go = "Name", required)]
    pub name: String,
}

/// The resource that configures the embedded authorization server.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct AuthServerRef {
    /// Kind of the resource.
    #[field(
        "kind",
        go = "Kind",
        required,
        default = "MCPExternalAuthConfig",
        one_of("MCPExternalAuthConfig")
    )]
    pub kind: String,
    /// Name of the resource in the same namespace.
    #[field("name", go = "Name", required, min_length = 1)]
    pub name: String,
}

/// Cedar policies, and how roles and groups are read from a token.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct AuthzConfigRef {
    /// Where the policies are.
    #[field(
        "type",
        go = "Type",
        required,
        default = "configMap",
        one_of("configMap", "inline")
    )]
    pub kind: String,
    /// The ConfigMap with the policies, for type `configMap`.
    #[field("configMap", go = "ConfigMap")]
    pub config_map: Option<ConfigMapAuthzRef>,
    /// The policies, for type `inline`.
    #[field("inline", go = "Inline")]
    pub inline: Option<InlineAuthzConfig>,
    /// Claim that lists a user's groups; `groups`, `roles` or `cognito:groups` when left out.
    #[field("groupClaimName", go = "GroupClaimName", since = CLAIM_MAPPING, max_length = 253)]
    pub group_claim_name: String,
    /// Claim that lists a user's roles, besides that of the groups; none when left out.
    #[field("roleClaimName", go = "RoleClaimName", since = CLAIM_MAPPING, max_length = 253)]
    pub role_claim_name: String,
    /// Entity type that groups have in the policies; `THVGroup` when left out.
    #[field(
        "groupEntityType",
        go = "GroupEntityType",
        since = CLAIM_MAPPING,
        max_length = 63,
        pattern = "^[A-Za-z_][A-Za-z0-9_]*$"
    )]
    pub group_entity_type: String,
}

/// A ConfigMap with an authorization configuration.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ConfigMapAuthzRef {
    /// Name of the ConfigMap in the same namespace.
    #[field("name", go = "Name", required)]
    pub name: String,
    /// Key in its data.
    #[field("key", go = "Key", default = "authz.json")]
    pub key: String,
}

/// Cedar policies in the proxy itself.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct InlineAuthzConfig {
    /// The policies, one in each element: what follows the first policy of an element is ignored.
    #[field("policies", go = "Policies", required, min_items = 1)]
    pub policies: Slice<String>,
    /// Entities that the policies speak of, as Cedar's JSON.
    #[field("entitiesJson", go = "EntitiesJSON", default = "[]")]
    pub entities_json: String,
    /// Upstream provider whose claims the policies see. It has no effect on a proxy.
    #[field(
        "primaryUpstreamProvider",
        go = "PrimaryUpstreamProvider",
        since = PRIMARY_UPSTREAM,
        min_length = 1,
        max_length = 63,
        pattern = "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"
    )]
    pub primary_upstream_provider: String,
}

/// An MCPAuthzConfig by its name.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPAuthzConfigReference {
    /// Name of the MCPAuthzConfig in the same namespace.
    #[field("name", go = "Name", required, min_length = 1)]
    pub name: String,
}

/// The audit log.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct AuditConfig {
    /// Whether requests are logged.
    #[field("enabled", go = "Enabled", default = false)]
    pub enabled: bool,
}

/// An MCPToolConfig by its name.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ToolConfigRef {
    /// Name of the MCPToolConfig in the same namespace.
    #[field("name", go = "Name", required)]
    pub name: String,
}

/// A shared MCPTelemetryConfig, with what differs for this proxy.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPTelemetryConfigReference {
    /// Name of the MCPTelemetryConfig in the same namespace.
    #[field("name", go = "Name", required, min_length = 1)]
    pub name: String,
    /// Name under which traces and metrics appear; the proxy's name when left out.
    #[field("serviceName", go = "ServiceName")]
    pub service_name: String,
}

/// Additions to the objects that the operator makes.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ResourceOverrides {
    /// Additions to the Deployment and its pods.
    #[field("proxyDeployment", go = "ProxyDeployment")]
    pub proxy_deployment: Option<ProxyDeploymentOverrides>,
    /// Additions to the Service.
    #[field("proxyService", go = "ProxyService")]
    pub proxy_service: Option<ResourceMetadataOverrides>,
}

/// Additions to the Deployment and its pods.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ProxyDeploymentOverrides {
    /// Labels and annotations of the Deployment.
    #[field(inline, go = "ResourceMetadataOverrides")]
    pub metadata: ResourceMetadataOverrides,
    /// Labels and annotations of the pods.
    #[field("podTemplateMetadataOverrides", go = "PodTemplateMetadataOverrides")]
    pub pod_template_metadata_overrides: Option<ResourceMetadataOverrides>,
    /// Variables for the proxy's container.
    #[field("env", go = "Env", keyed_by = "name")]
    pub env: Slice<EnvVar>,
    /// Secrets for pulling the proxy's image.
    #[field("imagePullSecrets", go = "ImagePullSecrets")]
    pub image_pull_secrets: Slice<LocalObjectReference>,
}

/// An MCPGroup by its name.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPGroupRef {
    /// Name of the MCPGroup in the same namespace.
    #[field("name", go = "Name", required, min_length = 1)]
    pub name: String,
}

/// Where sessions are kept.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct SessionStorageConfig {
    /// In each pod's memory, or in a Redis that all pods share.
    #[field("provider", go = "Provider", required, one_of("memory", "redis"))]
    pub provider: String,
    /// Host and port of Redis, for provider `redis`.
    #[field("address", go = "Address", min_length = 1)]
    pub address: String,
    /// Number of the Redis database, for provider `redis`.
    #[field("db", go = "DB", default = 0, min = 0)]
    pub db: i32,
    /// Text that every key in Redis begins with; `thv:proxy:session:` when left out.
    #[field("keyPrefix", go = "KeyPrefix")]
    pub key_prefix: String,
    /// Where the Redis password is kept; none is sent when left out.
    #[field("passwordRef", go = "PasswordRef")]
    pub password_ref: Option<SecretKeyRef>,
}
