//! References of an input that lead to nothing in it.

use std::collections::{BTreeSet, HashSet};

use crate::plan::{Cluster, Input, Judges, Options};
use crate::resolve::{Inventory, Lookup, Refs, State, references};
use crate::resource::Object;
use crate::source::Role;

/// Something that is referred to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unresolved {
    /// Its kind.
    pub kind: &'static str,
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
}

/// What the resources of an input refer to, and what that refers to, as far as it is not in the input.
pub fn unresolved(input: &Input, options: &Options) -> BTreeSet<Unresolved> {
    let judges = Judges {
        crds: options.crd_release,
        operator: options.release,
    };
    let (_, cluster) = Cluster::admit(input.clone(), judges, &options.namespace);
    let inventory = cluster.inventory(Refs::Closed);
    let judged = cluster.entries.iter();
    let judged = judged.filter(|entry| entry.role == Role::Judged);
    let mut search = Search {
        inventory: &inventory,
        seen: HashSet::new(),
        found: BTreeSet::new(),
    };
    judged
        .filter_map(|entry| entry.object())
        .for_each(|object| search.follow(object));
    search.found
}

struct Search<'a> {
    inventory: &'a Inventory<'a>,
    seen: HashSet<String>,
    found: BTreeSet<Unresolved>,
}

impl Search<'_> {
    fn follow(&mut self, object: &Object) {
        if !self.seen.insert(object.key()) {
            return;
        }
        for reference in references(self.inventory, object) {
            let (kind, namespace) = (reference.kind, object.namespace.as_str());
            if reference.state == State::Missing {
                self.found.insert(Unresolved {
                    kind,
                    namespace: namespace.to_owned(),
                    name: reference.name,
                });
            } else if let Lookup::Found(next) =
                self.inventory.resource(kind, namespace, &reference.name)
            {
                self.follow(next);
            }
        }
    }
}
