//! Parts that several kinds have in common.

use mcprp_derive::Resource;

use super::{Slice, StringMap};

/// One key of a Secret in the same namespace.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct SecretKeyRef {
    /// Name of the Secret.
    #[field("name", go = "Name", required)]
    pub name: String,
    /// Key in the Secret's data.
    #[field("key", go = "Key", required)]
    pub key: String,
}

/// Certificates of the authorities to trust, from outside the system's own list.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct CABundleSource {
    /// Key of a ConfigMap in the same namespace that holds the certificates as PEM. Its name may have at most 48
    /// characters, since the name of the pod's volume is made from it.
    #[field("configMapRef", go = "ConfigMapRef")]
    pub config_map_ref: Option<ConfigMapKeySelector>,
}

/// One key of a ConfigMap in the same namespace.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
#[resource(go = "v1.ConfigMapKeySelector")]
pub struct ConfigMapKeySelector {
    /// The ConfigMap.
    #[field(inline, go = "LocalObjectReference")]
    pub reference: LocalObjectReference,
    /// Key in the ConfigMap's data.
    #[field("key", go = "Key", required)]
    pub key: String,
    /// Whether the ConfigMap or the key may be missing. The operator does not look at it.
    #[field("optional", go = "Optional")]
    pub optional: Option<bool>,
}

/// An object in the same namespace, by its name.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
#[resource(go = "v1.LocalObjectReference")]
pub struct LocalObjectReference {
    /// Name of the object.
    #[field("name", go = "Name", default = "")]
    pub name: String,
}

/// Labels and annotations to add to an object that the operator makes. Where a key is the operator's own, the
/// operator's value wins.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ResourceMetadataOverrides {
    /// Annotations to add.
    #[field("annotations", go = "Annotations")]
    pub annotations: StringMap<String>,
    /// Labels to add.
    #[field("labels", go = "Labels")]
    pub labels: StringMap<String>,
}

/// An environment variable with a plain value.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct EnvVar {
    /// Name of the variable.
    #[field("name", go = "Name", required)]
    pub name: String,
    /// Its value, visible to everyone who can read the proxy.
    #[field("value", go = "Value", required)]
    pub value: String,
}

/// What a container may use at most, and what is set aside for it.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ResourceRequirements {
    /// The most that it may use.
    #[field("limits", go = "Limits")]
    pub limits: ResourceList,
    /// What the scheduler sets aside for it.
    #[field("requests", go = "Requests")]
    pub requests: ResourceList,
}

/// Amounts of processor time and memory, as Kubernetes quantities. A text that is no quantity makes the operator panic.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct ResourceList {
    /// Processor cores, such as `500m` for half a core; not set when left out.
    #[field("cpu", go = "CPU")]
    pub cpu: String,
    /// Bytes of memory, such as `64Mi`; not set when left out.
    #[field("memory", go = "Memory")]
    pub memory: String,
}

/// How the endpoint that tells who a user is gets asked, and which of its answers are used.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct UserInfoConfig {
    /// URL of the endpoint.
    #[field("endpointUrl", go = "EndpointURL", required, pattern = "^https?://.*$")]
    pub endpoint_url: String,
    /// Method of the request; `GET` when left out.
    #[field("httpMethod", go = "HTTPMethod", one_of("GET", "POST"))]
    pub http_method: String,
    /// Headers to send along, for endpoints that ask for more than the access token.
    #[field("additionalHeaders", go = "AdditionalHeaders")]
    pub additional_headers: StringMap<String>,
    /// Where in the answer the subject, the name and the address stand, when not under the names of OpenID Connect.
    #[field("fieldMapping", go = "FieldMapping")]
    pub field_mapping: Option<UserInfoFieldMapping>,
}

/// Names to look for in an answer, each list in the order of preference.
#[derive(Clone, Debug, Default, PartialEq, Resource)]
pub struct UserInfoFieldMapping {
    /// Fields that may hold the subject; `sub` when left out.
    #[field("subjectFields", go = "SubjectFields")]
    pub subject_fields: Slice<String>,
    /// Fields that may hold the display name; `name` when left out.
    #[field("nameFields", go = "NameFields")]
    pub name_fields: Slice<String>,
    /// Fields that may hold the mail address; `email` when left out.
    #[field("emailFields", go = "EmailFields")]
    pub email_fields: Slice<String>,
}
