//! Why objects change although the input explains it not: what is otherwise in the cluster than the operator would have made
//! it of what it was told before.

use serde_json::Value;

use super::cause::{Cause, What};
use super::managers::OPERATOR;
use super::path::Path;
use super::{Change, Id, ObjectDiff, normal, value};
use crate::operator::manifest::RUN_CONFIG_KEY;
use crate::reconcile::Live;
use crate::release::{Release, pick};

/// The causes in a cluster of what changes, held against what the operator would have made.
pub(super) fn causes(made: &Live, live: &Live, objects: &[ObjectDiff]) -> Vec<Cause> {
    let mut causes: Vec<Cause> = Vec::new();
    for object in objects {
        let sides = [made, live].map(|objects| form_of(objects, &object.id));
        let [made, existing] = sides.each_ref().map(Option::as_ref);
        causes.extend(of_object(made, existing, object));
    }
    causes.sort_by(|one, other| (one.what, &one.subject).cmp(&(other.what, &other.subject)));
    causes.dedup_by(|one, other| (one.what, &one.subject) == (other.what, &other.subject));
    // Another release explains whatever else nobody knows.
    if causes.iter().any(|cause| cause.what == What::Release) {
        causes.retain(|cause| cause.what != What::Unknown);
    }
    causes
}

/// An object as it is compared.
fn form_of(objects: &Live, id: &Id) -> Option<Value> {
    let object = objects.object(&id.kind, &id.namespace, &id.name)?;
    Some(normal::form(&object))
}

fn of_object(made: Option<&Value>, existing: Option<&Value>, object: &ObjectDiff) -> Vec<Cause> {
    if existing.is_none() {
        let is_missing = made.is_some();
        let missing = is_missing.then(|| Cause::plain(What::Missing, &object.id.subject()));
        return missing.into_iter().collect();
    }
    let odd = made.map(|made| value::between(existing, Some(made)));
    let unexplained = object.changes.iter().filter(|change| match &odd {
        Some(odd) => odd.iter().any(|it| it.path.meets(&change.path)),
        None => true,
    });
    unexplained
        .flat_map(|change| of_change(&object.id.kind, change))
        .collect()
}

/// What may have made a field otherwise: a hand, another release or setting of the operator, or nobody knows.
fn of_change(kind: &str, change: &Change) -> Vec<Cause> {
    let owners = change.owner.iter().flat_map(|owner| owner.split(", "));
    let hands = owners.filter(|owner| *owner != OPERATOR);
    let hands: Vec<Cause> = hands.map(|owner| Cause::plain(What::Edit, owner)).collect();
    if !hands.is_empty() {
        return hands;
    }
    let variable = setting(kind, &change.path);
    let release = variable
        .filter(|variable| *variable == RUNNER_IMAGE)
        .and_then(|_| of_images(change.old.as_ref()?, change.new.as_ref()?));
    let setting = variable.map(|variable| Cause::plain(What::Setting, variable));
    let cause = release.or(setting);
    vec![cause.unwrap_or_else(|| Cause::plain(What::Unknown, ""))]
}

/// The releases that two images of the proxy are tagged with.
fn of_images(old: &Value, new: &Value) -> Option<Cause> {
    let [old, new] = [old, new].map(|image| tagged(image.as_str()?));
    let (old, new) = (old?, new?);
    (old != new).then(|| Cause::of_release(old, new))
}

fn tagged(image: &str) -> Option<Release> {
    let (_, tag) = image.rsplit_once(':')?;
    pick(tag).ok().filter(|release| release.version() == tag)
}

/// The variable for the image of the proxy's container.
const RUNNER_IMAGE: &str = "TOOLHIVE_RUNNER_IMAGE";

/// A field that follows a variable of the operator's environment.
struct Row {
    kind: &'static str,
    /// Words on the way to it.
    words: &'static [&'static str],
    variable: &'static str,
}

const fn row(kind: &'static str, words: &'static [&'static str], variable: &'static str) -> Row {
    Row {
        kind,
        words,
        variable,
    }
}

const SETTINGS: [Row; 5] = [
    row("Deployment", &["image"], RUNNER_IMAGE),
    row(
        "Deployment",
        &["imagePullSecrets"],
        "TOOLHIVE_DEFAULT_IMAGE_PULL_SECRETS",
    ),
    row(
        "ConfigMap",
        &[RUN_CONFIG_KEY, "host"],
        "TOOLHIVE_PROXY_HOST",
    ),
    row(
        "ConfigMap",
        &[RUN_CONFIG_KEY, "scaling_config"],
        "TOOLHIVE_DEFAULT_REDIS_ADDR",
    ),
    row(
        "ConfigMap",
        &[RUN_CONFIG_KEY, "usagemetrics"],
        "TOOLHIVE_USAGE_METRICS_ENABLED",
    ),
];

/// The variable that a field follows.
fn setting(kind: &str, path: &Path) -> Option<&'static str> {
    let mut settings = SETTINGS.iter();
    let row =
        settings.find(|row| row.kind == kind && row.words.iter().all(|word| path.names(word)));
    row.map(|row| row.variable)
}
