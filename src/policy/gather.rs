//! The problems of one policy: each once, with the requests in which it is one and what becomes of them.

use std::collections::BTreeMap;

use super::inspect::Case;
use super::judge::Complaint;
use super::problem::{Outcome, Part, Problem, ProblemKind};
use crate::span::Span;

/// The problems of one policy.
pub(super) struct Problems {
    part: Part,
    found: BTreeMap<(Span, ProblemKind), Problem>,
}

impl Problems {
    pub(super) fn new(part: Part) -> Self {
        Self {
            part,
            found: BTreeMap::new(),
        }
    }

    /// Adds a problem of one kind of request, or of the policy as it is.
    pub(super) fn add(&mut self, complaint: Complaint, case: Option<&Case>) {
        let (span, kind) = (complaint.span, complaint.kind);
        let fresh = Problem::new(self.part, span, kind, complaint.value);
        let problem = self.found.entry((span, kind)).or_insert(Problem {
            allowed: complaint.allowed,
            nearest: complaint.nearest,
            outcome: Outcome::Denies,
            ..fresh
        });
        problem.asks.extend(complaint.asks);
        problem.asks.extend(case.map(|case| case.ask.action));
        if kind == ProblemKind::Unguarded || !case.is_some_and(|case| case.result.always_fails()) {
            problem.outcome = Outcome::Depends;
        }
    }

    /// Whether one of the problems may be why the policy never matches.
    pub(super) fn explain(&self) -> bool {
        self.found.keys().any(|(_, kind)| explains(*kind))
    }

    /// The problems, now that it is known whether the policy ever matches.
    pub(super) fn settled(mut self, never_matches: bool) -> Vec<Problem> {
        self.join_missing();
        let mut problems: Vec<Problem> = self.found.into_values().collect();
        for problem in &mut problems {
            problem.asks.dedup();
            if never_matches && problem.outcome == Outcome::Depends && explains(problem.kind) {
                problem.outcome = Outcome::NeverMatches;
            }
        }
        problems
    }

    /// An attribute that is missing in some requests of one kind and in all of another is told of once.
    fn join_missing(&mut self) {
        let spans: Vec<Span> = self.found.keys().map(|(span, _)| *span).collect();
        for span in spans {
            let foreign = (span, ProblemKind::ForeignAttribute);
            let unguarded = (span, ProblemKind::Unguarded);
            if self.found.contains_key(&unguarded)
                && let Some(gone) = self.found.remove(&foreign)
                && let Some(kept) = self.found.get_mut(&unguarded)
            {
                kept.asks.extend(gone.asks);
            }
        }
    }
}

/// Whether such a problem may be why a policy never matches.
fn explains(kind: ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::UnknownAction
            | ProblemKind::UnknownType
            | ProblemKind::UnknownAttribute
            | ProblemKind::ForeignAttribute
            | ProblemKind::WrongKind
            | ProblemKind::NeverEqual
            | ProblemKind::InvalidLiteral
            | ProblemKind::WrongResource
            | ProblemKind::NotAsked
            | ProblemKind::NeverMatches
            | ProblemKind::OtherServer
            | ProblemKind::OtherForm
            | ProblemKind::OtherGroup
    )
}
