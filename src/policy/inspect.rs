//! Looks policies and entities over for what does not fit the requests that the proxy makes.

use super::entities::{self, Entities};
use super::gather::Problems;
use super::head::{Head, head};
use super::judge::{Complaint, judge};
use super::kinds::Kinds;
use super::problem::{Part, Problem, ProblemKind};
use super::requests::{self, ASKS, Ask};
use super::setting::Setting;
use super::world::World;
use super::{list, literals, never, replaced};
use crate::go::cedar::tree::{Name, Policy};
use crate::go::cedar::{self, SyntaxError};
use crate::release::CEDAR_DIALECT;
use crate::span::Span;

/// What is wrong with some policies and the entities beside them, in the order of the texts.
///
/// Policies that nest deeper than anyone writes are passed over. The answer depends on the arguments alone, so callers may keep it
/// for the next proxy with the same policies.
pub fn inspect(policies: &[&str], entities: Option<&str>, setting: &Setting<'_>) -> Vec<Problem> {
    let unfilled = entities.is_some_and(|text| text.contains("${"));
    let (written, mut problems) = match entities.map(entities::read) {
        None => (Some(Entities::default()), Vec::new()),
        // A variable that is filled in later may stand for anything.
        Some(read) if unfilled && read.entities.is_none() => (None, Vec::new()),
        Some(read) => (read.entities, read.problems),
    };
    let world = World::new(setting, written.as_ref());
    if let Some(written) = &written {
        problems.extend(replaced::check(written, setting));
    }
    let dialect = CEDAR_DIALECT.at(setting.release);
    let mut read = |(number, text): (usize, &&str)| match cedar::read_policy(text, dialect) {
        Ok(policy) => Some(look(Part::Policy(number), text, policy?, &world)),
        Err(error) => {
            let is_unfilled = text.contains("${");
            let problem = || unreadable(Part::Policy(number), text, &error);
            problems.extend((!is_unfilled).then(problem));
            None
        }
    };
    let looks: Vec<Option<Look>> = policies.iter().enumerate().map(&mut read).collect();
    problems.extend(list::check(&looks));
    problems.extend(looks.into_iter().flatten().flat_map(|look| look.problems));
    problems.sort_by_key(|problem| (problem.part, problem.span, problem.kind));
    problems
}

/// A text that is no policy.
fn unreadable(part: Part, text: &str, error: &SyntaxError) -> Problem {
    let start = error.offset.min(text.len());
    let rest = text.get(start..).unwrap_or_default();
    let length = rest.chars().next().map_or(0, char::len_utf8);
    let span = Span::new(start, start + length);
    Problem::new(part, span, ProblemKind::PolicySyntax, error.explanation())
}

/// What is known of a policy.
pub(super) struct Look {
    pub(super) policy: Policy,
    /// Whether it matches every request that the proxy makes.
    pub(super) matches_all: bool,
    pub(super) problems: Vec<Problem>,
}

/// What becomes of a policy in one kind of request.
pub(super) struct Case {
    pub(super) ask: &'static Ask,
    /// What comes out of the head.
    pub(super) head: Kinds,
    /// What comes out of the conditions; nothing where the head does not match.
    pub(super) result: Kinds,
    /// What is never true.
    pub(super) culprit: Option<Span>,
    pub(super) complaints: Vec<Complaint>,
}

impl Case {
    pub(super) fn may_match(&self) -> bool {
        self.head.has(Kinds::TRUE) && self.result.has(Kinds::TRUE)
    }
}

fn look(part: Part, text: &str, policy: Policy, world: &World<'_>) -> Look {
    let cases = ASKS.iter().map(|ask| case(ask, text, &policy, world));
    let (asked, listed): (Vec<Case>, Vec<Case>) = cases.partition(|case| case.ask.made);
    let never_matches = !asked.iter().any(Case::may_match);
    let mut problems = Problems::new(part);
    for complaint in literals::check(&policy, world) {
        problems.add(complaint, None);
    }
    if let Some(complaint) = never::wrong_resource(&policy, world) {
        problems.add(complaint, None);
    }
    for case in &asked {
        for complaint in &case.complaints {
            problems.add(complaint.clone(), Some(case));
        }
    }
    if !asked.iter().any(|case| case.head.has(Kinds::TRUE)) {
        for complaint in in_any_request(text, &policy, world) {
            problems.add(complaint, None);
        }
    }
    if never_matches && !problems.explain() {
        problems.add(never::why(&policy, text, &asked, &listed, world), None);
    }
    let mut problems = problems.settled(never_matches);
    problems.extend(policy.ignored.as_ref().map(|rest| ignored(part, rest)));
    let is_true = |case: &Case| case.head == Kinds::TRUE && case.result == Kinds::TRUE;
    Look {
        matches_all: asked.iter().all(is_true),
        problems,
        policy,
    }
}

/// What is wrong with the conditions of a policy whatever is asked, for one whose head fits no request.
fn in_any_request(text: &str, policy: &Policy, world: &World<'_>) -> Vec<Complaint> {
    let asked = requests::made().map(|ask| {
        let head = head(policy, ask, world);
        judge(&policy.conditions, text, &head, ask, world).complaints
    });
    let alike =
        |one: &Complaint, other: &Complaint| (one.span, one.kind) == (other.span, other.kind);
    let common = asked.reduce(|mut common, complaints| {
        common.retain(|one| complaints.iter().any(|other| alike(one, other)));
        common
    });
    let mut common = common.unwrap_or_default();
    common.retain(|complaint| complaint.kind != ProblemKind::Unguarded);
    common
}

fn case(ask: &'static Ask, text: &str, policy: &Policy, world: &World<'_>) -> Case {
    let head: Head = head(policy, ask, world);
    if !head.matches.has(Kinds::TRUE) {
        return Case {
            ask,
            head: head.matches,
            result: Kinds::NONE,
            culprit: head.culprit,
            complaints: Vec::new(),
        };
    }
    let judgement = judge(&policy.conditions, text, &head, ask, world);
    Case {
        ask,
        head: head.matches,
        result: judgement.kinds,
        culprit: judgement.culprit,
        complaints: judgement.complaints,
    }
}

/// What follows a policy in its text.
fn ignored(part: Part, rest: &Name) -> Problem {
    let kind = match rest.text.as_str() {
        "permit" | "forbid" | "@" => ProblemKind::IgnoredPolicy,
        _ => ProblemKind::IgnoredText,
    };
    Problem::new(part, rest.span, kind, rest.text.as_str())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::go::cedar::tree::Effect;

    /// What may come out of a policy in a kind of request, and whether it permits.
    pub(in crate::policy) fn outcome(
        text: &str,
        entities: Option<&str>,
        setting: &Setting<'_>,
        ask: &'static Ask,
    ) -> Option<(Kinds, bool)> {
        let policy = cedar::read_policy(text, CEDAR_DIALECT.at(setting.release)).ok()??;
        let entities = entities::read(entities.unwrap_or_default()).entities;
        let world = World::new(setting, entities.as_ref());
        let case = case(ask, text, &policy, &world);
        let skipped = case.head & Kinds::FALSE;
        Some((skipped | case.result, policy.effect == Effect::Permit))
    }
}
