//! What the operator says of each resource.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::operator::outcome::Stop;
use crate::operator::status::{Hashes, Status};
use crate::plan::{Plan, Resource};

/// The resources of the operator's kinds that the API server takes.
pub(in crate::present) struct Resources<'a>(pub(in crate::present) &'a Plan<'a>);

/// A resource, and what becomes of it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Resource")]
pub(super) struct ResourceView<'a> {
    /// Its kind.
    kind: &'a str,
    /// Its namespace.
    namespace: &'a str,
    /// Its name.
    name: &'a str,
    /// `ok`; `refused`, by an error or the phase `Failed`; `crash`, where the operator panics; `unknown`, where what it says
    /// depends on what is not in the input.
    #[schemars(extend("enum" = ["ok", "refused", "crash", "unknown"]))]
    outcome: &'static str,
    /// Why it is not ok.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// The status that the operator writes; null where it cannot even read the resource.
    status: Option<StatusView<'a>>,
}

/// A status as the operator writes it. What it leaves out is left out here.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Status")]
struct StatusView<'a> {
    /// Its phase, such as `Pending` or `Failed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    phase: Option<&'a str>,
    /// URL of the proxy inside the cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    /// Hashes of what the resource refers to, each under the name of its field.
    #[serde(flatten)]
    #[schemars(with = "BTreeMap<String, String>")]
    hashes: HashesView<'a>,
    /// Its conditions.
    conditions: Vec<ConditionView<'a>>,
}

/// The hashes in the order in which the status has them.
struct HashesView<'a>(&'a Hashes);

/// A condition of a status.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Condition")]
struct ConditionView<'a> {
    /// What it is about.
    #[serde(rename = "type")]
    ty: &'a str,
    /// `True`, `False` or `Unknown`.
    #[schemars(extend("enum" = ["True", "False", "Unknown"]))]
    status: &'static str,
    /// The operator's word for the reason.
    reason: &'a str,
    /// What the operator says.
    message: &'a str,
}

impl Serialize for Resources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.resources.iter().map(resource))
    }
}

impl Serialize for HashesView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter())
    }
}

fn resource<'a>(resource: &'a Resource<'_>) -> ResourceView<'a> {
    let stop = resource.stop();
    let outcome = match stop {
        None => "ok",
        Some(Stop::Refused(_)) => "refused",
        Some(Stop::Crash(_)) => "crash",
        Some(Stop::Unknown(_)) => "unknown",
    };
    let message = stop.map(|stop| stop.objection().to_string());
    ResourceView {
        kind: resource.object.kind.name,
        namespace: &resource.object.namespace,
        name: &resource.object.name,
        outcome,
        message,
        status: resource.status.as_ref().map(StatusView::new),
    }
}

impl<'a> StatusView<'a> {
    fn new(status: &'a Status) -> Self {
        let filled = |text: &'a str| (!text.is_empty()).then_some(text);
        let conditions = status.conditions.iter().map(|condition| ConditionView {
            ty: &condition.ty,
            status: condition.status.name(),
            reason: &condition.reason,
            message: &condition.message,
        });
        Self {
            phase: filled(&status.phase),
            url: filled(&status.url),
            hashes: HashesView(&status.hashes),
            conditions: conditions.collect(),
        }
    }
}
