//! Deployments (`ensureDeployment`, `deploymentNeedsUpdate`): the operator looks at some fields, and where one differs it
//! replaces the whole pod template.
//!
//! Of a container that the proxy's own pod template has a say in, more fields are compared, and each as the API server
//! stores it: defaults make the difference that the operator then writes again and again.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;

use super::{Case, Field, Upserted, field, resources};
use crate::operator::manifest::{CONTAINER, POD_TEMPLATE_HASH, pod_metadata, pod_template_hash};
use crate::release::rows;

const TEMPLATE: &str = "spec.template";
const CONTAINERS: &str = "spec.template.spec.containers";
const POD_LABELS: &str = "spec.template.metadata.labels";
const POD_ANNOTATIONS: &str = "spec.template.metadata.annotations";
const PULL_SECRETS: &str = "spec.template.spec.imagePullSecrets";
const ACCOUNT: &str = "spec.template.spec.serviceAccountName";
const LABELS: &str = "metadata.labels";
const ANNOTATIONS: &str = "metadata.annotations";
const REPLICAS: &str = "spec.replicas";
/// Where the checksum of the proxy's own pod template stands, for people.
const HASH: &str = "metadata.annotations[toolhive.stacklok.io/podtemplatespec-hash]";

/// The Deployment as the operator leaves it.
pub(super) fn upsert(case: &Case<'_>) -> Upserted {
    let because = differences(case);
    let mut manifest = case.existing.typed.clone();
    if !because.is_empty() {
        write(case, &mut manifest);
    }
    Upserted::updated(manifest, because)
}

fn write(case: &Case<'_>, manifest: &mut Value) {
    let wanted = |path| field::get(&case.desired, path);
    for path in [TEMPLATE, LABELS] {
        field::put(manifest, path, wanted(path).cloned());
    }
    let mut annotations = field::merged(field::get(manifest, ANNOTATIONS), wanted(ANNOTATIONS));
    if rows::POD_TEMPLATE_HASH.at(case.world.release) && case.proxy.pod_template().is_none() {
        annotations.remove(POD_TEMPLATE_HASH);
    }
    field::put(manifest, ANNOTATIONS, field::filled(annotations));
    if rows::REPLICAS_OF_SPEC.at(case.world.release)
        && let Some(replicas) = wanted(REPLICAS)
    {
        field::put(manifest, REPLICAS, Some(replicas.clone()));
    }
}

/// The fields that make the operator write.
fn differences(case: &Case<'_>) -> Vec<Field> {
    let containers = field::get(&case.existing.typed, CONTAINERS).and_then(Value::as_array);
    if containers.is_none_or(Vec::is_empty) {
        return vec![CONTAINERS.into()];
    }
    let mut because = match case.proxy.pod_template() {
        None => of_container(case, 0, GENERATED),
        Some(_) => of_patched_container(case),
    };
    let checks = CHECKS.iter().filter(|(_, differs)| differs(case));
    because.extend(checks.map(|(path, _)| Field::from(*path)));
    because
}

/// A field of the container, and whether it differs.
type ContainerCheck = (&'static str, fn(&Compared<'_>) -> bool);

/// A field of the container that exists and of the one that is wanted.
struct Compared<'a> {
    case: &'a Case<'a>,
    /// As a typed client reads it.
    existing: Option<&'a Value>,
    /// As it was printed.
    printed: Option<&'a Value>,
    wanted: Option<&'a Value>,
}

fn differ(compared: &Compared<'_>) -> bool {
    compared.existing != compared.wanted
}

/// What is compared of a container that the operator alone made (`generatedContainerNeedsUpdate`).
const GENERATED: &[ContainerCheck] = &[
    ("image", differ),
    ("ports[0].containerPort", |it| {
        it.existing.is_some() && differ(it)
    }),
    ("env", differ),
    ("resources", |it| {
        !resources::are_held_as(it.printed, &it.case.proxy.spec.resources)
    }),
];

/// What is compared of a container that was patched (`remoteProxyContainerFieldsNeedUpdate`).
const PATCHED: &[ContainerCheck] = &[
    ("image", differ),
    ("args", differ),
    ("env", differ),
    ("volumeMounts", differ),
    ("resources", |it| {
        !resources::are_equal(it.existing, it.wanted)
    }),
    ("ports", differ),
    ("startupProbe", differ),
    ("livenessProbe", differ),
    ("readinessProbe", differ),
    ("securityContext", differ),
];

