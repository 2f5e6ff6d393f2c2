//! MRP458: missing key.

use crate::finding::{Rule, Severity};
use crate::release::rows;
use crate::resolve::{Lookup, State};
use crate::rules::checked::Referred;
use crate::rules::example::example;
use crate::rules::{At, Report, nearest};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP458",
    name: "missing-key",
    severity: Severity::Error,
    explanation: "The Secret or ConfigMap is in the input and has not the key that a reference asks for. The operator does not \
                  look at keys of Secrets for headers, sessions and the authorization server: it makes the Deployment, and the \
                  kubelet starts no container (`CreateContainerConfigError`, or a volume that is never mounted).",
    origin: "kubelet: makeEnvironmentVariables, couldn't find key in Secret; volume plugins: references non-existent key",
    fail: example!("MRP458", "fail"),
    pass: example!("MRP458", "pass"),
};

/// A reference whose key the operator itself looks for, and says so in a condition.
const CHECKED: &str = "spec.inline.caBundleRef.configMapRef.name";

pub(super) fn check(referred: &Referred<'_>, report: &mut Report<'_>) {
    let reference = referred.reference;
    let key = reference.key.as_deref().unwrap_or_default();
    if reference.state != State::Missing || key.is_empty() {
        return;
    }
    let release = referred.scene.plan.world.release;
    let is_told = reference.path == CHECKED && rows::OIDC_CA_BUNDLE.at(release);
    let Some(keys) = keys(referred).filter(|_| !is_told) else {
        return;
    };
    let (kind, name) = (reference.kind, &reference.name);
    let above = reference.path.trim_end_matches(".name");
    let path = format!("{above}.key");
    let message = format!("`{path}`: {kind} `{name}` has no key `{key}`");
    let entry = referred.resource.entry;
    let finding = report.add(&RULE, entry, At::Value(&path), message);
    finding.help = match nearest(key, keys.iter().copied()) {
        Some(near) => Some(format!("nearest: `{near}`")),
        None if keys.is_empty() => None,
        None => Some(format!("it has `{}`", keys.join("`, `"))),
    };
}

/// The keys of what a reference leads to, in alphabetical order; none where it is not there.
fn keys<'a>(referred: &Referred<'a>) -> Option<Vec<&'a str>> {
    let inventory = referred.scene.plan.world.inventory;
    let namespace = &referred.resource.object.namespace;
    let name = &referred.reference.name;
    let mut keys: Vec<&str> = match referred.reference.kind {
        "Secret" => match inventory.secret(namespace, name) {
            Lookup::Found(secret) => secret.keys.iter().map(String::as_str).collect(),
            _ => return None,
        },
        "ConfigMap" => match inventory.config_map_keys(namespace, name) {
            Lookup::Found(map) => map.data.keys().map(String::as_str).collect(),
            _ => return None,
        },
        _ => return None,
    };
    keys.sort_unstable();
    Some(keys)
}
