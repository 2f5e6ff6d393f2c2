//! Operators between two operands.

use super::{Judge, Known, Taken};
use crate::go::cedar::tree::{Expr, ExprKind, Name, Operator};
use crate::policy::kinds::Kinds;
use crate::policy::problem::ProblemKind;
use crate::policy::world::{Thing, truth};

/// What compares decimals in the place of an operator.
const DECIMAL_METHODS: [(Operator, &str); 4] = [
    (Operator::Less, "lessThan"),
    (Operator::LessEqual, "lessThanOrEqual"),
    (Operator::Greater, "greaterThan"),
    (Operator::GreaterEqual, "greaterThanOrEqual"),
];

impl Judge<'_> {
    pub(super) fn binary(
        &mut self,
        expr: &Expr,
        operator: Operator,
        operands: &[Expr; 2],
    ) -> Kinds {
        let [left, right] = operands;
        match operator {
            Operator::Equal => self.equal(expr, operands),
            Operator::NotEqual => self.equal(expr, operands).negated(),
            Operator::In => self.is_in(expr, left, right),
            Operator::Add | Operator::Subtract | Operator::Multiply => {
                self.integers(&[left, right]) | Kinds::FAILS
            }
            Operator::Less | Operator::LessEqual | Operator::Greater | Operator::GreaterEqual => {
                self.ordered(expr, operator, operands)
            }
        }
    }

    /// Integers that are reckoned with.
    pub(super) fn integers(&mut self, operands: &[&Expr]) -> Kinds {
        let mut all = Taken::default();
        for operand in operands {
            let taken = self.take(operand, Kinds::LONG);
            all = all.with(taken);
        }
        all.becomes(Kinds::LONG)
    }

    fn equal(&mut self, expr: &Expr, [left, right]: &[Expr; 2]) -> Kinds {
        let (one, other) = (self.see(left), self.see(right));
        if one.kinds.always_fails() || other.kinds.always_fails() {
            return Kinds::FAILS;
        }
        let fails = (one.kinds | other.kinds) & Kinds::FAILS;
        let (kinds, others) = (
            one.kinds.without(Kinds::FAILS),
            other.kinds.without(Kinds::FAILS),
        );
        let common = kinds & others;
        if common.is_empty() {
            if !(kinds | others).without(Kinds::BOOL).is_empty() {
                self.never_equal(expr, [left, right], kinds | others);
            }
            return Kinds::FALSE | fails;
        }
        let same = match (&one.known, &other.known) {
            (Some(Known::Entity(one)), Some(Known::Entity(other))) => self.world.same(one, other),
            (Some(one), Some(other)) => truth(one == other),
            _ if kinds == others && (kinds == Kinds::TRUE || kinds == Kinds::FALSE) => Kinds::TRUE,
            _ => Kinds::BOOL,
        };
        same | fails
    }

    fn never_equal(&mut self, expr: &Expr, operands: [&Expr; 2], kinds: Kinds) {
        let value = self.snippet(expr.span).to_owned();
        let number = operands
            .iter()
            .position(|operand| matches!(operand.kind, ExprKind::Long(_)));
        let nearest = number.filter(|_| kinds.has(Kinds::DECIMAL)).map(|number| {
            let written = |side: usize| match side == number {
                true => self.decimal(operands[side]),
                false => self.snippet(operands[side].span).to_owned(),
            };
            let sign = match expr.kind {
                ExprKind::Binary(operator, _) => operator.sign(),
                _ => "==",
            };
            format!("{} {sign} {}", written(0), written(1))
        });
        self.complain(expr.span, ProblemKind::NeverEqual, value)
            .nearest = nearest;
    }

    /// An integer as the decimal that it would have to be.
    fn decimal(&self, number: &Expr) -> String {
        match number.kind {
            ExprKind::Long(value) => format!("decimal(\"{value}.0\")"),
            _ => self.snippet(number.span).to_owned(),
        }
    }

    fn ordered(&mut self, expr: &Expr, operator: Operator, [left, right]: &[Expr; 2]) -> Kinds {
        let told = self.complaints.len();
        let one = self.take(left, Kinds::ORDERED);
        let other = self.take(right, Kinds::ORDERED);
        if (one.given | other.given).has(Kinds::DECIMAL) {
            let method = DECIMAL_METHODS.iter().find(|(known, _)| *known == operator);
            let method = method.map_or("", |(_, method)| method);
            let nearest = format!("{}.{method}({})", self.decimal(left), self.decimal(right));
            self.suggest(told, expr.span, &nearest);
        }
        let known = match (&one.known, &other.known) {
            (Some(Known::Long(one)), Some(Known::Long(other))) => truth(match operator {
                Operator::Less => one < other,
                Operator::LessEqual => one <= other,
                Operator::Greater => one > other,
                _ => one >= other,
            }),
            _ => Kinds::BOOL,
        };
        let both = one.with(other);
        if both.kinds.is_empty() {
            return Kinds::FAILS;
        }
        both.becomes(known)
    }

    /// `left in right`.
    fn is_in(&mut self, expr: &Expr, left: &Expr, right: &Expr) -> Kinds {
        let told = self.complaints.len();
        let below = self.take(left, Kinds::ENTITY);
        if below.never && below.given.has(Kinds::TEXT) && matches!(right.kind, ExprKind::Set(_)) {
            let nearest = format!(
                "{}.contains({})",
                self.snippet(right.span),
                self.snippet(left.span)
            );
            self.suggest(told, expr.span, &nearest);
        }
        if below.never {
            return Kinds::FAILS;
        }
        let (above, answer) = match &right.kind {
            ExprKind::Set(items) => {
                let mut all = Taken::default();
                let mut answer = Kinds::FALSE;
                for item in items {
                    let taken = self.take(item, Kinds::ENTITY);
                    answer = answer.or(self.stands(below.known.as_ref(), taken.known.as_ref()));
                    all = all.with(taken);
                }
                (all, answer)
            }
            _ => {
                let taken = self.take(right, Kinds::ENTITY | Kinds::SET);
                let answer = self.stands(below.known.as_ref(), taken.known.as_ref());
                (taken, answer)
            }
        };
        below.with(above).becomes(answer)
    }

    fn stands(&self, below: Option<&Known>, above: Option<&Known>) -> Kinds {
        match (below, above) {
            (Some(Known::Entity(below)), Some(Known::Entity(above))) => {
                self.world.stands(below, above)
            }
            _ => Kinds::BOOL,
        }
    }

    /// `inner is kind`, and perhaps `in above`.
    pub(super) fn is(
        &mut self,
        expr: &Expr,
        inner: &Expr,
        kind: &Name,
        above: Option<&Expr>,
    ) -> Kinds {
        let taken = self.take(inner, Kinds::ENTITY);
        let is = match &taken.known {
            Some(Known::Entity(Thing { kind: known, .. })) => truth(*known == kind.text),
            _ => Kinds::BOOL,
        };
        let is = taken.becomes(is);
        match above {
            Some(above) if is.has(Kinds::TRUE) => {
                let stands = self.is_in(expr, inner, above);
                (is | stands) & Kinds::FAILS | is.and(stands)
            }
            _ => is,
        }
    }
}
