//! Objects that make Secrets and ConfigMaps: External Secrets, Sealed Secrets, SOPS, cert-manager, Vault and their like.
//!
//! What they make is read from them as far as they tell: its name, and its keys where those are listed. Values are not looked at.

mod table;

use std::collections::BTreeSet;

use super::Secret;
use crate::tree::Node;
use table::PRODUCERS;

/// A Secret or ConfigMap that an object of the input makes, or anything that is said to exist elsewhere.
#[derive(Clone, Debug)]
pub struct Produced {
    /// Its kind.
    pub kind: &'static str,
    /// Its name.
    pub name: String,
    /// Its namespace; none where it is made in every one.
    pub namespace: Option<String>,
    /// The keys that are known to be in it.
    pub keys: Secret,
    /// Whether it may have other keys, too.
    pub is_open: bool,
    /// What makes it, as messages say it; the project file where it only says that it exists.
    pub by: String,
    /// Whether it is only said to exist.
    pub is_declared: bool,
}

impl Produced {
    /// Takes over the namespace of what makes it, where it names none.
    pub fn fill_in(&mut self, namespace: &str) {
        if let Some(own) = &mut self.namespace
            && own.is_empty()
        {
            namespace.clone_into(own);
        }
    }
}

/// A kind of objects that make something, and where they say what.
struct Producer {
    /// Its API group; empty for the core group.
    group: &'static str,
    kind: &'static str,
    /// What it makes: kind, and where the name stands, in the order of preference.
    makes: &'static str,
    name: &'static [&'static str],
    namespace: Namespace,
    keys: &'static [Keys],
    open: Open,
}

/// Which namespace it makes it in.
enum Namespace {
    /// Its own.
    Own,
    /// The one at a path, or its own.
    At(&'static str),
    /// All.
    Every,
}

/// Where keys stand.
enum Keys {
    /// These are always there.
    Fixed(&'static [&'static str]),
    /// The keys of the map at a path.
    Of(&'static str),
    /// The text at a path; `[]` stands for every element of a list.
    At(&'static str),
}

/// When keys may be there that are not listed.
enum Open {
    /// Never.
    Never,
    /// Where something stands at one of these paths.
    With(&'static [&'static str]),
    /// Always: the keys come from elsewhere.
    Always,
}

/// Whether a Secret is one whose values SOPS has encrypted, so that it is not for the API server as it stands.
pub fn is_sops_encrypted(secret: &Node) -> bool {
    secret.get("sops").is_some()
}

/// What an object makes, by its API group and kind.
pub fn produced(group: &str, kind: &str, object: &Node) -> Vec<Produced> {
    let producers = PRODUCERS.iter();
    let fitting = producers.filter(|producer| producer.kind == kind && producer.group == group);
    fitting.flat_map(|producer| producer.read(object)).collect()
}

/// A kind of objects that users say to make Secrets or ConfigMaps, in their own namespace.
#[derive(Clone, Debug)]
pub struct CustomProducer {
    /// Its API group.
    pub group: String,
    /// Its kind.
    pub kind: String,
    /// What it makes: `Secret` or `ConfigMap`.
    pub makes: &'static str,
    /// The path of the name of what it makes.
    pub name: String,
    /// The paths of the keys: of texts, or of maps whose keys they are. Where there is none, it may make any.
    pub keys: Vec<String>,
}

impl CustomProducer {
    /// What an object makes; nothing where it is of another kind.
    pub fn read(&self, object: &Node) -> Vec<Produced> {
        let text = |key| object.text_at(&[key]).unwrap_or_default();
        let group = text("apiVersion").split_once('/').map(|(group, _)| group);
        if group != Some(&*self.group) || text("kind") != self.kind {
            return Vec::new();
        }
        let metadata = |key| object.text_at(&["metadata", key]).unwrap_or_default();
        let names = texts(object, &self.name).into_iter();
        let produced = names.map(|name| Produced {
            kind: self.makes,
            name: name.to_owned(),
            namespace: Some(metadata("namespace").to_owned()),
            keys: Secret {
                keys: self.read_keys(object),
            },
            is_open: self.keys.is_empty(),
            by: format!("{} {}", self.kind, metadata("name")),
            is_declared: false,
        });
        produced.collect()
    }

