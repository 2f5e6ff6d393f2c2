//! `MCPOIDCConfig`: how clients prove who they are, shared by proxies of a namespace.

use mcprp_derive::Resource;

use super::shared::{CABundleSource, SecretKeyRef};

/// Where tokens come from, and how they are checked.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct MCPOIDCConfigSpec {
    /// Whether tokens are those of Kubernetes service accounts or of a provider given here.
    #[field(
        "type",
        go = "Type",
        text = "v1beta1.MCPOIDCConfigSourceType",
        required,
        one_of("kubernetesServiceAccount", "inline")
    )]
    pub kind: String,
    /// Tokens of service accounts, for type `kubernetesServiceAccount`.
    #[field("kubernetesServiceAccount", go = "KubernetesServiceAccount")]
    pub kubernetes_service_account: Option<KubernetesServiceAccountOIDCConfig>,
    /// A provider, for type `inline`.
    #[field("inline", go = "Inline")]
    pub inline: Option<InlineOIDCSharedConfig>,
}

/// Tokens that the cluster issues to service accounts.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct KubernetesServiceAccountOIDCConfig {
    /// Service account whose tokens are taken; the proxy's own when left out.
    #[field("serviceAccount", go = "ServiceAccount")]
    pub service_account: String,
    /// Namespace of the service account; the proxy's own when left out.
    #[field("namespace", go = "Namespace")]
    pub namespace: String,
    /// Issuer of the tokens.
    #[field("issuer", go = "Issuer", default = "https://kubernetes.default.svc")]
    pub issuer: String,
    /// URL of the signing keys; discovered from the issuer when left out.
    #[field("jwksUrl", go = "JWKSURL")]
    pub jwks_url: String,
    /// URL that tells whether an opaque token is valid; discovered from the issuer when left out.
    #[field("introspectionUrl", go = "IntrospectionURL")]
    pub introspection_url: String,
    /// Whether the cluster is asked with the pod's own token and the cluster's certificate; yes when left out.
    #[field("useClusterAuth", go = "UseClusterAuth")]
    pub use_cluster_auth: Option<bool>,
}

/// An OpenID Connect provider.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct InlineOIDCSharedConfig {
    /// Issuer URL of the provider.
    #[field("issuer", go = "Issuer", required)]
    pub issuer: String,
    /// URL of the signing keys; discovered from the issuer when left out.
    #[field("jwksUrl", go = "JWKSURL")]
    pub jwks_url: String,
    /// URL that tells whether an opaque token is valid; discovered from the issuer when left out.
    #[field("introspectionUrl", go = "IntrospectionURL")]
    pub introspection_url: String,
    /// Client by which the proxy asks that URL.
    #[field("clientId", go = "ClientID")]
    pub client_id: String,
    /// Where that client's secret is kept.
    #[field("clientSecretRef", go = "ClientSecretRef")]
    pub client_secret_ref: Option<SecretKeyRef>,
    /// Authorities to trust for the provider's certificate.
    #[field("caBundleRef", go = "CABundleRef")]
    pub ca_bundle_ref: Option<CABundleSource>,
    /// File in the pod with the token to send when the signing keys are asked for.
    #[field("jwksAuthTokenPath", go = "JWKSAuthTokenPath")]
    pub jwks_auth_token_path: String,
    /// Whether the signing keys may be at a private address.
    #[field("jwksAllowPrivateIP", go = "JWKSAllowPrivateIP", default = false)]
    pub jwks_allow_private_ip: bool,
    /// Whether the protected resource's metadata may be at a private address.
    #[field(
        "protectedResourceAllowPrivateIP",
        go = "ProtectedResourceAllowPrivateIP",
        default = false
    )]
    pub protected_resource_allow_private_ip: bool,
    /// Whether the provider may be asked without encryption; for trying things out only.
    #[field("insecureAllowHTTP", go = "InsecureAllowHTTP", default = false)]
    pub insecure_allow_http: bool,
}
