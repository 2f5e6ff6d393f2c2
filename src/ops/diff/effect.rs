//! What a change does to what runs: a table of kinds and fields.

use serde::Serialize;

use super::path::Path;

/// What a change does to what runs, from the least to the most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Effect {
    /// The pods go on as they are.
    InPlace,
    /// Pods are added or taken away.
    Scale,
    /// All pods are replaced.
    Restart,
}

/// A field with all below it, and what its change does; an empty path is the whole object.
struct Row {
    kind: &'static str,
    path: &'static [&'static str],
    effect: Effect,
}

/// What does more than to change an object. The first row that fits counts.
const ROWS: [Row; 2] = [
    // A Deployment whose template changes gets a new ReplicaSet; so does a new one.
    Row {
        kind: "Deployment",
        path: &["spec", "template"],
        effect: Effect::Restart,
    },
    Row {
        kind: "Deployment",
        path: &["spec", "replicas"],
        effect: Effect::Scale,
    },
];

/// What the change of a field does.
pub(super) fn of(kind: &str, path: &Path) -> Effect {
    let is_whole = path.steps().is_empty();
    let mut rows = ROWS.iter().filter(|row| row.kind == kind);
    let row = rows.find(|row| is_whole || path.is_below(row.path));
    row.map_or(Effect::InPlace, |row| row.effect)
}
