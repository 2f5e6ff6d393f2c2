//! What has an effect: a line a cause, with how many it concerns.

use std::collections::BTreeSet;

use super::step::Step;
use super::{EffectKind, Subject};
use crate::release::{Row, chart};

/// What differs between two operators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A variable of the operator's environment.
    Setting {
        /// Its name.
        name: String,
        /// Its value before; none where it was not set.
        old: Option<String>,
        /// Its value afterwards; none where it is not set.
        new: Option<String>,
        /// Where the settings come from: `chart` or a file.
        source: String,
    },
    /// A difference between the releases.
    Row(&'static Row),
}

impl What {
    /// Its name in a few words.
    pub fn name(&self) -> String {
        match self {
            What::Setting { name, .. } if name == chart::RUNNER_IMAGE_VARIABLE => {
                "runner-image".to_owned()
            }
            What::Setting { name, .. } => name.clone(),
            What::Row(row) => row.name.to_owned(),
        }
    }
}

/// Something on the way that has an effect.
#[derive(Clone, Debug)]
pub struct Cause {
    /// What it is.
    pub what: What,
    /// How many proxies it concerns.
    pub proxies: usize,
    /// How many configurations it concerns.
    pub configurations: usize,
    /// What it does, the gravest first.
    pub effects: BTreeSet<EffectKind>,
    /// The conditions and fields that it concerns.
    names: BTreeSet<(EffectKind, String)>,
}

/// The steps that have an effect, with the effects' causes counted by them.
pub(super) fn of(steps: &[Step], subjects: &mut [Subject]) -> Vec<Cause> {
    let mut causes: Vec<Option<Cause>> = steps.iter().map(|_| None).collect();
    for subject in subjects.iter() {
        let own = subject.effects.iter().flat_map(|effect| &effect.causes);
        for number in own.copied().collect::<BTreeSet<usize>>() {
            let (Some(step), Some(slot)) = (steps.get(number), causes.get_mut(number)) else {
                continue;
            };
            let cause = slot.get_or_insert_with(|| Cause::new(step));
            cause.add(subject, number);
        }
    }
    let mut places = vec![0; steps.len()];
    let mut found = Vec::new();
    for (cause, place) in causes.into_iter().zip(&mut places) {
        *place = found.len();
        found.extend(cause);
    }
    let numbers = subjects
        .iter_mut()
        .flat_map(|subject| &mut subject.effects)
        .flat_map(|effect| &mut effect.causes);
    for number in numbers {
        *number = places.get(*number).copied().unwrap_or_default();
    }
    found
}

impl Cause {
    /// The conditions or fields that an effect of a kind concerns.
    pub fn named(&self, kind: EffectKind) -> Vec<&str> {
        let names = self.names.iter().filter(|(of, _)| *of == kind);
        names.map(|(_, name)| name.as_str()).collect()
    }

    fn new(step: &Step) -> Self {
        Self {
            what: step.what.clone(),
            proxies: 0,
            configurations: 0,
            effects: BTreeSet::new(),
            names: BTreeSet::new(),
        }
    }

    /// Counts what a step does to a resource.
    fn add(&mut self, subject: &Subject, step: usize) {
        match subject.is_proxy() {
            true => self.proxies += 1,
            false => self.configurations += 1,
        }
        let effects = subject
            .effects
            .iter()
            .filter(|it| it.causes.contains(&step));
        for effect in effects {
            self.effects.insert(effect.kind);
            if effect.object.is_none() {
                self.names.insert((effect.kind, effect.path.clone()));
            }
        }
    }
}
