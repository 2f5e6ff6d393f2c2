//! Everything at once: what is read, what the API server and the operator make of it, what is created.

mod cluster;
mod input;
mod judge;

pub use cluster::{Cluster, Entry, Judges, Stored};
pub use input::Input;

use std::collections::HashSet;

use serde_json::Value;

use crate::finding::Finding;
use crate::operator::manifest::{self, Reach, RunConfigMap};
use crate::operator::objection::Objection;
use crate::operator::outcome::{Outcome, Stop};
use crate::operator::proxy::{self, Proxy};
use crate::operator::reconciler;
use crate::operator::run_config;
use crate::operator::settings::Settings;
use crate::operator::status::{Known, Status};
use crate::operator::world::World;
use crate::reconcile::{self, Live, Upserted};
use crate::release::Release;
use crate::resolve::{Reference, Refs, State, references};
use crate::resource::Object;
use crate::source::{Role, Sources};
use crate::span::Span;

/// The kind that everything is about.
pub const PROXY: &str = "MCPRemoteProxy";

/// What a plan depends on besides the input.
#[derive(Clone, Debug)]
pub struct Options {
    /// The operator's release.
    pub release: Release,
    /// The release of the CRDs.
    pub crd_release: Release,
    /// The operator's settings.
    pub settings: Settings,
    /// Where the settings come from: `chart`, `bare` or a file.
    pub settings_source: String,
    /// What to make of references to what is not in the input.
    pub refs: Refs,
    /// The namespace of documents that name none.
    pub namespace: String,
}

/// Checksums in annotations, by their names and places.
const CHECKSUMS: [(&str, &str); 2] = [
    (
        "runConfigChecksum",
        "/metadata/annotations/toolhive.stacklok.dev~1content-checksum",
    ),
    (
        "podTemplateSpecHash",
        "/metadata/annotations/toolhive.stacklok.io~1podtemplatespec-hash",
    ),
];

/// A plan.
#[derive(Debug)]
pub struct Plan<'a> {
    /// What it depends on.
    pub options: &'a Options,
    /// What was read.
    pub sources: &'a Sources,
    /// Every document and what became of it.
    pub cluster: &'a Cluster,
    /// The cluster as the operator sees it.
    pub world: &'a World<'a>,
    /// Every accepted resource of the operator's kinds, in the order of the input.
    pub resources: Vec<Resource<'a>>,
}

/// A resource and what the operator makes of it.
#[derive(Debug)]
pub struct Resource<'a> {
    /// The document.
    pub entry: &'a Entry,
    /// The resource.
    pub object: &'a Object,
    /// Why the operator stops, if it does.
    stop: Option<Box<Stop>>,
    /// What the operator writes; none where it cannot decode the resource.
    pub status: Option<Status>,
    /// How far the operator gets.
    pub reach: Reach,
}

