//! What may become of a policy's conditions in a kind of request.
//!
//! An expression is not evaluated for one request but for all of a kind at once: what comes out is every kind of value that it
//! may give ([`Kinds`]), `true` and `false` and failing among them. What it can never give is certain, and only that is told.

mod access;
mod compare;
mod facts;
mod logic;
mod meant;
mod method;

use smol_str::SmolStr;

use super::head::Head;
use super::kinds::Kinds;
use super::problem::ProblemKind;
use super::requests::Ask;
use super::world::{Thing, World, settled};
use crate::go::cedar::tree::{Condition, Expr, ExprKind};
use crate::span::Span;
use facts::Facts;

/// A problem in one kind of request.
#[derive(Clone, Debug)]
pub(super) struct Complaint {
    pub(super) span: Span,
    pub(super) kind: ProblemKind,
    pub(super) value: String,
    pub(super) allowed: Vec<String>,
    pub(super) nearest: Option<String>,
    pub(super) asks: Vec<&'static str>,
}

impl Complaint {
    /// A complaint of which no more is known.
    pub(super) fn new(span: Span, kind: ProblemKind, value: impl Into<String>) -> Self {
        Self {
            span,
            kind,
            value: value.into(),
            allowed: Vec::new(),
            nearest: None,
            asks: Vec::new(),
        }
    }
}

/// A value that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Known {
    Bool(bool),
    Long(i64),
    Text(SmolStr),
    Entity(Thing),
}

impl Known {
    /// The value of an expression that is written out.
    fn of(expr: &Expr) -> Option<Self> {
        match &expr.kind {
            ExprKind::Bool(value) => Some(Known::Bool(*value)),
            ExprKind::Long(value) => Some(Known::Long(*value)),
            ExprKind::Text(text) => settled(text).map(Known::Text),
            ExprKind::Entity(entity) => Some(Known::Entity(Thing::written(entity))),
            _ => None,
        }
    }
}

/// What an expression may give, and the one value that it gives where that is known.
#[derive(Clone, Debug)]
struct Seen {
    kinds: Kinds,
    known: Option<Known>,
}

impl From<Kinds> for Seen {
    fn from(kinds: Kinds) -> Self {
        Self { kinds, known: None }
    }
}

/// What becomes of a policy's conditions.
pub(super) struct Judgement {
    /// `true`, `false`, and failing, as far as they can come out.
    pub(super) kinds: Kinds,
    /// What is never true.
    pub(super) culprit: Option<Span>,
    /// What is wrong with it in this kind of request.
    pub(super) complaints: Vec<Complaint>,
}

/// Judges the conditions of a policy whose head matches a kind of request.
pub(super) fn judge(
    conditions: &[Condition],
    text: &str,
    head: &Head,
    ask: &'static Ask,
    world: &World<'_>,
) -> Judgement {
    let mut judge = Judge {
        text,
        head,
        ask,
        world,
        facts: Facts::default(),
        complaints: Vec::new(),
        culprit: None,
    };
    let operands = conditions
        .iter()
        .map(|condition| (&condition.body, !condition.unless));
    let kinds = judge.all(operands);
    Judgement {
        kinds,
        culprit: judge.culprit,
        complaints: judge.complaints,
    }
}

struct Judge<'j> {
    text: &'j str,
    head: &'j Head,
    ask: &'static Ask,
    world: &'j World<'j>,
    facts: Facts,
    complaints: Vec<Complaint>,
    culprit: Option<Span>,
}

