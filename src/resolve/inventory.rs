//! The index of what the input holds, and what is made of references to what it does not hold.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::Produced;
use crate::resource::Object;
use crate::resource::kind::GROUP;

/// What to make of references to what is not in the input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Refs {
    /// Secrets, and ConfigMaps whose content the operator does not need, are assumed; all else is missing.
    #[default]
    Auto,
    /// What is not in the input does not exist.
    Closed,
    /// All is assumed.
    Open,
    /// All that exists was read but Secrets, which are assumed.
    Listed,
}

/// The outcome of a lookup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup<T> {
    /// It is in the input.
    Found(T),
    /// It is not in the input and taken to exist.
    Assumed,
    /// It does not exist.
    Missing,
}

/// A Secret: the names of its keys, never their values.
#[derive(Clone, Debug, Default)]
pub struct Secret {
    /// The keys.
    pub keys: BTreeSet<String>,
}

/// A ConfigMap's text data.
#[derive(Clone, Debug, Default)]
pub struct ConfigMap {
    /// Values by their keys; keys of `binaryData` are not among them.
    pub data: HashMap<String, String>,
}

/// The kind of the owners that the operator makes objects for.
const PROXY: &str = "MCPRemoteProxy";

/// What an object belongs to, as an owner reference names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// Its API group.
    pub group: String,
    /// Its kind.
    pub kind: String,
    /// Its name.
    pub name: String,
}

impl Owner {
    /// Whether it is a proxy.
    pub fn is_proxy(&self) -> bool {
        self.group == GROUP && self.kind == PROXY
    }
}

/// Objects by their names. Of two with the same name the later one counts.
#[derive(Debug, Default)]
pub struct Inventory<'a> {
    refs: Refs,
    objects: HashMap<Key<'a>, &'a Object>,
    secrets: HashMap<Name<'a>, &'a Secret>,
    absent_secrets: HashSet<Name<'a>>,
    config_maps: HashMap<Name<'a>, &'a ConfigMap>,
    accounts: HashSet<Name<'a>>,
    produced: HashMap<Key<'a>, &'a Produced>,
    controllers: HashMap<Key<'a>, &'a Owner>,
}

/// Kind, namespace and name.
type Key<'a> = (&'a str, &'a str, &'a str);

/// Stands for every namespace.
const EVERYWHERE: &str = "*";

/// Namespace and name.
type Name<'a> = (&'a str, &'a str);

impl<'a> Inventory<'a> {
    /// An index of nothing yet.
    pub fn new(refs: Refs) -> Self {
        Self {
            refs,
            ..Self::default()
        }
    }

    /// Adds a resource.
    pub fn add(&mut self, object: &'a Object) {
        let key = (
            object.kind.name,
            object.namespace.as_str(),
            object.name.as_str(),
        );
        self.objects.insert(key, object);
    }

    /// Adds a Secret.
    pub fn add_secret(&mut self, namespace: &'a str, name: &'a str, secret: &'a Secret) {
        self.secrets.insert((namespace, name), secret);
    }

    /// Adds a Secret that is known not to exist, unless it is added, too.
    pub fn add_absent_secret(&mut self, namespace: &'a str, name: &'a str) {
        self.absent_secrets.insert((namespace, name));
    }

    /// Adds a ConfigMap.
    pub fn add_config_map(&mut self, namespace: &'a str, name: &'a str, map: &'a ConfigMap) {
        self.config_maps.insert((namespace, name), map);
    }

    /// Adds what something in the input makes, or what is said to exist elsewhere.
    pub fn add_produced(&mut self, produced: &'a Produced) {
        let namespace = produced.namespace.as_deref().unwrap_or(EVERYWHERE);
        let key = (produced.kind, namespace, produced.name.as_str());
        self.produced.insert(key, produced);
    }