/// Makes a plan of what was read and hands it over.
pub fn plan<T>(input: Input, options: &Options, show: impl FnOnce(&Plan<'_>) -> T) -> T {
    plan_of(input, options, |_| true, show)
}

/// Makes a plan in which only some of the resources count, by the places of their documents in the cluster.
pub fn plan_of<T>(
    input: Input,
    options: &Options,
    counts: impl Fn(usize) -> bool,
    show: impl FnOnce(&Plan<'_>) -> T,
) -> T {
    let judges = Judges {
        crds: options.crd_release,
        operator: options.release,
    };
    let (sources, cluster) = Cluster::admit(input, judges, &options.namespace);
    let inventory = cluster.inventory(options.refs);
    let world = World::new(options.release, &options.settings, &inventory);
    let entries = cluster.entries.iter().enumerate();
    let mut known = Known::default();
    let resources = entries
        .filter(|(place, _)| counts(*place))
        .filter_map(|(_, entry)| {
            let mut resource = resource(&world, entry)?;
            if let Some(status) = &mut resource.status {
                known.share(&mut status.conditions);
            }
            Some(resource)
        });
    show(&Plan {
        options,
        sources: &sources,
        cluster: &cluster,
        world: &world,
        resources: resources.collect(),
    })
}

/// What the operator makes of a document; nothing where it is no resource of its kinds, or a later one has its name.
fn resource<'a>(world: &World<'_>, entry: &'a Entry) -> Option<Resource<'a>> {
    let object = entry.object()?;
    let counts = entry.role == Role::Judged && world.inventory.holds(object);
    let resource = |outcome: Outcome, status, reach| Resource {
        entry,
        object,
        stop: outcome.err().map(Box::new),
        status,
        reach,
    };
    if !counts {
        return None;
    }
    if object.kind.name != PROXY {
        let config = world.config(object)?;
        let outcome = config.stops().into_iter().next().map_or(Ok(()), Err);
        return Some(resource(outcome, config.status().cloned(), Reach::Nothing));
    }
    Some(match proxy::decode(object, world.release) {
        Err(path) => resource(Err(undecodable(&path)), None, Reach::Nothing),
        Ok(spec) => {
            let reconciled = {
                let before = Status::of(object, world.release);
                reconciler::reconcile(world, &Proxy::new(object, &spec), before)
            };
            resource(
                reconciled.outcome,
                Some(reconciled.status),
                reconciled.reach,
            )
        }
    })
}

/// The objects that the operator makes of a proxy where none exist.
pub fn made_of(world: &World<'_>, object: &Object) -> Vec<Value> {
    let Ok(spec) = proxy::decode(object, world.release) else {
        return Vec::new();
    };
    let proxy = Proxy::new(object, &spec);
    let before = Status::of(object, world.release);
    let reach = reconciler::reconcile(world, &proxy, before).reach;
    made_up_to(world, &proxy, reach)
}

/// The objects of a proxy up to where the operator gets, where none exist.
fn made_up_to(world: &World<'_>, proxy: &Proxy<'_>, reach: Reach) -> Vec<Value> {
    let run_config = run_config::build(world, proxy).ok();
    let map = run_config.map(|run_config| RunConfigMap::new(proxy, &run_config));
    manifest::objects(world, proxy, map.as_ref(), reach)
}

fn undecodable(path: &str) -> Stop {
    Stop::silent(Objection::new(path, "the operator cannot decode it"))
}

impl Resource<'_> {
    /// Why the operator stops, if it does.
    pub fn stop(&self) -> Option<&Stop> {
        self.stop.as_deref()
    }
}

impl<'a> Plan<'a> {
    /// The documents that are judged.
    pub fn judged(&self) -> impl Iterator<Item = &'a Entry> {
        let entries = self.cluster.entries.iter();
        entries.filter(|entry| entry.role == Role::Judged)
    }

    /// File and line of a place in a document; of a built one the file that it comes from, whose lines nobody knows.
    pub fn place(&self, entry: &Entry, span: Span) -> Option<String> {
        if let Some(origin) = &entry.origin {
            return Some(origin.clone());
        }
        let source = self.sources.sources.get(entry.source)?;
        Some(source.named_place(span))
    }

    /// File and line of a finding.
    pub fn place_of(&self, finding: &Finding) -> String {
        finding.origin.clone().unwrap_or_else(|| {
            let source = self.sources.sources.get(finding.source);
            source.map_or_else(String::new, |source| {
                let place = source.place(finding.span);
                format!("{}:{}:{}", source.name, place.line, place.column)
            })
        })
    }

    /// The text that a document stands in.
    pub fn text(&self, entry: &Entry) -> &[u8] {
        let source = self.sources.sources.get(entry.source);
        source.map(|source| source.text()).unwrap_or_default()
    }

    /// What exists already and cannot be read, with its place; a plan that leaves it out would be wrong.
    pub fn unreadable(&self) -> Option<String> {
        let live = self.cluster.entries.iter();
        let mut live = live.take_while(|entry| entry.role == Role::Live);
        live.find_map(|entry| {
            let violation = entry.violations.first()?;
            let place = self.place(entry, violation.span)?;
            Some(format!("{place}: {}", violation.message))
        })
    }

    /// The proxies among the resources.
    pub fn proxies(&self) -> impl Iterator<Item = &Resource<'a>> {
        let resources = self.resources.iter();
        resources.filter(|resource| resource.object.kind.name == PROXY)
    }

    /// The objects that the operator makes of a resource, and those that it made before and leaves alone. They are made anew
    /// at each call, since together they take far more memory than what they are made of.
    pub fn objects(&self, resource: &Resource<'_>) -> Vec<Upserted> {
        self.objects_over(resource, &self.cluster.live)
    }

    /// The same over other objects than those that exist.
    pub fn objects_over(&self, resource: &Resource<'_>, live: &Live) -> Vec<Upserted> {
        let object = resource.object;
        if resource.reach == Reach::Nothing {
            return reconcile::left_alone(live, object);
        }
        let Ok(spec) = proxy::decode(object, self.world.release) else {
            return reconcile::left_alone(live, object);
        };
        let proxy = Proxy::new(object, &spec);
        let run_config = run_config::build(self.world, &proxy).ok();
        reconcile::objects(
            self.world,
            &proxy,
            run_config.as_ref(),
            resource.reach,
            live,
        )
    }

    /// The objects that the operator would make of a resource if none existed.
    pub fn wanted(&self, resource: &Resource<'_>) -> Vec<Value> {
        match proxy::decode(resource.object, self.world.release) {
            Ok(spec) if resource.reach != Reach::Nothing => {
                let proxy = Proxy::new(resource.object, &spec);
                made_up_to(self.world, &proxy, resource.reach)
            }
            _ => Vec::new(),
        }
    }

    /// Whether something will not work.
    pub fn has_errors(&self) -> bool {
        let objected = self
            .judged()
            .any(|entry| !entry.foreign && !entry.is_accepted());
        let refused = self.resources.iter();
        objected || refused.into_iter().any(|resource| resource.stop.is_some())
    }

    /// The checksums that the operator puts into annotations of a proxy's objects, by the annotation's name.
    pub fn checksums(&self, resource: &Resource<'_>) -> Vec<(&'static str, String)> {
        let objects = self.objects(resource);
        let annotations = objects.iter().flat_map(|planned| {
            CHECKSUMS.iter().filter_map(|(name, pointer)| {
                Some((
                    *name,
                    planned.manifest.pointer(pointer)?.as_str()?.to_owned(),
                ))
            })
        });
        annotations.collect()
    }

    /// How many things are only taken to exist, each counted once.
    pub fn assumed(&self) -> usize {
        let references = self.resources.iter().flat_map(|resource| {
            let namespace = &resource.object.namespace;
            let references = self.references(resource).into_iter();
            let assumed = references.filter(|reference| reference.state == State::Assumed);
            assumed.map(move |reference| (reference.kind, namespace, reference.name))
        });
        references.collect::<HashSet<_>>().len()
    }

    /// Where what a resource refers to was read, where that is beside the input.
    pub fn source_of(&self, resource: &Resource<'_>, to: &Reference) -> Option<&'a str> {
        if to.state != State::Found {
            return None;
        }
        let subject = (
            to.kind,
            resource.object.namespace.as_str(),
            to.name.as_str(),
        );
        let mut entries = self.cluster.entries.iter().rev();
        let entry = entries.find(|entry| entry.subject() == subject)?;
        let source = self.sources.sources.get(entry.source)?;
        (entry.role == Role::With).then_some(source.name.as_str())
    }

    /// The references of a resource.
    pub fn references(&self, resource: &Resource<'_>) -> Vec<Reference> {
        references(self.world.inventory, resource.object)
    }
}
