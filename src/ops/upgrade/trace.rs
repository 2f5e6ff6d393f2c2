//! The way, walked: the ends with what differs between them, and which step touches which field.

use std::collections::HashSet;
use std::rc::Rc;

use serde_json::Value;

use super::Subject;
use super::picture::{documents, picture};
use super::step::Step;
use super::subject::{self, Ends};
use crate::ops::diff::{Diff, Past, Path, Show, between, settled};
use crate::plan::{Input, Options, Plan, plan, plan_of};

/// The fields that the steps touch in one document.
#[derive(Clone, Debug, Default)]
pub(super) struct Touched(Vec<(Path, usize)>);

impl Touched {
    /// The steps that touch one of some fields, the first that any touches; else those that touch something in one or around it.
    pub(super) fn by(&self, paths: &[Path]) -> Vec<usize> {
        let exactly = paths
            .iter()
            .map(|path| self.steps(|touched| touched == path));
        let nearly = paths
            .iter()
            .map(|path| self.steps(|touched| touched.meets(path)));
        let mut found = exactly.chain(nearly);
        found.find(|steps| !steps.is_empty()).unwrap_or_default()
    }

    fn steps(&self, matches: impl Fn(&Path) -> bool) -> Vec<usize> {
        let touching = self.0.iter().filter(|(touched, _)| matches(touched));
        let mut steps: Vec<usize> = touching.map(|(_, step)| *step).collect();
        steps.dedup();
        steps
    }

    fn add(&mut self, step: usize, pair: &Pair) {
        let differences = between(Some(&pair.before), Some(&pair.after)).into_iter();
        self.0.extend(differences.map(|it| (it.path, step)));
    }
}

/// What becomes of each resource of an input.
pub(super) fn trace(
    mut input: Input,
    before: &Options,
    after: &Options,
    steps: &[Step],
) -> Vec<Subject> {
    plan(input.clone(), before, |old| {
        let is_over_live = !old.cluster.live.is_empty();
        let (places, old_pictures) = all(old, is_over_live);
        let live = settled(old);
        input.forget_live();
        if is_over_live {
            input.live = live.clone();
        }
        let walk = Walk {
            input: &input,
            steps,
            places: &places,
            is_over_live,
        };
        let touched = walk.whole(&old_pictures);
        input.live = live;
        plan(input, after, |new| {
            let ends = Ends {
                diff: &Diff::new(&Past::of_plan(old), new, Show { secrets: false }),
                old: &old_pictures,
                new: &all(new, false).1,
                touched: &touched,
            };
            subject::all(new, &ends)
        })
    })
}

/// The pictures of all documents, and the documents' places.
fn all(plan: &Plan<'_>, is_over_live: bool) -> (Vec<usize>, Vec<Rc<Value>>) {
    let seen = documents(plan).map(|it| (it.place, Rc::new(picture(plan, &it, is_over_live))));
    seen.unzip()
}

/// The way, for those documents that something happens to on it.
struct Walk<'a> {
    input: &'a Input,
    steps: &'a [Step],
    /// Where the documents are in the cluster.
    places: &'a [usize],
    /// Whether something existed before the operator.
    is_over_live: bool,
}

/// A document with its pictures at the ends of a part of the way.
struct Pair {
    document: usize,
    before: Rc<Value>,
    after: Rc<Value>,
}

impl Walk<'_> {
    fn whole(&self, first: &[Rc<Value>]) -> Vec<Touched> {
        let mut touched = vec![Touched::default(); first.len()];
        let end = self.steps.len();
        if end > 0 {
            let documents: Vec<usize> = (0..first.len()).collect();
            let last = self.at(end, &documents);
            let pairs = first.iter().zip(last).enumerate();
            let pairs = pairs.map(|(document, (before, after))| Pair {
                document,
                before: before.clone(),
                after,
            });
            self.part(0, end, pairs.collect(), &mut touched);
        }
        touched
    }

    /// Notes which steps of a part of the way touch what. Where the ends are the same, whatever happens between them is of no
    /// consequence.
    fn part(&self, start: usize, end: usize, mut pairs: Vec<Pair>, touched: &mut [Touched]) {
        pairs.retain(|pair| pair.before != pair.after);
        if pairs.is_empty() {
            return;
        }
        if end - start == 1 {
            for pair in pairs {
                if let Some(touched) = touched.get_mut(pair.document) {
                    touched.add(start, &pair);
                }
            }
            return;
        }
        let middle = start.midpoint(end);
        let documents: Vec<usize> = pairs.iter().map(|pair| pair.document).collect();
        let pictures = self.at(middle, &documents);
        let (left, right) = pairs
            .into_iter()
            .zip(pictures)
            .map(|(pair, picture)| pair.split(picture))
            .unzip();
        self.part(start, middle, left, touched);
        self.part(middle, end, right, touched);
    }

    /// Pictures of some documents after so many steps.
    fn at(&self, steps: usize, documents: &[usize]) -> Vec<Rc<Value>> {
        let Some(step) = steps
            .checked_sub(1)
            .and_then(|number| self.steps.get(number))
        else {
            return Vec::new();
        };
        let places = documents
            .iter()
            .filter_map(|document| self.places.get(*document));
        let places: HashSet<usize> = places.copied().collect();
        plan_of(
            self.input.clone(),
            &step.operator,
            |place| places.contains(&place),
            |plan| {
                let documents = self::documents(plan).filter(|it| places.contains(&it.place));
                documents
                    .map(|it| Rc::new(picture(plan, &it, self.is_over_live)))
                    .collect()
            },
        )
    }
}

impl Pair {
    /// The pairs before and after a state on the way.
    fn split(self, middle: Rc<Value>) -> (Pair, Pair) {
        let left = Pair {
            document: self.document,
            before: self.before,
            after: middle.clone(),
        };
        let right = Pair {
            document: self.document,
            before: middle,
            after: self.after,
        };
        (left, right)
    }
}
