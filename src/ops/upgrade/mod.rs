//! What moving from one operator to another does to a fleet, and which difference between the two does it.
//!
//! On the way lie states that differ from their neighbours in one thing: a variable of the environment, or a row of
//! [`crate::release::rows`]. The plan of each state is made; what differs between two neighbours is the doing of that one thing,
//! and the differences of all neighbours together are that of the two ends. So each effect has its causes, and nobody has
//! to declare them.

mod cause;
mod effect;
mod picture;
mod shard;
mod step;
mod subject;
mod trace;

use serde::Serialize;

use crate::plan::{Input, Options};

pub use cause::{Cause, What};
pub use effect::{Effect, EffectKind};
pub use subject::{Subject, Verdict};

/// What an upgrade does.
#[derive(Clone, Debug)]
pub struct Upgrade<'a> {
    /// The operator before.
    pub before: &'a Options,
    /// The operator afterwards.
    pub after: &'a Options,
    /// What has an effect, in the order in which it comes on the way.
    pub causes: Vec<Cause>,
    /// What becomes of each resource of the operator's kinds: first the proxies, then the configurations, by their names.
    pub subjects: Vec<Subject>,
}

/// How many proxies something happens to. One may count several times.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// All proxies.
    pub proxies: usize,
    /// Those whose pods are replaced.
    pub restart: usize,
    /// Those that the API server or the operator refuses afterwards, and did not before.
    pub newly_refused: usize,
    /// Those that were refused before, and are not afterwards.
    pub mended: usize,
    /// Those that are refused before and afterwards.
    pub still_refused: usize,
    /// Those that are not refused, and nothing happens to.
    pub unchanged: usize,
    /// Configurations that are refused afterwards, and were not before.
    pub configurations_newly_refused: usize,
}

/// What an upgrade does to an input.
pub fn upgrade<'a>(input: &Input, before: &'a Options, after: &'a Options) -> Upgrade<'a> {
    let steps = step::between(before, after);
    let mut subjects = shard::in_parallel(input, &before.namespace, |input| {
        trace::trace(input, before, after, &steps)
    });
    subjects.sort_by(|one, other| one.order().cmp(&other.order()));
    Upgrade {
        before,
        after,
        causes: cause::of(&steps, &mut subjects),
        subjects,
    }
}

impl Upgrade<'_> {
    /// The proxies.
    pub fn proxies(&self) -> impl Iterator<Item = &Subject> {
        self.subjects.iter().filter(|subject| subject.is_proxy())
    }

    /// The configurations.
    pub fn configurations(&self) -> impl Iterator<Item = &Subject> {
        self.subjects.iter().filter(|subject| !subject.is_proxy())
    }

    /// How many proxies something happens to.
    pub fn summary(&self) -> Summary {
        let count = |does: &dyn Fn(&Subject) -> bool| self.proxies().filter(|it| does(it)).count();
        let refused = |subject: &Subject| subject.has(EffectKind::Refused);
        Summary {
            proxies: self.proxies().count(),
            restart: count(&|it| it.has(EffectKind::Restart)),
            newly_refused: count(&refused),
            mended: count(&|it| it.has(EffectKind::Mended)),
            still_refused: count(&|it| it.refusal.is_some() && !refused(it)),
            unchanged: count(&|it| it.effects.is_empty() && it.refusal.is_none()),
            configurations_newly_refused: self.configurations().filter(|it| refused(it)).count(),
        }
    }

    /// The worst that happens to anything.
    pub fn worst(&self) -> Verdict {
        let verdicts = self.subjects.iter().map(Subject::verdict);
        verdicts.min().unwrap_or(Verdict::Unchanged)
    }
}
