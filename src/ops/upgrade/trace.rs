//! The way, walked: the ends with what differs between them, and which step touches which field.

use serde_json::Value;

use super::step::Step;
use super::subject::{self, Ends};
use super::{Subject, picture};
use crate::ops::diff::{Diff, Past, Path, Show, between, settled};
use crate::plan::{Input, Options, plan};

/// The fields that the steps touch in one document.
#[derive(Clone, Debug, Default)]
pub(super) struct Touched(Vec<(Path, usize)>);

impl Touched {
    /// The steps that touch a field, else those that touch something in it or around it.
    pub(super) fn by(&self, path: &Path) -> Vec<usize> {
        let steps = |matches: &dyn Fn(&Path) -> bool| -> Vec<usize> {
            let touching = self.0.iter().filter(|(touched, _)| matches(touched));
            let mut steps: Vec<usize> = touching.map(|(_, step)| *step).collect();
            steps.dedup();
            steps
        };
        let exactly = steps(&|touched| touched == path);
        match exactly.is_empty() {
            true => steps(&|touched| touched.meets(path)),
            false => exactly,
        }
    }

    fn add(&mut self, step: usize, before: &Value, after: &Value) {
        if before != after {
            let differences = between(Some(before), Some(after)).into_iter();
            self.0.extend(differences.map(|it| (it.path, step)));
        }
    }
}

/// What becomes of each resource of an input.
pub(super) fn trace(
    mut input: Input,
    before: &Options,
    after: &Options,
    steps: &[Step],
) -> Vec<Subject> {
    let show = Show { secrets: false };
    plan(input.clone(), before, |old| {
        let old_pictures = picture::pictures(old);
        let live = settled(old);
        input.forget_live();
        let touched = walk(&input, &old_pictures, steps);
        input.live = live;
        plan(input, after, |new| {
            let ends = Ends {
                diff: &Diff::new(&Past::of_plan(old), new, show),
                old: &old_pictures,
                new: &picture::pictures(new),
                touched: &touched,
            };
            subject::all(new, &ends)
        })
    })
}

/// What each step touches in each document.
fn walk(input: &Input, first: &[Value], steps: &[Step]) -> Vec<Touched> {
    let mut touched = vec![Touched::default(); first.len()];
    let mut before = first.to_vec();
    for (number, step) in steps.iter().enumerate() {
        let after = plan(input.clone(), &step.operator, picture::pictures);
        let pairs = before.iter().zip(&after).zip(&mut touched);
        pairs.for_each(|((before, after), touched)| touched.add(number, before, after));
        before = after;
    }
    touched
}
