//! The kinds of objects that the operator makes, and what it does to those that exist: one row a kind.

use serde_json::Value;

use super::default::{self, Rule};
use super::replace::When::{Always, IfWanted};
use super::replace::{When, replace};
use super::{Case, Upserted, deployment, service};
use crate::go::decode;
use crate::go::json_text::Json;
use crate::go::object_types::{
    CONFIG_MAP, DEPLOYMENT, ROLE, ROLE_BINDING, SERVICE, SERVICE_ACCOUNT,
};
use crate::go::pod_types::Merge;
use crate::go::types::Struct;

/// A kind of object.
#[derive(Debug)]
pub(super) struct Kind {
    api_version: &'static str,
    name: &'static str,
    /// Its Go type.
    schema: &'static Struct<Merge>,
    way: Way,
    /// What the API server adds to it.
    pub(super) defaults: &'static [Rule],
}

/// What the operator does to an object that exists.
#[derive(Debug)]
enum Way {
    /// It sets these fields, and the owner.
    Replace(&'static [(&'static str, When)]),
    /// It compares first.
    Compare(fn(&Case<'_>) -> Upserted),
}

use Way::{Compare, Replace};

/// All kinds.
static KINDS: [Kind; 6] = [
    // `rbac.Client.upsertServiceAccount`. OpenShift puts secrets into accounts, and they stay.
    Kind {
        api_version: "v1",
        name: "ServiceAccount",
        schema: &SERVICE_ACCOUNT,
        way: Replace(&[
            ("metadata.labels", Always),
            ("metadata.annotations", Always),
            ("automountServiceAccountToken", Always),
            ("imagePullSecrets", IfWanted),
        ]),
        defaults: &[],
    },
    // `rbac.Client.upsertRole`.
    Kind {
        api_version: "rbac.authorization.k8s.io/v1",
        name: "Role",
        schema: &ROLE,
        way: Replace(&[
            ("metadata.labels", Always),
            ("metadata.annotations", Always),
            ("rules", Always),
        ]),
        defaults: &[],
    },
    // `rbac.Client.upsertRoleBinding`. The role of a binding cannot be changed.
    Kind {
        api_version: "rbac.authorization.k8s.io/v1",
        name: "RoleBinding",
        schema: &ROLE_BINDING,
        way: Replace(&[
            ("metadata.labels", Always),
            ("metadata.annotations", Always),
            ("subjects", Always),
        ]),
        defaults: &[],
    },
    // `configmaps.Client.upsert`.
    Kind {
        api_version: "v1",
        name: "ConfigMap",
        schema: &CONFIG_MAP,
        way: Replace(&[
            ("data", Always),
            ("binaryData", Always),
            ("metadata.labels", Always),
            ("metadata.annotations", Always),
        ]),
        defaults: &[],
    },
    // `ensureDeployment`.
    Kind {
        api_version: "apps/v1",
        name: "Deployment",
        schema: &DEPLOYMENT,
        way: Compare(deployment::upsert),
        defaults: default::DEPLOYMENT,
    },
    // `ensureService`.
    Kind {
        api_version: "v1",
        name: "Service",
        schema: &SERVICE,
        way: Compare(service::upsert),
        defaults: default::SERVICE,
    },
];

impl Kind {
    /// The kind of an object; none where the operator makes no such objects.
    pub(super) fn of(object: &Value) -> Option<&'static Kind> {
        let text = |key: &str| object.get(key).and_then(Value::as_str);
        let (version, name) = (text("apiVersion")?, text("kind")?);
        let mut kinds = KINDS.iter();
        kinds.find(|kind| kind.api_version == version && kind.name == name)
    }

    /// An object as a typed client reads and writes it.
    ///
    /// # Errors
    /// Where a value does not fit its type.
    pub(super) fn typed(&self, object: &Value) -> Result<Value, decode::Error> {
        decode::round_trip(&Json::of(object), self.schema)
    }

    /// Whether the operator insists that an object that exists is its own.
    pub(super) fn is_owned(&self) -> bool {
        matches!(self.way, Replace(_))
    }

    /// What the operator does to an object that exists.
    pub(super) fn upsert(&self, case: &Case<'_>) -> Upserted {
        match self.way {
            Replace(fields) => replace(case, fields),
            Compare(upsert) => upsert(case),
        }
    }
}
