//! Why a proxy's objects change: what is otherwise in the input, or in the operator, than before.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use serde_json::{Value, json as value_of};

use super::path::Path;
use super::value::{self, Difference};
use super::{ObjectDiff, Past, cluster, secret};
use crate::go::json;
use crate::go::json_text;
use crate::plan::{Entry, Plan, Resource};
use crate::release::Release;
use crate::resolve::{Inventory, Lookup, references};
use crate::resource::Object;
use crate::rules::Places;
use crate::source::Role;

/// Something that is otherwise than before.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// What it is.
    pub what: What,
    /// Its name: `Kind/namespace/name` of a resource, the name of a variable, who changed something.
    pub subject: String,
    /// Where it is in the input.
    pub place: Option<String>,
    /// What differs in it.
    pub changes: Vec<InputChange>,
}

/// What may be otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum What {
    /// The proxy itself.
    Proxy,
    /// Something that it refers to.
    Reference,
    /// The operator's release.
    Release,
    /// A variable of the operator's environment.
    Setting,
    /// Somebody changed the objects in the cluster.
    Edit,
    /// An object is missing in the cluster.
    Missing,
    /// The objects are not what this operator makes of this input, and nothing tells why.
    Unknown,
}

/// A field of an input that differs.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InputChange {
    /// Where it is; empty for all of it.
    #[serde(serialize_with = "super::as_text")]
    pub path: Path,
    /// What was there.
    pub old: Option<Value>,
    /// What is there.
    pub new: Option<Value>,
}

/// Looks for causes.
pub(super) struct Causes<'a> {
    past: &'a Past<'a>,
    plan: &'a Plan<'a>,
    places: Places<'a>,
    entries: HashMap<Name<'a>, &'a Entry>,
    show_secrets: bool,
}

/// Kind, namespace and name.
type Name<'n> = (&'n str, &'n str, &'n str);

impl<'a> Causes<'a> {
    /// Looks for causes of what a plan changes.
    pub(super) fn new(past: &'a Past<'a>, plan: &'a Plan<'a>, show_secrets: bool) -> Self {
        let entries = plan.cluster.entries.iter();
        let entries = entries.filter(|entry| entry.role != Role::Live);
        Self {
            past,
            plan,
            places: Places::new(plan),
            entries: entries.map(|entry| (entry.subject(), entry)).collect(),
            show_secrets,
        }
    }

    /// Why objects of a proxy change.
    pub(super) fn of(&self, resource: &Resource<'_>, objects: &[ObjectDiff]) -> Vec<Cause> {
        let mut causes = self.of_inputs(resource.object);
        causes.extend(self.of_operator());
        if let Some(made) = &self.past.made {
            causes.extend(cluster::causes(made, &self.plan.cluster.live, objects));
        }
        causes
    }

    /// What differs in the proxy and in what it refers to.
    fn of_inputs(&self, proxy: &Object) -> Vec<Cause> {
        let mut names = Vec::new();
        self.follow(proxy, &mut names);
        let subjects = names.iter().filter_map(|(kind, name)| {
            let name = (*kind, proxy.namespace.as_str(), name.as_str());
            let changes = self.changes(name)?;
            let what = match *kind == proxy.kind.name {
                true => What::Proxy,
                false => What::Reference,
            };
            Some(Cause {
                what,
                subject: format!("{}/{}/{}", name.0, name.1, name.2),
                place: self.place(name, &changes),
                changes,
            })
        });
        subjects.collect()
    }

    /// A resource and all that it refers to, each once.
    fn follow(&self, object: &Object, names: &mut Vec<(&'static str, String)>) {
        let name = (object.kind.name, object.name.to_string());
        if names.contains(&name) {
            return;
        }
        names.push(name);
        let inventory = self.plan.world.inventory;
        for reference in references(inventory, object) {
            let found = inventory.resource(reference.kind, &object.namespace, &reference.name);
            match found {
                Lookup::Found(object) => self.follow(object, names),
                _ => names.push((reference.kind, reference.name)),
            }
        }
        names.dedup();
    }

    /// What differs in an input; none where nothing does, or where nobody knows what it was.
    fn changes(&self, name: Name<'_>) -> Option<Vec<InputChange>> {
        let mut old = content(&self.past.inventory, name);
        let mut new = content(self.plan.world.inventory, name);
        if old.is_none() && self.past.made.is_some() {
            return None;
        }
        if !self.show_secrets {
            secret::hide(old.as_mut(), new.as_mut());
        }
        let differences = value::between(old.as_ref(), new.as_ref()).into_iter();
        let changes: Vec<InputChange> = differences
            .map(|Difference { path, old, new }| InputChange { path, old, new })
            .collect();
        (!changes.is_empty()).then_some(changes)
    }

    /// Where the first change of an input is.
    fn place(&self, name: Name<'_>, changes: &[InputChange]) -> Option<String> {
        let entry = self.entries.get(&name)?;
        let path = changes.first()?.path.to_string();
        let span = self.places.value(entry, &path);
        self.plan.place(entry, span)
    }

    /// What differs in the operator.
    fn of_operator(&self) -> Vec<Cause> {
        let Some(past) = self.past.operator else {
            return Vec::new();
        };
        let now = self.plan.options;
        let mut causes = Vec::new();
        if past.release != now.release {
            causes.push(Cause::of_release(past.release, now.release));
        }
        let (old, new) = (past.settings.variables(), now.settings.variables());
        let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
        for name in names {
            let [old, new] = [old, new].map(|side| side.get(name).map(String::as_str));
            if old != new {
                causes.push(Cause::of_change(What::Setting, name, old, new));
            }
        }
        causes
    }
}

impl Cause {
    /// A cause of which nothing more is known.
    pub(super) fn plain(what: What, subject: &str) -> Self {
        Self {
            what,
            subject: subject.to_owned(),
            place: None,
            changes: Vec::new(),
        }
    }

    /// Another release of the operator.
    pub(super) fn of_release(old: Release, new: Release) -> Self {
        let [old, new] = [old, new].map(|release| Some(release.version()));
        Self::of_change(What::Release, "ToolHive", old, new)
    }

    /// A value that is another one.
    fn of_change(what: What, subject: &str, old: Option<&str>, new: Option<&str>) -> Self {
        let [old, new] = [old, new].map(|side| side.map(Value::from));
        let path = Path::default();
        Self {
            changes: vec![InputChange { path, old, new }],
            ..Self::plain(what, subject)
        }
    }
}

/// What an input says, as far as it matters: a resource's spec, the texts of a ConfigMap, the keys of a Secret.
fn content(inventory: &Inventory<'_>, (kind, namespace, name): Name<'_>) -> Option<Value> {
    match kind {
        "Secret" => match inventory.secret(namespace, name) {
            Lookup::Found(secret) => Some(value_of!({ "keys": secret.keys })),
            _ => None,
        },
        "ConfigMap" => match inventory.config_map_keys(namespace, name) {
            Lookup::Found(map) => Some(value_of!({ "data": map.data })),
            _ => None,
        },
        _ => match inventory.resource(kind, namespace, name) {
            Lookup::Found(object) => {
                let spec = object.spec().map(json::marshal);
                let spec = spec.map(|text| json_text::value(&text));
                Some(value_of!({ "spec": spec.unwrap_or_default() }))
            }
            _ => None,
        },
    }
}