    fn read_keys(&self, object: &Node) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for path in &self.keys {
            keys.extend(texts(object, path).into_iter().map(str::to_owned));
            let maps = nodes(object, path).into_iter().filter_map(Node::as_map);
            let entries = maps.flat_map(|map| map.entries());
            keys.extend(entries.map(|entry| entry.key.to_string()));
        }
        keys
    }
}

impl Producer {
    /// What an object of this kind makes; nothing where no key can come into it.
    fn read(&self, object: &Node) -> Vec<Produced> {
        let (keys, is_open) = (self.read_keys(object), self.is_open(object));
        if keys.is_empty() && !is_open {
            return Vec::new();
        }
        let names = self.name.iter().map(|path| texts(object, path));
        let names = names.into_iter().find(|names| !names.is_empty());
        let names = names.unwrap_or_default().into_iter();
        names
            .map(|name| Produced {
                kind: self.makes,
                name: name.to_owned(),
                namespace: self.read_namespace(object),
                keys: Secret { keys: keys.clone() },
                is_open,
                by: self.describe(object),
                is_declared: false,
            })
            .collect()
    }

    fn read_keys(&self, object: &Node) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for place in self.keys {
            match place {
                Keys::Fixed(fixed) => keys.extend(fixed.iter().map(|key| (*key).to_owned())),
                Keys::At(path) => keys.extend(texts(object, path).into_iter().map(str::to_owned)),
                Keys::Of(path) => {
                    let maps = nodes(object, path).into_iter().filter_map(Node::as_map);
                    let entries = maps.flat_map(|map| map.entries());
                    keys.extend(entries.map(|entry| entry.key.to_string()));
                }
            }
        }
        keys
    }

    /// The namespace, empty where the object names none.
    fn read_namespace(&self, object: &Node) -> Option<String> {
        let own = || object.text_at(&["metadata", "namespace"]);
        let namespace = match self.namespace {
            Namespace::Every => return None,
            Namespace::Own => own(),
            Namespace::At(path) => texts(object, path).first().copied().or_else(own),
        };
        Some(namespace.unwrap_or_default().to_owned())
    }

    fn is_open(&self, object: &Node) -> bool {
        match self.open {
            Open::Never => false,
            Open::Always => true,
            Open::With(paths) => paths.iter().any(|path| !nodes(object, path).is_empty()),
        }
    }

    fn describe(&self, object: &Node) -> String {
        let name = object.text_at(&["metadata", "name"]).unwrap_or_default();
        match self.group {
            "" => format!("{} {name}, encrypted by SOPS", self.kind),
            _ => format!("{} {name}", self.kind),
        }
    }
}

/// The texts at a path that are not empty.
fn texts<'n>(object: &'n Node, path: &str) -> Vec<&'n str> {
    let texts = nodes(object, path).into_iter().filter_map(Node::as_text);
    texts.filter(|text| !text.is_empty()).collect()
}

/// The values at a path of keys with dots between them; a key with `[]` stands for every element of its list.
fn nodes<'n>(object: &'n Node, path: &str) -> Vec<&'n Node> {
    let mut found = vec![object];
    for step in path.split('.') {
        let (key, is_list) = match step.strip_suffix("[]") {
            Some(key) => (key, true),
            None => (step, false),
        };
        let below = found.into_iter().filter_map(|node| node.get(key));
        found = match is_list {
            true => below.filter_map(Node::as_list).flatten().collect(),
            false => below.filter(|node| !node.is_null()).collect(),
        };
    }
    found
}

#[cfg(test)]
mod tests;
