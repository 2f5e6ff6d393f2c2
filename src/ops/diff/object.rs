//! What becomes of one object.

use serde::Serialize;
use serde_json::Value;

use super::effect::{self, Effect};
use super::managers::Managers;
use super::path::Path;
use super::value::{self, Difference};
use super::{normal, secret};
use crate::operator::manifest::identity;

/// An object that is not the same afterwards.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectDiff {
    /// Which object it is.
    #[serde(flatten)]
    pub id: Id,
    /// What happens to it.
    pub action: Action,
    /// The fields that differ; one with an empty path where the object comes or goes.
    pub changes: Vec<Change>,
    /// All of it before, as the API server stores it; none where it does not exist.
    #[serde(skip)]
    pub before: Option<Value>,
    /// All of it afterwards; none where it does not exist any more.
    #[serde(skip)]
    pub after: Option<Value>,
}

/// What an object is called.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Id {
    /// Its API group and version.
    pub api_version: String,
    /// Its kind.
    pub kind: String,
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
}

/// What happens to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// The operator creates it.
    Create,
    /// The operator changes it.
    Update,
    /// It goes with the proxy that it belongs to.
    Delete,
}

/// A field that differs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Where it is.
    #[serde(serialize_with = "super::as_text")]
    pub path: Path,
    /// What is there before; none where it is missing.
    pub old: Option<Value>,
    /// What is there afterwards; none where it is missing.
    pub new: Option<Value>,
    /// What the change does to what runs.
    pub effect: Effect,
    /// Who set what is there before, as far as managed fields tell.
    pub owner: Option<String>,
}

impl Id {
    /// What an object is called.
    pub fn of(object: &Value) -> Self {
        let (kind, namespace, name) = identity(object);
        let api_version = object.get("apiVersion").and_then(Value::as_str);
        Self {
            api_version: api_version.unwrap_or_default().to_owned(),
            kind: kind.to_owned(),
            namespace: namespace.to_owned(),
            name: name.to_owned(),
        }
    }

    /// `Kind/namespace/name`.
    pub fn subject(&self) -> String {
        format!("{}/{}/{}", self.kind, self.namespace, self.name)
    }
}

/// The sides of a difference.
pub(super) struct Sides {
    pub(super) before: Option<Value>,
    pub(super) after: Option<Value>,
}

impl Sides {
    /// Two objects, or what is missing of them, as the API server stores them; with values hidden that may be secret, unless they
    /// are to be shown.
    pub(super) fn new(before: Option<&Value>, after: Option<&Value>, show_secrets: bool) -> Self {
        let mut sides = Self {
            before: before.map(normal::form),
            after: after.map(normal::form),
        };
        if !show_secrets {
            secret::hide(sides.before.as_mut(), sides.after.as_mut());
        }
        sides
    }

    /// The fields that differ.
    pub(super) fn differences(&self) -> Vec<Difference> {
        value::between(self.before.as_ref(), self.after.as_ref())
    }
}

impl ObjectDiff {
    /// What becomes of an object; none where it stays as it is.
    pub(super) fn new(sides: Sides, managers: &Managers) -> Option<Self> {
        let action = match (&sides.before, &sides.after) {
            (None, _) => Action::Create,
            (_, None) => Action::Delete,
            _ => Action::Update,
        };
        let id = Id::of(sides.after.as_ref().or(sides.before.as_ref())?);
        let differences = sides.differences().into_iter();
        let changes: Vec<Change> = differences
            .map(|Difference { path, old, new }| Change {
                effect: effect::of(&id.kind, &path),
                owner: owner(managers, &path),
                path,
                old,
                new,
            })
            .collect();
        let Sides { before, after } = sides;
        (!changes.is_empty()).then_some(Self {
            id,
            action,
            changes,
            before,
            after,
        })
    }

    /// The most that its changes do.
    pub fn effect(&self) -> Option<Effect> {
        self.changes.iter().map(|change| change.effect).max()
    }
}

/// Who set a field, by name.
pub(super) fn owner(managers: &Managers, path: &Path) -> Option<String> {
    let names = managers.of(path);
    (!names.is_empty()).then(|| names.join(", "))
}
