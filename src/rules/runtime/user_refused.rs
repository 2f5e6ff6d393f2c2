//! MRP415: user refused.

use serde_json::Value;

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::pod::{Container, Pods, list};
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP415",
    name: "user-refused",
    severity: Severity::Error,
    explanation: "A container of the pod template wants what its pods forbid. The operator's pods run with `runAsNonRoot`, and \
                  the container `toolhive` without privilege escalation: a user 0 is refused by the kubelet \
                  (CreateContainerConfigError), and `privileged` or `SYS_ADMIN` beside `allowPrivilegeEscalation: false` by \
                  the API server. Set the other field, too, if it is meant.",
    origin: "operator: SecurityContextBuilder; API server: core validation.ValidateSecurityContext; kubelet: verifyRunAsNonRoot",
    fail: example!("MRP415", "fail"),
    pass: example!("MRP415", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(pods) = view.pods() else { return };
    for container in pods.containers() {
        for (field, why) in objections(pods, &container) {
            let path = pods.path(&container, &format!("securityContext.{field}"));
            let message = format!("`{path}`: {why}");
            report.add(&RULE, view.entry, At::Value(&path), message);
        }
    }
}

fn objections(pods: &Pods<'_>, container: &Container<'_>) -> Vec<(&'static str, &'static str)> {
    let own = container.value.get("securityContext");
    let of_container = |field: &str| own.and_then(|own| own.get(field));
    // What a container does not say is said by its pod.
    let effective = |field: &str| {
        of_container(field).or_else(|| pods.at("/spec/securityContext")?.get(field))
    };
    let is_true = |value: Option<&Value>| value.and_then(Value::as_bool) == Some(true);
    let is_false = |value: Option<&Value>| value.and_then(Value::as_bool) == Some(false);
    let mut objections = Vec::new();
    let is_root = effective("runAsUser").and_then(Value::as_i64) == Some(0);
    if is_root && is_true(effective("runAsNonRoot")) {
        let why = "the kubelet starts no container as user 0 where `runAsNonRoot` is true";
        objections.push(("runAsUser", why));
    }
    if !is_false(of_container("allowPrivilegeEscalation")) {
        return objections;
    }
    if is_true(of_container("privileged")) {
        let why = "the Deployment is refused: `allowPrivilegeEscalation` is false";
        objections.push(("privileged", why));
    }
    let added = list(of_container("capabilities"), "add").iter();
    let mut added = added.filter_map(Value::as_str);
    if added.any(|it| matches!(it, "SYS_ADMIN" | "CAP_SYS_ADMIN")) {
        let why = "the Deployment is refused: `SYS_ADMIN` beside `allowPrivilegeEscalation: false`";
        objections.push(("capabilities", why));
    }
    objections
}
