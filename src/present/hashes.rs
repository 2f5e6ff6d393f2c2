//! Hashes and checksums: what a change must move for pods to restart.

use std::io::{self, Write};

use serde::Serialize;

use super::style::{DIM, styled};
use crate::plan::Plan;

/// The hashes of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hashes {
    kind: String,
    namespace: String,
    name: String,
    hashes: Vec<Hash>,
}

/// A hash and what it is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Hash {
    of: String,
    hash: String,
}

/// The hashes of every resource of a plan: of configurations those that the operator writes into their status, of proxies those
/// in annotations and those taken over from configurations.
pub fn of(plan: &Plan<'_>) -> Vec<Hashes> {
    let resources = plan.resources.iter().map(|resource| {
        let status = resource.status.as_ref();
        let hashes = status.into_iter().flat_map(|status| status.hashes.iter());
        let mut hashes: Vec<Hash> = hashes
            .map(|(of, hash)| Hash {
                of: of.to_owned(),
                hash: hash.to_owned(),
            })
            .collect();
        for (of, hash) in plan.checksums(resource) {
            hashes.push(Hash {
                of: of.to_owned(),
                hash,
            });
        }
        Hashes {
            kind: resource.object.kind.name.to_owned(),
            namespace: resource.object.namespace.clone(),
            name: resource.object.name.clone(),
            hashes,
        }
    });
    resources
        .filter(|resource| !resource.hashes.is_empty())
        .collect()
}

/// Writes hashes for people.
///
/// # Errors
/// Where they cannot be written.
pub fn human(all: &[Hashes], out: &mut impl Write) -> io::Result<()> {
    for resource in all {
        let Hashes {
            kind,
            namespace,
            name,
            hashes,
        } = resource;
        writeln!(out, "{kind} {namespace}/{name}")?;
        for Hash { of, hash } in hashes {
            writeln!(out, "  {of:<24} {}", styled(DIM, hash))?;
        }
    }
    Ok(())
}

/// Writes hashes as JSON.
///
/// # Errors
/// Where they cannot be written.
pub fn json(all: &[Hashes], out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, all)?;
    writeln!(out)
}
