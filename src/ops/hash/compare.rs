//! Why a hash is another one than before: the fields in which what it is taken of differs.

use serde::Serialize;
use serde_json::Value;

use super::Hashes;
use super::sides::Sides;
use crate::ops::upgrade::Upgrade;
use crate::plan::{Plan, Resource};
use crate::release::Row;

/// A resource with hashes that are others than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The kind of the resource.
    pub kind: String,
    /// Its namespace.
    pub namespace: String,
    /// Its name.
    pub name: String,
    /// The hashes that differ.
    pub hashes: Vec<HashDiff>,
}

/// A hash that is another one than before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HashDiff {
    /// Its field in the status, or what it is known as.
    pub of: &'static str,
    /// The hash before; none where there was none.
    pub old: Option<String>,
    /// The hash afterwards; none where there is none.
    pub new: Option<String>,
    /// The resource whose hash it is, as `Kind/namespace/name`, where it is another's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_from: Option<String>,
    /// The fields that make it differ.
    pub changes: Vec<HashChange>,
}

/// A field that makes a hash differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HashChange {
    /// Its path.
    pub path: String,
    /// What is hashed of it before; none where there is nothing.
    pub old: Option<Value>,
    /// What is hashed of it afterwards; none where there is nothing.
    pub new: Option<Value>,
    /// The row of the releases that makes it differ, where one does and not the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowName>,
}

/// A row of the releases, by what tells it apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowName {
    /// Its name.
    pub name: &'static str,
    /// The release that brought it.
    pub since: &'static str,
    /// The upstream pull request.
    pub pull: u32,
}

impl From<&Row> for RowName {
    fn from(row: &Row) -> Self {
        Self {
            name: row.name,
            since: row.since.version(),
            pull: row.pull,
        }
    }
}

/// The hashes of a plan that are others than in the plan before. Where the input is the same and the release is not, the upgrade
/// tells which row is behind a difference.
pub fn compare(
    before: &Plan<'_>,
    after: &Plan<'_>,
    upgrade: Option<&Upgrade<'_>>,
) -> Vec<Comparison> {
    let (old, new) = (super::of(before, false), super::of(after, false));
    let mut comparisons = Vec::new();
    for hashes in &new {
        let old = old.iter().find(|it| key(it) == key(hashes));
        let old = old.map_or([].as_slice(), |it| &it.hashes);
        let sides = Sides {
            old: resource(before, hashes),
            new: resource(after, hashes),
            plans: [before, after],
            upgrade,
        };
        let hashes_diff = sides.differences(old, &hashes.hashes);
        if !hashes_diff.is_empty() {
            comparisons.push(Comparison {
                kind: hashes.kind.clone(),
                namespace: hashes.namespace.clone(),
                name: hashes.name.clone(),
                hashes: hashes_diff,
            });
        }
    }
    comparisons
}

fn key(hashes: &Hashes) -> (&str, &str, &str) {
    (&hashes.kind, &hashes.namespace, &hashes.name)
}

fn resource<'p, 'a>(plan: &'p Plan<'a>, hashes: &Hashes) -> Option<&'p Resource<'a>> {
    let mut resources = plan.resources.iter();
    resources.find(|it| {
        let object = it.object;
        (
            object.kind.name,
            object.namespace.as_str(),
            object.name.as_str(),
        ) == key(hashes)
    })
}
