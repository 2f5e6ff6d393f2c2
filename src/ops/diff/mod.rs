//! What changes: what exists before, against what is there after the operator has been.
//!
//! There is one story for all that may be compared. What exists is either what a cluster holds, or what an operator made of
//! another input, or another operator of the same: objects like those of a cluster, as the API server stores them. The operator
//! goes over them. What it writes and what is then different is the difference; what it writes and is then the same is a
//! loop; what it does not write although it would make it otherwise is drift.

mod cause;
mod cluster;
mod drift;
mod effect;
mod findings;
mod looping;
mod managers;
mod normal;
mod object;
mod path;
mod proxy;
mod restart;
mod secret;
mod side;
mod value;

use std::collections::HashSet;

use serde::{Serialize, Serializer};

use crate::plan::{Options, Plan};
use crate::reconcile::Live;
use crate::resolve::Inventory;
use crate::resource::Object;

pub use cause::{Cause, InputChange, What};
pub use drift::{Drift, Field, Why};
pub use effect::Effect;
pub use findings::{Findings, Told};
pub use looping::Loop;
pub use object::{Action, Change, Id, ObjectDiff};
pub use path::{Path, Step};
pub use proxy::{ProxyDiff, Verdict};
pub use restart::Restart;
pub use secret::secrets;
pub use side::{made, settled};
pub use value::{Difference, are_reordered, between};

/// What was there before: the inputs, and the operator that went over them.
#[derive(Debug)]
pub struct Past<'a> {
    /// The inputs.
    pub inventory: Inventory<'a>,
    /// The proxies among them.
    pub proxies: Vec<&'a Object>,
    /// The operator; none where nobody knows it.
    pub operator: Option<&'a Options>,
    /// What the operator of today would have made of the inputs, where something else may exist; none where what exists is what
    /// the operator of then made, and what is not among the inputs did not exist.
    pub made: Option<Live>,
}

/// What is shown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Show {
    /// Whether values may be shown that may be secret.
    pub secrets: bool,
}

/// All that changes.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diff {
    /// The proxies by their names, those that stay as they are included.
    pub proxies: Vec<ProxyDiff>,
}

impl Diff {
    /// What a plan changes of what exists in it.
    pub fn new(past: &Past<'_>, plan: &Plan<'_>, show: Show) -> Self {
        let causes = cause::Causes::new(past, plan, show.secrets);
        let kept = plan.proxies().map(|it| proxy::of(plan, it, &causes, show));
        let names: HashSet<String> = plan.proxies().map(|it| it.object.key()).collect();
        let gone = past.proxies.iter();
        let gone = gone.filter(|it| past.made.is_none() && !names.contains(&it.key()));
        let gone = gone.map(|object| proxy::removed(&plan.cluster.live, object, show));
        let mut proxies: Vec<ProxyDiff> = kept.chain(gone).collect();
        proxies.sort_by(|one, other| one.name().cmp(&other.name()));
        Self { proxies }
    }

    /// Whether anything changes.
    pub fn is_empty(&self) -> bool {
        self.proxies.iter().all(|proxy| proxy.objects.is_empty())
    }

    /// Whether anything stays otherwise than the operator would make it.
    pub fn has_drift(&self) -> bool {
        self.proxies.iter().any(|proxy| !proxy.drift.is_empty())
    }

    /// What the operator writes again and again, with the proxies that it belongs to.
    pub fn loops(&self) -> impl Iterator<Item = &Loop> {
        self.proxies.iter().flat_map(|proxy| &proxy.loops)
    }
}

fn as_text<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(path)
}
