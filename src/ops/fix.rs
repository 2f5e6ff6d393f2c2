//! Mending an input: the changes that findings come with, over and over until there is none left.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::validate::Report;
use crate::finding::{self, Edit, Finding, Fix, Severity, Tier};
use crate::plan::Input;
use crate::source::{Role, Source, Sources};
use crate::yaml::Limits;

/// How often an input is judged anew at most. Each round mends what the one before has brought to light.
const ROUNDS: usize = 10;

/// An input that was mended.
#[derive(Debug)]
pub struct Fixed {
    /// The input as it is now.
    pub input: Input,
    /// The texts that were changed, in the order of the input.
    pub mended: Vec<Mended>,
}

/// A text that was changed.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The text before.
    pub before: Arc<Source>,
    /// The text now.
    pub after: Vec<u8>,
    /// How many findings were mended.
    pub fixes: usize,
}

/// What is changed of a text in a round.
#[derive(Default)]
struct Round {
    edits: Vec<Edit>,
    fixes: usize,
    /// The last of those who object to what is mended.
    tier: Option<Tier>,
}

/// Mends the judged texts of an input by the changes that are wanted. Changes are taken back where more is refused afterwards, or
/// the same earlier.
pub fn fix(
    mut input: Input,
    judge: impl Fn(Input) -> Report,
    is_wanted: impl Fn(&Fix) -> bool,
) -> Fixed {
    let before = input.sources.clone();
    let mut report = judge(input.clone());
    let mut fixes: BTreeMap<usize, usize> = BTreeMap::new();
    let mut left_alone = BTreeSet::new();
    for _ in 0..ROUNDS {
        let mut rounds = rounds(&report, &is_wanted);
        rounds.retain(|source, _| !left_alone.contains(source));
        let Some(next) = applied(&input, &rounds) else {
            break;
        };
        let judged = judge(next.clone());
        let worse = rounds.iter().filter(|(source, round)| {
            let refused = |report| Refused::of(report, **source, round.tier);
            !refused(&judged).is_no_worse_than(refused(&report))
        });
        let worse: Vec<usize> = worse.map(|(source, _)| *source).collect();
        if !worse.is_empty() {
            left_alone.extend(worse);
            continue;
        }
        for (source, round) in rounds {
            *fixes.entry(source).or_default() += round.fixes;
        }
        (input, report) = (next, judged);
    }
    let mended = fixes.into_iter().filter_map(|(number, fixes)| {
        let after = input.sources.sources.get(number)?.text().to_vec();
        let before = Arc::clone(before.sources.get(number)?);
        Some(Mended {
            before,
            after,
            fixes,
        })
    });
    let mended = mended.collect();
    Fixed { input, mended }
}

/// The changes of the next round, by source: as many as do not concern the same text.
fn rounds(report: &Report, is_wanted: impl Fn(&Fix) -> bool) -> BTreeMap<usize, Round> {
    let mut rounds: BTreeMap<usize, Round> = BTreeMap::new();
    for Finding {
        rule, source, fix, ..
    } in &report.findings
    {
        let Some(fix) = fix.as_ref().filter(|fix| is_wanted(fix)) else {
            continue;
        };
        let judged = report.sources.get(*source);
        if judged.is_none_or(|source| source.role != Role::Judged) {
            continue;
        }
        let round = rounds.entry(*source).or_default();
        if fix.edits.iter().all(|edit| round.has_room_for(edit)) {
            round.edits.extend(fix.edits.iter().cloned());
            round.fixes += 1;
            round.tier = round.tier.max(Some(rule.tier()));
        }
    }
    rounds
}

impl Round {
    fn has_room_for(&self, edit: &Edit) -> bool {
        let (start, end) = (edit.span.start, edit.span.end);
        let mut spans = self.edits.iter().map(|edit| edit.span);
        spans.all(|span| end < span.start || span.end < start)
    }
}

/// The input with the changes of a round; nothing where there is none.
fn applied(input: &Input, rounds: &BTreeMap<usize, Round>) -> Option<Input> {
    let mut sources = Sources {
        sources: input.sources.sources.clone(),
        left_out: input.sources.left_out.clone(),
    };
    let mut is_changed = false;
    for (number, round) in rounds {
        let source = sources.sources.get_mut(*number)?;
        let Ok(text) = finding::apply(source.text(), &round.edits) else {
            continue;
        };
        is_changed |= text != source.text();
        *source = Arc::new(Source::new(&source.name, source.role, source.found, text));
    }
    let mut changed = Input::new(sources, &Limits::default());
    changed.external.clone_from(&input.external);
    changed.given = input.given.clone();
    is_changed.then_some(changed)
}

/// How much is refused of a source.
struct Refused {
    /// By those who come before the ones who object to what was mended.
    before: usize,
    /// By them as well.
    through: usize,
}

impl Refused {
    fn of(report: &Report, source: usize, tier: Option<Tier>) -> Self {
        let findings = report.findings.iter();
        let refused = findings.filter(|it| it.source == source && it.severity == Severity::Error);
        let tiers = refused.map(|it| Some(it.rule.tier()));
        Self {
            before: tiers.clone().filter(|it| *it < tier).count(),
            through: tiers.filter(|it| *it <= tier).count(),
        }
    }

    fn is_no_worse_than(&self, other: Self) -> bool {
        self.before <= other.before && self.through <= other.through
    }
}
