//! Hashes and checksums: what they are taken of, and why they are others than before.

mod compare;
mod preimage;
mod sides;

use serde::Serialize;

use crate::plan::{Plan, Resource};

pub use compare::{Comparison, HashChange, HashDiff, RowName, compare};
pub use preimage::{Preimage, run_config_map};

/// The hashes of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hashes {
    /// The kind of the resource.
    pub kind: String,
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// Its hashes.
    pub hashes: Vec<Hash>,
}

/// A hash and what it is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hash {
    /// Its field in the status, or what it is known as.
    pub of: &'static str,
    /// The hash.
    pub hash: String,
    /// What it is taken of, where that is asked for.
    #[serde(flatten)]
    pub preimage: Option<Preimage>,
}

/// The hashes of every resource of a plan that has some: of configurations those that the operator writes into their status, of
/// proxies those in annotations and those taken over from configurations.
pub fn of(plan: &Plan<'_>, with_preimages: bool) -> Vec<Hashes> {
    let resources = plan.resources.iter().map(|resource| Hashes {
        kind: resource.object.kind.name.to_owned(),
        namespace: resource.object.namespace.to_string(),
        name: resource.object.name.to_string(),
        hashes: of_resource(plan, resource, with_preimages),
    });
    resources.filter(|it| !it.hashes.is_empty()).collect()
}

fn of_resource(plan: &Plan<'_>, resource: &Resource<'_>, with_preimages: bool) -> Vec<Hash> {
    let status = resource.status.as_ref();
    let stored = status.into_iter().flat_map(|status| status.hashes.iter());
    let stored = stored.map(|(of, hash)| (of, hash.to_owned()));
    let hashes = stored.chain(plan.checksums(resource)).map(|(of, hash)| {
        let preimage = with_preimages.then(|| preimage::of(plan, resource, of, &hash));
        Hash {
            of,
            preimage: preimage.flatten(),
            hash,
        }
    });
    hashes.collect()
}
