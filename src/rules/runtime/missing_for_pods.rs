//! MRP459: missing for pods.

use crate::finding::{Rule, Severity};
use crate::resolve::{Lookup, State};
use crate::rules::checked::Referred;
use crate::rules::example::example;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP459",
    name: "missing-for-pods",
    severity: Severity::Error,
    explanation: "The pods need a Secret, ConfigMap or ServiceAccount that does not exist, and the operator does not look for it: \
                  it makes the Deployment, and no pod starts. A pull secret that is missing is a warning, since it matters for \
                  private images alone. Only `--refs closed` takes what is not in the input for missing; else it is assumed.",
    origin: "kubelet: CreateContainerConfigError, FailedMount; ServiceAccount admission: error looking up service account",
    fail: example!("MRP459", "fail"),
    pass: example!("MRP459", "pass"),
};

/// Where pull secrets stand.
const PULL_SECRETS: &str = "spec.resourceOverrides.proxyDeployment.imagePullSecrets";

pub(super) fn check(referred: &Referred<'_>, report: &mut Report<'_>) {
    let reference = referred.reference;
    if reference.state != State::Missing {
        return;
    }
    let inventory = referred.scene.plan.world.inventory;
    let namespace = &referred.resource.object.namespace;
    let (kind, name) = (reference.kind, &reference.name);
    let is_missing = match kind {
        "Secret" => matches!(inventory.secret(namespace, name), Lookup::Missing),
        "ConfigMap" => matches!(inventory.config_map_keys(namespace, name), Lookup::Missing),
        "ServiceAccount" => true,
        _ => false,
    };
    if !is_missing {
        return;
    }
    let path = &reference.path;
    let message = format!("`{path}`: there is no {kind} `{name}` in `{namespace}`, and no pod starts without it");
    let entry = referred.resource.entry;
    let finding = report.add(&RULE, entry, At::Span(reference.span, path), message);
    if path.starts_with(PULL_SECRETS) {
        finding.severity = Severity::Warning;
    }
}
