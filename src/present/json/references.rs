//! What refers to what.

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::plan::Plan;
use crate::resolve::State;

/// What refers to what.
pub(in crate::present) struct References<'a>(pub(in crate::present) &'a Plan<'a>);

/// A reference from one resource to another.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Reference")]
pub(super) struct ReferenceView {
    /// The resource that refers: `Kind/namespace/name`.
    from: String,
    /// Path of the field that refers.
    path: String,
    /// The resource that is referred to: `Kind/namespace/name`.
    to: String,
    /// The key that is needed there; null where none is.
    key: Option<String>,
    /// `found` in the input, `produced` by something in the input, `assumed` to be there, or `missing`.
    #[schemars(extend("enum" = STATES.map(state)))]
    state: &'static str,
    /// The file, or the cluster, beside the input that it was read from; left out where that is the input itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
}

/// All states of a reference.
const STATES: [State; 4] = [
    State::Found,
    State::Produced,
    State::Assumed,
    State::Missing,
];

impl Serialize for References<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let plan = self.0;
        serializer.collect_seq(plan.resources.iter().flat_map(|resource| {
            let namespace = &resource.object.namespace;
            let from = resource.object.key();
            let references = plan.references(resource).into_iter();
            references.map(move |reference| ReferenceView {
                from: from.clone(),
                source: plan.source_of(resource, &reference).map(str::to_owned),
                path: reference.path,
                to: format!("{}/{namespace}/{}", reference.kind, reference.name),
                key: reference.key,
                state: state(reference.state),
            })
        }))
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Found => "found",
        State::Produced => "produced",
        State::Declared => "declared",
        State::Assumed => "assumed",
        State::Missing => "missing",
    }
}
