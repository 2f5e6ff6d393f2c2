//! ServiceAccounts (`v1`), and what they may do (`rbac.authorization.k8s.io/v1`).

use super::{
    API_VERSION, KIND, LOCAL_OBJECT_REFERENCE, METADATA, Merge, OPTIONAL_BOOL, STRING, STRINGS,
    keep, list, object, omit,
};
use crate::go::types::Struct;
use crate::go::types::Type::Text;

/// `corev1.ServiceAccount`.
pub static SERVICE_ACCOUNT: Struct<Merge> = Struct {
    name: "v1.ServiceAccount",
    fields: &[
        KIND,
        API_VERSION,
        METADATA,
        omit("secrets", "Secrets", list!(OBJECT_REFERENCE)),
        omit(
            "imagePullSecrets",
            "ImagePullSecrets",
            list!(LOCAL_OBJECT_REFERENCE),
        ),
        omit(
            "automountServiceAccountToken",
            "AutomountServiceAccountToken",
            OPTIONAL_BOOL,
        ),
    ],
};

static OBJECT_REFERENCE: Struct<Merge> = Struct {
    name: "v1.ObjectReference",
    fields: &[
        omit("kind", "Kind", STRING),
        omit("namespace", "Namespace", STRING),
        omit("name", "Name", STRING),
        omit("uid", "UID", Text("types.UID")),
        omit("apiVersion", "APIVersion", STRING),
        omit("resourceVersion", "ResourceVersion", STRING),
        omit("fieldPath", "FieldPath", STRING),
    ],
};

/// `rbacv1.Role`.
pub static ROLE: Struct<Merge> = Struct {
    name: "v1.Role",
    fields: &[
        KIND,
        API_VERSION,
        METADATA,
        keep("rules", "Rules", list!(POLICY_RULE)),
    ],
};

static POLICY_RULE: Struct<Merge> = Struct {
    name: "v1.PolicyRule",
    fields: &[
        keep("verbs", "Verbs", STRINGS),
        omit("apiGroups", "APIGroups", STRINGS),
        omit("resources", "Resources", STRINGS),
        omit("resourceNames", "ResourceNames", STRINGS),
        omit("nonResourceURLs", "NonResourceURLs", STRINGS),
    ],
};

/// `rbacv1.RoleBinding`.
pub static ROLE_BINDING: Struct<Merge> = Struct {
    name: "v1.RoleBinding",
    fields: &[
        KIND,
        API_VERSION,
        METADATA,
        omit("subjects", "Subjects", list!(SUBJECT)),
        keep("roleRef", "RoleRef", object!(ROLE_REF)),
    ],
};

static SUBJECT: Struct<Merge> = Struct {
    name: "v1.Subject",
    fields: &[
        keep("kind", "Kind", STRING),
        omit("apiGroup", "APIGroup", STRING),
        keep("name", "Name", STRING),
        omit("namespace", "Namespace", STRING),
    ],
};

static ROLE_REF: Struct<Merge> = Struct {
    name: "v1.RoleRef",
    fields: &[
        keep("apiGroup", "APIGroup", STRING),
        keep("kind", "Kind", STRING),
        keep("name", "Name", STRING),
    ],
};
