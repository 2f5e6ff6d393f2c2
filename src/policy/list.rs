//! What is wrong with a list of policies as a whole.

use super::inspect::Look;
use super::problem::{Outcome, Part, Problem, ProblemKind};
use crate::go::cedar::tree::Effect;

/// What is wrong with a list of policies as a whole; a policy that could not be looked at is nothing in it.
pub(super) fn check(looks: &[Option<Look>]) -> Vec<Problem> {
    let known = || {
        let numbered = looks.iter().enumerate();
        numbered.filter_map(|(number, look)| Some((number, look.as_ref()?)))
    };
    let problem = |number: usize, look: &Look, kind, value: String| {
        Problem::new(Part::Policy(number), look.policy.span, kind, value)
    };
    let wide = known().find(|(_, look)| look.matches_all && look.policy.effect == Effect::Permit);
    let mut problems = Vec::new();
    for (number, look) in known() {
        let mut before = known().take_while(|(other, _)| *other < number);
        let same = before.find(|(_, other)| other.policy.words == look.policy.words);
        let (kind, value) = match (same, look.policy.effect, wide) {
            (Some((other, _)), ..) => (ProblemKind::Duplicate, other.to_string()),
            (None, Effect::Forbid, _) if look.matches_all => {
                (ProblemKind::DeniesAll, String::new())
            }
            (None, Effect::Forbid, _) | (None, Effect::Permit, None) => continue,
            (None, Effect::Permit, Some((other, _))) if other == number => {
                (ProblemKind::WideOpen, String::new())
            }
            (None, Effect::Permit, Some((other, _))) => (ProblemKind::Shadowed, other.to_string()),
        };
        problems.push(problem(number, look, kind, value));
    }
    let denied = problems
        .iter()
        .any(|problem| problem.kind == ProblemKind::DeniesAll);
    if !denied && let Some((number, look)) = known().next().filter(|_| looks.iter().all(is_forbid))
    {
        problems.push(problem(
            number,
            look,
            ProblemKind::OnlyForbids,
            String::new(),
        ));
    }
    for problem in &mut problems {
        if matches!(
            problem.kind,
            ProblemKind::OnlyForbids | ProblemKind::DeniesAll
        ) {
            problem.outcome = Outcome::Denies;
        }
    }
    problems
}

fn is_forbid(look: &Option<Look>) -> bool {
    look.as_ref()
        .is_some_and(|look| look.policy.effect == Effect::Forbid)
}
