//! What an API server can be asked for, and under which address.

use crate::resource::kind::{GROUP, KINDS, STORAGE_VERSION};

/// Objects of a kind, as an API server serves them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApiResource {
    /// The API group; empty for the core group.
    pub group: &'static str,
    /// The version of the group.
    pub version: &'static str,
    /// The name in addresses and in RBAC rules.
    pub plural: &'static str,
    /// The kind.
    pub kind: &'static str,
}

const fn resource(
    group: &'static str,
    version: &'static str,
    plural: &'static str,
    kind: &'static str,
) -> ApiResource {
    ApiResource {
        group,
        version,
        plural,
        kind,
    }
}

const RBAC: &str = "rbac.authorization.k8s.io";

/// Deployments.
pub(super) const DEPLOYMENTS: ApiResource = resource("apps", "v1", "deployments", "Deployment");

/// Secrets.
pub(super) const SECRETS: ApiResource = resource("", "v1", "secrets", "Secret");

/// What Kubernetes itself serves of the kinds that the operator makes and reads, without Secrets.
pub const CORE: [ApiResource; 6] = [
    resource("", "v1", "configmaps", "ConfigMap"),
    resource("", "v1", "serviceaccounts", "ServiceAccount"),
    resource(RBAC, "v1", "roles", "Role"),
    resource(RBAC, "v1", "rolebindings", "RoleBinding"),
    DEPLOYMENTS,
    resource("", "v1", "services", "Service"),
];

/// The operator's kinds that we know, the proxies first.
pub fn of_operator() -> impl Iterator<Item = ApiResource> {
    let kinds = KINDS.iter();
    kinds.map(|kind| resource(GROUP, STORAGE_VERSION, kind.plural, kind.name))
}

/// Where an API server has the operator's kinds.
pub(super) fn root_of_operator() -> String {
    format!("/apis/{GROUP}/{STORAGE_VERSION}")
}

impl ApiResource {
    /// `apiVersion` of its objects.
    pub fn api_version(&self) -> String {
        match self.group {
            "" => self.version.to_owned(),
            group => format!("{group}/{}", self.version),
        }
    }

    /// How kubectl names it: `deployments.apps`.
    pub fn qualified(&self) -> String {
        match self.group {
            "" => self.plural.to_owned(),
            group => format!("{}.{group}", self.plural),
        }
    }

    /// Where its objects are: of a namespace, or of all.
    pub(super) fn path(&self, namespace: Option<&str>) -> String {
        let root = match self.group {
            "" => format!("/api/{}", self.version),
            group => format!("/apis/{group}/{}", self.version),
        };
        match namespace {
            Some(namespace) => format!("{root}/namespaces/{namespace}/{}", self.plural),
            None => format!("{root}/{}", self.plural),
        }
    }
}

/// Whether an object can have a name: what cannot exist need not be asked for, and does not belong into an address.
pub(super) fn is_name(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    text.starts_with(|first: char| first.is_ascii_alphanumeric()) && text.bytes().all(is_plain)
}