    /// What makes something that does not stand in the input itself.
    pub fn produced(&self, kind: &str, namespace: &str, name: &str) -> Option<&'a Produced> {
        let key = (namespace, name);
        let is_there = match kind {
            "Secret" => self.secrets.contains_key(&key),
            "ConfigMap" => self.config_maps.contains_key(&key),
            "ServiceAccount" => self.accounts.contains(&key),
            _ => self.objects.contains_key(&(kind, namespace, name)),
        };
        if self.produced.is_empty() || is_there {
            return None;
        }
        let own = self.produced.get(&(kind, namespace, name));
        let own = own.or_else(|| self.produced.get(&(kind, EVERYWHERE, name)));
        own.copied()
    }

    /// Adds a ServiceAccount.
    pub fn add_account(&mut self, namespace: &'a str, name: &'a str) {
        self.accounts.insert((namespace, name));
    }

    /// Adds what controls an object that exists already.
    pub fn add_controller(
        &mut self,
        kind: &'a str,
        namespace: &'a str,
        name: &'a str,
        controller: &'a Owner,
    ) {
        self.controllers.insert((kind, namespace, name), controller);
    }

    /// Whether anything is controlled by anything.
    pub fn has_controllers(&self) -> bool {
        !self.controllers.is_empty()
    }

    /// What controls an object that exists already, if that is not the proxy of a name.
    pub fn other_controller(
        &self,
        (kind, namespace, name): (&str, &str, &str),
        proxy: &str,
    ) -> Option<&'a Owner> {
        let controller = self.controllers.get(&(kind, namespace, name)).copied();
        controller.filter(|owner| !owner.is_proxy() || owner.name != proxy)
    }

    /// Whether this very object is the one of its name.
    pub fn holds(&self, object: &Object) -> bool {
        let key = (
            object.kind.name,
            object.namespace.as_str(),
            object.name.as_str(),
        );
        self.objects
            .get(&key)
            .is_some_and(|held| std::ptr::eq(*held, object))
    }

    /// All resources of a kind, in no order.
    pub fn of_kind(&self, kind: &'static str) -> impl Iterator<Item = &'a Object> {
        let objects = self.objects.iter();
        objects.filter_map(move |((name, ..), object)| (*name == kind).then_some(*object))
    }

    /// A resource whose content is needed.
    pub fn resource(&self, kind: &str, namespace: &str, name: &str) -> Lookup<&'a Object> {
        match self.objects.get(&(kind, namespace, name)) {
            Some(object) => Lookup::Found(object),
            None if self.refs == Refs::Open => Lookup::Assumed,
            None if self.produced(kind, namespace, name).is_some() => Lookup::Assumed,
            None => Lookup::Missing,
        }
    }

    /// A Secret. Its content is never needed.
    pub fn secret(&self, namespace: &str, name: &str) -> Lookup<&'a Secret> {
        let found = self.secrets.get(&(namespace, name)).copied();
        match found {
            Some(found) => Lookup::Found(found),
            None => match self.produced("Secret", namespace, name) {
                Some(produced) if produced.is_open => Lookup::Assumed,
                Some(produced) => Lookup::Found(&produced.keys),
                None if self.absent_secrets.contains(&(namespace, name)) => Lookup::Missing,
                None if self.refs == Refs::Listed => Lookup::Assumed,
                None => self.assumed(),
            },
        }
    }

    /// A ConfigMap of which only the keys are needed.
    pub fn config_map_keys(&self, namespace: &str, name: &str) -> Lookup<&'a ConfigMap> {
        match self.config_maps.get(&(namespace, name)) {
            Some(found) => Lookup::Found(found),
            None if self.produced("ConfigMap", namespace, name).is_some() => Lookup::Assumed,
            None => self.assumed(),
        }
    }

    /// A ConfigMap whose content is needed.
    pub fn config_map(&self, namespace: &str, name: &str) -> Lookup<&'a ConfigMap> {
        match self.config_maps.get(&(namespace, name)) {
            Some(map) => Lookup::Found(map),
            None if self.refs == Refs::Open => Lookup::Assumed,
            None if self.produced("ConfigMap", namespace, name).is_some() => Lookup::Assumed,
            None => Lookup::Missing,
        }
    }

    /// A ServiceAccount.
    pub fn account(&self, namespace: &str, name: &str) -> Lookup<()> {
        let is_there = self.accounts.contains(&(namespace, name));
        match is_there || self.produced("ServiceAccount", namespace, name).is_some() {
            true => Lookup::Found(()),
            false => self.assumed(),
        }
    }

    /// What is made of something that is not in the input and whose content is not needed.
    fn assumed<T>(&self) -> Lookup<T> {
        match self.refs {
            Refs::Closed | Refs::Listed => Lookup::Missing,
            Refs::Auto | Refs::Open => Lookup::Assumed,
        }
    }
}
