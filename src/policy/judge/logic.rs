//! `&&`, `||`, `if`, and what each part has told by the time the next one is evaluated.

use super::Judge;
use crate::go::cedar::tree::{Expr, ExprKind};
use crate::policy::kinds::Kinds;

impl Judge<'_> {
    /// What comes out where a boolean must stand.
    pub(super) fn truth(&mut self, expr: &Expr) -> Kinds {
        let taken = self.take(expr, Kinds::BOOL);
        let kinds = taken.kinds;
        taken.becomes(kinds)
    }

    /// Operands with `&&` between them, each as it is or the other way round.
    pub(super) fn all<'e>(&mut self, operands: impl Iterator<Item = (&'e Expr, bool)>) -> Kinds {
        let mut result = Kinds::NONE;
        let mut certain = None;
        for (operand, truth) in operands {
            let seen = self.truth(operand);
            let seen = if truth { seen } else { seen.negated() };
            result = result | seen.without(Kinds::TRUE);
            // What the first operand uses is there also where the others are not evaluated.
            certain.get_or_insert_with(|| self.facts.clone());
            if !seen.has(Kinds::TRUE) {
                self.blame(operand);
                self.facts = certain.unwrap_or_default();
                return result;
            }
            self.facts.learn(operand, truth);
        }
        if let Some(certain) = certain {
            self.facts = certain;
        }
        result | Kinds::TRUE
    }

    fn blame(&mut self, operand: &Expr) {
        if !matches!(operand.kind, ExprKind::And(_)) || self.culprit.is_none() {
            self.culprit = Some(operand.span);
        }
    }

    pub(super) fn any(&mut self, items: &[Expr]) -> Kinds {
        let mut result = Kinds::NONE;
        let mut certain = None;
        for item in items {
            let seen = self.truth(item);
            result = result | seen.without(Kinds::FALSE);
            certain.get_or_insert_with(|| self.facts.clone());
            if !seen.has(Kinds::FALSE) {
                self.facts = certain.unwrap_or_default();
                return result;
            }
            self.facts.learn(item, false);
        }
        if let Some(certain) = certain {
            self.facts = certain;
        }
        result | Kinds::FALSE
    }

    pub(super) fn choice(&mut self, [condition, consequence, alternative]: &[Expr; 3]) -> Kinds {
        let decided = self.truth(condition);
        let certain = self.facts.clone();
        let mut result = decided & Kinds::FAILS;
        for (branch, truth, decision) in [
            (consequence, true, Kinds::TRUE),
            (alternative, false, Kinds::FALSE),
        ] {
            if decided.has(decision) {
                self.facts.learn(condition, truth);
                result = result | self.see(branch).kinds;
                self.facts = certain.clone();
            }
        }
        result
    }
}
