//! The form in which objects are compared: with the API server's defaults, and without what nobody can know beforehand.

use serde_json::Value;

use crate::reconcile::defaulted;

/// Fields that the API server or another controller fills in: what the operator leaves out is nobody's drift there.
const FILLED_IN: [(&str, &[&str]); 8] = [
    ("Service", &["spec", "clusterIP"]),
    ("Service", &["spec", "clusterIPs"]),
    ("Service", &["spec", "ipFamilies"]),
    ("Service", &["spec", "ipFamilyPolicy"]),
    ("Service", &["spec", "healthCheckNodePort"]),
    // OpenShift does so.
    ("ServiceAccount", &["secrets"]),
    ("ServiceAccount", &["imagePullSecrets"]),
    // Labels, annotations, finalizers and owners of others.
    ("", &["metadata"]),
];

use super::path::Path;

/// An object as the API server stores it.
pub(super) fn form(object: &Value) -> Value {
    let mut object = defaulted(object);
    forget_older_name(&mut object);
    let owners = object.pointer_mut("/metadata/ownerReferences");
    for owner in owners.and_then(Value::as_array_mut).into_iter().flatten() {
        forget_empty_uid(owner);
    }
    object
}

/// Takes out the older name of an account, which the API server keeps the same as the newer one.
fn forget_older_name(object: &mut Value) {
    let pod = object.pointer_mut("/spec/template/spec");
    if let Some(pod) = pod.and_then(Value::as_object_mut) {
        pod.remove("serviceAccount");
    }
}

/// Takes out the uid of an owner that nobody knows yet.
fn forget_empty_uid(owner: &mut Value) {
    let Some(owner) = owner.as_object_mut() else {
        return;
    };
    if owner.get("uid").and_then(Value::as_str) == Some("") {
        owner.remove("uid");
    }
}

/// Whether others fill in a field of a kind that the operator leaves out.
pub(super) fn is_filled_in(kind: &str, path: &Path) -> bool {
    let mut fields = FILLED_IN.iter();
    fields.any(|(of, keys)| (of.is_empty() || *of == kind) && path.is_below(keys))
}