/// What differs in the container at a place, whose name is that of the wanted one.
fn of_container(case: &Case<'_>, place: usize, checks: &[ContainerCheck]) -> Vec<Field> {
    let wanted = position(&case.desired);
    let paths = checks.iter().filter_map(|(name, differs)| {
        let path = format!("{CONTAINERS}[{place}].{name}");
        let compared = Compared {
            case,
            existing: field::get(&case.existing.typed, &path),
            printed: field::get(&case.existing.printed, &path),
            wanted: field::get(&case.desired, &format!("{CONTAINERS}[{}].{name}", wanted?)),
        };
        differs(&compared).then_some(Cow::Owned(path))
    });
    paths.collect()
}

/// What differs in the proxy's own container, wherever it stands.
fn of_patched_container(case: &Case<'_>) -> Vec<Field> {
    match (position(&case.existing.typed), position(&case.desired)) {
        (Some(place), Some(_)) => of_container(case, place, PATCHED),
        _ => vec![CONTAINERS.into()],
    }
}

/// The place of the proxy's own container.
fn position(deployment: &Value) -> Option<usize> {
    let containers = field::get(deployment, CONTAINERS)?.as_array()?;
    containers
        .iter()
        .position(|container| container.get("name").and_then(Value::as_str) == Some(CONTAINER))
}

/// A field besides those of the container, and whether it differs.
type Check = (&'static str, fn(&Case<'_>) -> bool);

/// What is compared besides the container.
const CHECKS: &[Check] = &[
    (LABELS, |case| case.is_other(LABELS)),
    (ANNOTATIONS, lacks_annotations),
    (POD_LABELS, |case| pods_differ(case, POD_LABELS)),
    (POD_ANNOTATIONS, |case| pods_differ(case, POD_ANNOTATIONS)),
    (HASH, hash_differs),
    (ACCOUNT, account_differs),
    (PULL_SECRETS, |case| {
        rows::PULL_SECRETS_COMPARED.at(case.world.release) && case.is_other(PULL_SECRETS)
    }),
    (REPLICAS, |case| {
        rows::REPLICAS_OF_SPEC.at(case.world.release)
            && case.proxy.spec.replicas.is_some()
            && case.is_other(REPLICAS)
    }),
];

/// Whether annotations are missing that the proxy adds; others do not matter.
fn lacks_annotations(case: &Case<'_>) -> bool {
    let overrides = case.proxy.deployment_overrides().into_iter();
    let mut wanted = overrides.flat_map(|added| added.metadata.annotations.iter());
    wanted.any(|(key, value)| annotation(case, key) != Some(value))
}

fn annotation<'a>(case: &'a Case<'_>, key: &str) -> Option<&'a str> {
    let mut annotations = field::texts(&case.existing.typed, ANNOTATIONS);
    annotations.find_map(|(name, value)| (name == key).then_some(value))
}

/// Whether labels or annotations of the pods are others than the operator's, or where the proxy's own pod template may add
/// some, lack one of these (`podTemplateMetadataNeedsUpdate`).
fn pods_differ(case: &Case<'_>, path: &str) -> bool {
    let metadata = pod_metadata(case.proxy, case.checksum);
    let wanted = match path {
        POD_LABELS => metadata.labels,
        _ => metadata.annotations,
    };
    let wanted = wanted.unwrap_or_default();
    let existing: BTreeMap<&str, &str> = field::texts(&case.existing.typed, path).collect();
    let has = |(key, value): (&String, &String)| existing.get(key.as_str()) == Some(&&**value);
    let may_be_more = case.proxy.pod_template().is_some();
    !wanted.iter().all(has) || !may_be_more && existing.len() != wanted.len()
}

/// Whether the proxy's own pod template is another than when the Deployment was written (`podTemplateSpecNeedsUpdate`).
fn hash_differs(case: &Case<'_>) -> bool {
    if !rows::POD_TEMPLATE_HASH.at(case.world.release) {
        return false;
    }
    let hash = annotation(case, POD_TEMPLATE_HASH);
    match case.proxy.pod_template() {
        None => hash.is_some(),
        Some(_) => hash.is_none() || hash != pod_template_hash(case.proxy).as_deref(),
    }
}

/// Whether the pods run as another account than the operator expects.
fn account_differs(case: &Case<'_>) -> bool {
    if rows::OWN_ACCOUNT_EXPECTED.at(case.world.release) {
        return case.is_other(ACCOUNT);
    }
    let account = field::get(&case.existing.typed, ACCOUNT).and_then(Value::as_str);
    account.is_some_and(|account| account != case.proxy.runner_account())
}
