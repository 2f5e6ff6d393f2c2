//! A plan as a picture: proxies, what they refer to, what is shared, what is missing, and what would restart.

mod dot;
mod mermaid;

use std::collections::BTreeMap;

use crate::ops::diff::{Diff, Verdict};
use crate::plan::{PROXY, Plan};
use crate::resolve::{Lookup, State, references};
use crate::resource::Object;

pub use dot::write as dot;
pub use mermaid::write as mermaid;

/// What is drawn.
#[derive(Debug, Default)]
pub struct Picture {
    /// By namespace, kind and name.
    nodes: BTreeMap<Name, Node>,
    edges: Vec<Edge>,
}

/// Namespace, kind and name.
type Name = (String, String, String);

/// A proxy, or something that is referred to.
#[derive(Debug)]
struct Node {
    /// A second line, such as what becomes of it.
    note: Option<&'static str>,
    look: Look,
    /// How many proxies and configurations refer to it.
    referrers: usize,
}

/// What tells nodes apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// A proxy that runs.
    Proxy,
    /// A proxy whose pods would restart.
    Restart,
    /// A proxy that is refused.
    Refused,
    /// Something in the input.
    Found,
    /// Something that another document of the input makes.
    Produced,
    /// Something that is taken to exist.
    Assumed,
    /// Something that does not exist.
    Missing,
}

/// A reference.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Edge {
    from: Name,
    to: Name,
    /// The field that refers, without `spec.` in front of it and `.name` behind it.
    field: String,
}

impl Picture {
    /// The picture of a plan; with what changes, where something exists already.
    pub fn new(plan: &Plan<'_>, diff: Option<&Diff>) -> Self {
        let mut picture = Self::default();
        for resource in &plan.resources {
            if resource.object.kind.name == PROXY {
                let verdict = diff.and_then(|diff| verdict(diff, resource.object));
                let (look, note) = match (resource.stop(), verdict) {
                    (Some(_), _) => (Look::Refused, Some("refused")),
                    (None, Some(Verdict::Restart)) => (Look::Restart, Some("restarts pods")),
                    (None, Some(Verdict::New)) => (Look::Proxy, Some("new")),
                    (None, Some(Verdict::InPlace)) => (Look::Proxy, Some("changes in place")),
                    (None, _) => (Look::Proxy, None),
                };
                picture.add(name(resource.object), look, note);
            } else {
                picture.add(name(resource.object), Look::Found, None);
            }
            picture.follow(plan, resource.object);
        }
        picture.edges.sort();
        picture.edges.dedup();
        picture.count();
        picture
    }

    fn add(&mut self, name: Name, look: Look, note: Option<&'static str>) {
        let node = Node {
            note,
            look,
            referrers: 0,
        };
        let known = self.nodes.entry(name).or_insert(node);
        // A key may be missing in something that is there.
        if look == Look::Missing {
            known.look = look;
        }
    }

    /// Adds what a resource refers to, and what that refers to.
    fn follow(&mut self, plan: &Plan<'_>, object: &Object) {
        for reference in references(plan.world.inventory, object) {
            let look = match reference.state {
                State::Found => Look::Found,
                State::Produced => Look::Produced,
                State::Declared | State::Assumed => Look::Assumed,
                State::Missing => Look::Missing,
            };
            let namespace = object.namespace.to_string();
            let to = (namespace, reference.kind.to_owned(), reference.name.clone());
            let is_known = self.nodes.contains_key(&to);
            self.add(to.clone(), look, None);
            self.edges.push(Edge {
                from: name(object),
                to,
                field: field(&reference.path).to_owned(),
            });
            let inventory = plan.world.inventory;
            let found = inventory.resource(reference.kind, &object.namespace, &reference.name);
            if let (false, Lookup::Found(object)) = (is_known, found) {
                self.follow(plan, object);
            }
        }
    }

    /// Counts who refers to what.
    fn count(&mut self) {
        let mut pairs: Vec<_> = self
            .edges
            .iter()
            .map(|edge| (&edge.from, &edge.to))
            .collect();
        pairs.dedup();
        for (_, to) in pairs {
            if let Some(node) = self.nodes.get_mut(to) {
                node.referrers += 1;
            }
        }
    }

    /// The nodes of each namespace, with numbers that no other node has.
    fn namespaces(&self) -> BTreeMap<&str, Vec<(usize, &Name, &Node)>> {
        let mut namespaces: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for (number, (name, node)) in self.nodes.iter().enumerate() {
            let nodes = namespaces.entry(&name.0).or_default();
            nodes.push((number, name, node));
        }
        namespaces
    }

    /// The edges, by the numbers of their nodes.
    fn numbered(&self) -> Vec<(usize, usize, &str)> {
        let numbers = self.nodes.keys().enumerate();
        let numbers: BTreeMap<&Name, usize> =
            numbers.map(|(number, name)| (name, number)).collect();
        let edges = self.edges.iter();
        let edges = edges.filter_map(|edge| {
            let (from, to) = (numbers.get(&edge.from)?, numbers.get(&edge.to)?);
            Some((*from, *to, edge.field.as_str()))
        });
        edges.collect()
    }
}

impl Node {
    /// The lines of its label.
    fn lines(&self, (_, kind, name): &Name) -> Vec<String> {
        let shared = (self.referrers > 1).then(|| format!("shared by {}", self.referrers));
        let state = match self.look {
            Look::Produced => Some("produced".to_owned()),
            Look::Assumed => Some("assumed".to_owned()),
            Look::Missing => Some("missing".to_owned()),
            _ => self.note.map(str::to_owned),
        };
        let lines = [Some(kind.clone()), Some(name.clone()), shared, state];
        lines.into_iter().flatten().collect()
    }
}

fn name(object: &Object) -> Name {
    let kind = object.kind.name.to_owned();
    (object.namespace.to_string(), kind, object.name.to_string())
}

/// A path without what every reference has.
fn field(path: &str) -> &str {
    let path = path.strip_prefix("spec.").unwrap_or(path);
    path.strip_suffix(".name").unwrap_or(path)
}

fn verdict(diff: &Diff, object: &Object) -> Option<Verdict> {
    let mut proxies = diff.proxies.iter();
    let found = proxies.find(|it| it.name() == (&object.namespace, &object.name));
    found.map(|it| it.verdict)
}

#[cfg(test)]
mod tests;
