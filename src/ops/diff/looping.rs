//! What the operator writes again and again, although the API server then finds no change in it.

use serde::Serialize;

use super::managers::Managers;
use super::normal;
use super::object::{Id, ObjectDiff, Sides};
use crate::plan::{Plan, Resource};
use crate::reconcile::{Action, Field, Live};

/// An object that the operator writes at every reconcile although the API server then finds no change in it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Loop {
    /// Which object it is.
    #[serde(flatten)]
    pub id: Id,
    /// The fields that it writes it for.
    pub because: Vec<Field>,
    /// Whether it begins with what changes.
    pub begins: bool,
}

/// The loops that a proxy is in once the operator has been there: it goes over what it left.
pub(super) fn afterwards(plan: &Plan<'_>, resource: &Resource<'_>) -> Vec<Loop> {
    let namespace = &resource.object.namespace;
    let mut live = Live::default();
    for object in plan.objects(resource) {
        // What the operator made fits the types that it is made of.
        let _ = live.put(normal::form(&object.manifest), namespace);
    }
    let again = plan.objects_over(resource, &live).into_iter();
    let written = again.filter(|object| object.action == Action::Update);
    let loops = written.filter_map(|object| {
        let id = Id::of(&object.manifest);
        let existing = live.object(&id.kind, &id.namespace, &id.name);
        let sides = Sides::new(existing.as_ref(), Some(&object.manifest), true);
        let stays = ObjectDiff::new(sides, &Managers::default()).is_none();
        stays.then_some(Loop {
            id,
            because: object.because,
            begins: true,
        })
    });
    loops.collect()
}
