//! What becomes of one proxy: a verdict, why, and its objects.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::cause::Causes;
use super::managers::Managers;
use super::object::{Id, Sides};
use super::{Cause, Drift, Effect, Loop, ObjectDiff, Restart, Show, looping, restart};
use crate::operator::manifest::identity;
use crate::operator::outcome::Stop;
use crate::plan::{Plan, Resource, made_of};
use crate::reconcile::{self, Live, Upserted};
use crate::resource::Object;

/// What becomes of a proxy.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProxyDiff {
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// Where it is in the input.
    pub place: Option<String>,
    /// What becomes of it, in a word.
    pub verdict: Verdict,
    /// What the operator says of it, where it refuses it.
    pub refusal: Option<String>,
    /// Why.
    pub causes: Vec<Cause>,
    /// What the replacement of its pods costs; none where none are replaced.
    pub restart: Option<Restart>,
    /// The objects that are not the same afterwards, in the order in which the operator makes them.
    pub objects: Vec<ObjectDiff>,
    /// What is otherwise than the operator would make it, and stays so.
    pub drift: Vec<Drift>,
    /// Objects that the operator writes again and again, and that stay the same.
    pub loops: Vec<Loop>,
}

/// What becomes of a proxy, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The operator refuses it as it is now, and does not finish its work.
    Refused,
    /// It goes, and all its objects with it.
    Removed,
    /// Its pods are replaced.
    Restart,
    /// It is new.
    New,
    /// Its objects change while its pods go on.
    InPlace,
    /// It stays as it is.
    Unchanged,
}

impl Verdict {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Refused => "refused",
            Verdict::Removed => "removed",
            Verdict::Restart => "restart",
            Verdict::New => "new",
            Verdict::InPlace => "inPlace",
            Verdict::Unchanged => "unchanged",
        }
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl ProxyDiff {
    /// Namespace and name.
    pub fn name(&self) -> (&str, &str) {
        (&self.namespace, &self.name)
    }

    /// The most that its changes do.
    pub fn effect(&self) -> Option<Effect> {
        self.objects.iter().filter_map(ObjectDiff::effect).max()
    }
}

/// What becomes of a proxy of the input.
pub(super) fn of(
    plan: &Plan<'_>,
    resource: &Resource<'_>,
    causes: &Causes<'_>,
    show: Show,
) -> ProxyDiff {
    let comparison = Comparison::new(plan, resource, show);
    let mut diff = ProxyDiff {
        namespace: resource.object.namespace.to_string(),
        name: resource.object.name.to_string(),
        place: plan.place(resource.entry, resource.entry.span),
        verdict: Verdict::Unchanged,
        refusal: resource.stop().map(Stop::to_string),
        causes: Vec::new(),
        restart: None,
        objects: Vec::new(),
        drift: Vec::new(),
        loops: Vec::new(),
    };
    for object in plan.objects(resource) {
        comparison.add(object, &mut diff);
    }
    let mut replacing = diff.objects.iter();
    let replacing = replacing.find(|object| object.effect() == Some(Effect::Restart));
    diff.restart = replacing.and_then(|object| restart::of(comparison.live, object));
    diff.verdict = verdict(resource, &diff, comparison.is_new());
    if !diff.objects.is_empty() && resource.stop().is_none() {
        let known: Vec<Id> = diff.loops.iter().map(|it| it.id.clone()).collect();
        let new = looping::afterwards(plan, resource).into_iter();
        diff.loops.extend(new.filter(|it| !known.contains(&it.id)));
    }
    if !diff.objects.is_empty() && diff.verdict != Verdict::New {
        diff.causes = causes.of(resource, &diff.objects);
    }
    diff
}

fn verdict(resource: &Resource<'_>, diff: &ProxyDiff, is_new: bool) -> Verdict {
    match diff.effect() {
        _ if resource.stop().is_some() => Verdict::Refused,
        None => Verdict::Unchanged,
        Some(_) if is_new => Verdict::New,
        Some(Effect::Restart) => Verdict::Restart,
        Some(Effect::Scale | Effect::InPlace) => Verdict::InPlace,
    }
}

/// What exists, held against what the operator makes of a proxy.
struct Comparison<'a> {
    live: &'a Live,
    /// What the operator would make if nothing existed.
    wanted: BTreeMap<Id, Value>,
    is_accepted: bool,
    show: Show,
}

impl<'a> Comparison<'a> {
    fn new(plan: &'a Plan<'_>, resource: &Resource<'_>, show: Show) -> Self {
        let wanted = made_of(plan.world, resource.object).into_iter();
        Self {
            live: &plan.cluster.live,
            wanted: wanted.map(|object| (Id::of(&object), object)).collect(),
            is_accepted: resource.stop().is_none(),
            show,
        }
    }

    /// Whether nothing of the proxy exists.
    fn is_new(&self) -> bool {
        let mut ids = self.wanted.keys();
        ids.all(|id| {
            self.live
                .object(&id.kind, &id.namespace, &id.name)
                .is_none()
        })
    }

    /// Adds what becomes of an object.
    fn add(&self, object: Upserted, diff: &mut ProxyDiff) {
        let Upserted {
            action,
            manifest,
            because,
        } = object;
        let (kind, namespace, name) = identity(&manifest);
        let existing = self.live.object(kind, namespace, name);
        let managed = self.live.managed_fields(kind, namespace, name);
        let managers = Managers::read(managed.as_ref());
        if action != reconcile::Action::None {
            match ObjectDiff::new(self.sides(existing.as_ref(), Some(&manifest)), &managers) {
                Some(object) => diff.objects.push(object),
                None => diff.loops.push(Loop {
                    id: Id::of(&manifest),
                    because,
                    begins: false,
                }),
            }
        }
        if existing.is_some() {
            diff.drift.extend(self.drift(&manifest, &managers));
        }
    }

    /// What is otherwise in an object than the operator would make it, once the operator has been there.
    fn drift(&self, object: &Value, managers: &Managers) -> Option<Drift> {
        match self.wanted.get(&Id::of(object)) {
            Some(wanted) => Drift::of(&self.sides(Some(object), Some(wanted)), managers),
            None => self.is_accepted.then(|| Drift::left_over(object)),
        }
    }

    fn sides(&self, before: Option<&Value>, after: Option<&Value>) -> Sides {
        Sides::new(before, after, self.show.secrets)
    }
}

/// What becomes of a proxy that is gone: all that belongs to it goes, too.
pub(super) fn removed(live: &Live, proxy: &Object, show: Show) -> ProxyDiff {
    let owned = reconcile::left_alone(live, proxy).into_iter();
    let objects = owned.filter_map(|object| {
        let sides = Sides::new(Some(&object.manifest), None, show.secrets);
        ObjectDiff::new(sides, &Managers::default())
    });
    ProxyDiff {
        namespace: proxy.namespace.to_string(),
        name: proxy.name.to_string(),
        place: None,
        verdict: Verdict::Removed,
        refusal: None,
        causes: Vec::new(),
        restart: None,
        objects: objects.collect(),
        drift: Vec::new(),
        loops: Vec::new(),
    }
}
