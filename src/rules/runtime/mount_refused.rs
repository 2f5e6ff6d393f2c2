//! MRP412: mount refused.

use std::collections::HashSet;

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::pod::{list, text};
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP412",
    name: "mount-refused",
    severity: Severity::Error,
    explanation: "A container of the pod template mounts a volume that the pods do not have, or two volumes at the same path. \
                  The API server refuses the Deployment. The operator's own mounts count, too: `/etc/runconfig` and what \
                  lies below `/etc/toolhive` and `/config/certs` is taken.",
    origin: "API server: core validation.ValidateVolumeMounts",
    fail: example!("MRP412", "fail"),
    pass: example!("MRP412", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let Some(pods) = view.pods() else { return };
    let volumes: HashSet<&str> = pods.list("volumes").iter().map(|it| text(it, "name")).collect();
    for container in pods.containers() {
        let mut taken = HashSet::new();
        for mount in list(Some(container.value), "volumeMounts") {
            let (name, at) = (text(mount, "name"), text(mount, "mountPath"));
            let why = if !volumes.contains(name) {
                format!("there is no volume `{name}`")
            } else if at.is_empty() {
                format!("the mount of `{name}` has no path")
            } else if !taken.insert(at) {
                format!("two volumes are mounted at `{at}`")
            } else {
                continue;
            };
            let path = pods.path(&container, "volumeMounts");
            let message = format!("`{path}`: the Deployment is refused: {why}");
            report.add(&RULE, view.entry, At::Key(&path), message);
        }
    }
}