impl Judge<'_> {
    /// As it is written.
    fn snippet(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn complain(
        &mut self,
        span: Span,
        kind: ProblemKind,
        value: impl Into<String>,
    ) -> &mut Complaint {
        self.complaints.push(Complaint::new(span, kind, value));
        let last = self.complaints.len() - 1;
        &mut self.complaints[last]
    }

    /// Gives complaints of a wrong kind, from one on, the place of the whole expression and what to write there.
    fn suggest(&mut self, from: usize, span: Span, nearest: &str) {
        for complaint in self.complaints.iter_mut().skip(from) {
            if complaint.kind == ProblemKind::WrongKind {
                complaint.span = span;
                complaint.nearest = Some(nearest.to_owned());
            }
        }
    }

    /// What an expression may give.
    fn see(&mut self, expr: &Expr) -> Seen {
        match &expr.kind {
            ExprKind::Bool(true) => Kinds::TRUE.into(),
            ExprKind::Bool(false) => Kinds::FALSE.into(),
            ExprKind::Long(_) => self.written(expr, Kinds::LONG),
            ExprKind::Text(_) => self.written(expr, Kinds::TEXT),
            ExprKind::Entity(_) => self.written(expr, Kinds::ENTITY),
            ExprKind::Variable(variable) => self.variable(*variable),
            ExprKind::Not(inner) => self.truth(inner).negated().into(),
            ExprKind::Negative(inner) => self.integers(&[inner]).into(),
            ExprKind::And(items) => self.all(items.iter().map(|item| (item, true))).into(),
            ExprKind::Or(items) => self.any(items).into(),
            ExprKind::If(parts) => self.choice(parts).into(),
            ExprKind::Binary(operator, operands) => self.binary(expr, *operator, operands).into(),
            ExprKind::Has(inner, names) => self.has(inner, names).into(),
            ExprKind::Like(inner, _) => self.take(inner, Kinds::TEXT).becomes(Kinds::BOOL).into(),
            ExprKind::Is(inner, kind, above) => self.is(expr, inner, kind, above.as_deref()).into(),
            ExprKind::Attribute(inner, name) => self.attribute(expr, inner, name),
            ExprKind::Function(name, arguments) => self.function(expr, name, arguments).into(),
            ExprKind::Method(subject, name, arguments) => {
                self.method(subject, name, arguments).into()
            }
            ExprKind::Set(items) => self.gathered(items.iter()).becomes(Kinds::SET).into(),
            ExprKind::Record(entries) => {
                let values = self.gathered(entries.iter().map(|(_, value)| value));
                values.becomes(Kinds::RECORD).into()
            }
        }
    }

    fn written(&self, expr: &Expr, kinds: Kinds) -> Seen {
        let known = Known::of(expr);
        Seen { kinds, known }
    }

    /// Everything that some expressions may give; they are all evaluated.
    fn gathered<'e>(&mut self, items: impl Iterator<Item = &'e Expr>) -> Taken {
        let mut taken = Taken::default();
        for item in items {
            let kinds = self.see(item).kinds;
            taken.fails |= kinds.has(Kinds::FAILS);
            taken.never |= kinds.always_fails();
        }
        taken
    }

    /// What an operand gives of the kinds that an operation takes. It fails with others; where there are no right ones, that
    /// is told.
    fn take(&mut self, operand: &Expr, wanted: Kinds) -> Taken {
        let seen = self.see(operand);
        let given = seen.kinds.without(Kinds::FAILS);
        let taken = Taken {
            kinds: given & wanted,
            given,
            fails: seen.kinds.has(Kinds::FAILS) || !given.without(wanted).is_empty(),
            never: (given & wanted).is_empty(),
            known: seen.known,
        };
        if taken.never && !given.is_empty() {
            let value = self.snippet(operand.span).to_owned();
            let names = wanted.names().into_iter().map(str::to_owned).collect();
            self.complain(operand.span, ProblemKind::WrongKind, value)
                .allowed = names;
        }
        taken
    }
}

/// What an operation was given.
#[derive(Debug, Default)]
struct Taken {
    /// The kinds that fit.
    kinds: Kinds,
    /// All kinds that came.
    given: Kinds,
    /// Whether it may fail.
    fails: bool,
    /// Whether it fails whatever comes.
    never: bool,
    known: Option<Known>,
}

impl Taken {
    /// What the operation gives, if it does not fail.
    fn becomes(&self, kinds: Kinds) -> Kinds {
        match (self.never, self.fails) {
            (true, _) => Kinds::FAILS,
            (false, true) => kinds | Kinds::FAILS,
            (false, false) => kinds,
        }
    }

    /// Two operands of one operation.
    fn with(self, other: Taken) -> Taken {
        Taken {
            kinds: self.kinds & other.kinds,
            given: self.given & other.given,
            fails: self.fails || other.fails,
            never: self.never || other.never,
            known: None,
        }
    }
}
