//! What the operator does to objects that exist already: which fields it compares, which it replaces, merges or leaves
//! alone, for each kind that it makes.
//!
//! One file a way: `replace` for what it always sets (`controllerutil.CreateOrUpdate`), `deployment` and `service` for what it
//! compares first. The operator deletes nothing.

mod default;
mod deployment;
mod field;
mod kind;
mod live;
mod replace;
mod resources;
mod service;

use std::borrow::Cow;

use serde_json::Value;

use crate::operator::manifest::{self, Reach, RunConfigMap};
use crate::operator::proxy::Proxy;
use crate::operator::run_config::RunConfig;
use crate::operator::world::World;
use crate::resource::Object;
use kind::Kind;
use live::{Existing, Key};

pub use default::defaulted;
pub use live::Live;

/// What the operator does to an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// It creates it.
    Create,
    /// It writes it again, even where the API server's defaults then make it what it was.
    Update,
    /// It leaves it alone.
    None,
}

impl Action {
    /// Its name in plans.
    pub fn name(self) -> &'static str {
        match self {
            Action::Create => "create",
            Action::Update => "update",
            Action::None => "none",
        }
    }
}

/// An object as the operator leaves it.
#[derive(Clone, Debug)]
pub struct Upserted {
    /// What the operator does to it.
    pub action: Action,
    /// All of it, without what the API server alone keeps (`status`, `uid`, `resourceVersion`, …).
    pub manifest: Value,
    /// The fields for which it is updated, such as `spec.template.spec.containers[0].env`.
    pub because: Vec<Field>,
}

/// The path of a field.
pub type Field = Cow<'static, str>;

impl Upserted {
    /// An object that is updated for some fields, or for none left alone.
    fn updated(manifest: Value, because: Vec<Field>) -> Self {
        let action = match because.as_slice() {
            [] => Action::None,
            _ => Action::Update,
        };
        Self {
            action,
            manifest,
            because,
        }
    }
}

/// An object that exists and that the operator wants in some form.
struct Case<'a> {
    world: &'a World<'a>,
    proxy: &'a Proxy<'a>,
    /// The checksum of the proxy's RunConfig.
    checksum: &'a str,
    /// The object that the operator would create.
    desired: Value,
    existing: Existing,
}

impl Case<'_> {
    /// Whether a field that exists is another than the wanted one.
    fn is_other(&self, path: &str) -> bool {
        field::get(&self.existing.typed, path) != field::get(&self.desired, path)
    }
}

/// The objects of a proxy as the operator leaves them: first those that it makes up to where it gets, in its order, then
/// those that it made before.
pub fn objects(
    world: &World<'_>,
    proxy: &Proxy<'_>,
    run_config: Option<&RunConfig>,
    reach: Reach,
    live: &Live,
) -> Vec<Upserted> {
    let map = run_config.map(|run_config| RunConfigMap::new(proxy, run_config));
    let checksum = map.as_ref().map_or("", RunConfigMap::checksum);
    let desired = manifest::objects(world, proxy, map.as_ref(), reach);
    let mut wanted = Vec::new();
    let mut objects: Vec<Upserted> = Vec::new();
    for desired in desired {
        let key = live::key(&desired);
        let existing = live.get(&key).zip(Kind::of(&desired));
        objects.push(match existing {
            None => Upserted {
                action: Action::Create,
                manifest: desired,
                because: Vec::new(),
            },
            Some((_, kind)) if kind.is_owned() && is_taken(world, proxy, &key) => break,
            Some((existing, kind)) => kind.upsert(&Case {
                world,
                proxy,
                checksum,
                desired: kind.typed(&desired).unwrap_or(desired),
                existing,
            }),
        });
        wanted.push(key);
    }
    objects.extend(rest(live, proxy.namespace, proxy.name, &wanted));
    // Maps of JSON keep the order in which their keys arrive, and no output may depend on that.
    for object in &mut objects {
        object.manifest.sort_all_objects();
    }
    objects
}

/// Whether an object belongs to another, which is where the operator stops.
fn is_taken(world: &World<'_>, proxy: &Proxy<'_>, (kind, namespace, name): &Key) -> bool {
    let place = (kind.as_str(), namespace.as_str(), name.as_str());
    world
        .inventory
        .other_controller(place, proxy.name)
        .is_some()
}

/// The objects that the operator made of a proxy before, where it makes none now.
pub fn left_alone(live: &Live, proxy: &Object) -> Vec<Upserted> {
    rest(live, &proxy.namespace, &proxy.name, &[])
}

/// What belongs to a proxy and is not among what is wanted.
fn rest(live: &Live, namespace: &str, name: &str, wanted: &[Key]) -> Vec<Upserted> {
    let owned = live.owned_by(namespace, name);
    let unwanted = owned.filter(|key| !wanted.contains(key));
    let existing = unwanted.filter_map(|key| live.get(key));
    existing
        .map(|existing| Upserted::updated(existing.typed, Vec::new()))
        .collect()
}
