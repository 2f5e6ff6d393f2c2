//! What has been learned about a request on the way to an expression: what must be there, and what must be what.

use std::collections::{BTreeMap, BTreeSet};

use super::Known;
use crate::go::cedar::tree::{Expr, ExprKind, Name, Operator, Variable};
use crate::policy::requests::ARGUMENT;

/// What has been learned.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    present: BTreeSet<String>,
    equal: BTreeMap<String, Known>,
}

/// A part of a request: a variable and the attributes on the way to it.
pub(super) struct Path<'e> {
    pub(super) variable: Variable,
    pub(super) names: Vec<&'e Name>,
}

impl<'e> Path<'e> {
    /// The part of a request that an expression is.
    pub(super) fn of(expr: &'e Expr) -> Option<Self> {
        match &expr.kind {
            ExprKind::Variable(variable) => Some(Self {
                variable: *variable,
                names: Vec::new(),
            }),
            ExprKind::Attribute(inner, name) => {
                let mut path = Self::of(inner)?;
                path.names.push(name);
                Some(path)
            }
            _ => None,
        }
    }

    /// The same key for all parts that are the same: claims are attributes of the principal and in the context, arguments of the
    /// resource and in the context.
    pub(super) fn key(&self) -> String {
        let first = self.names.first().map_or("", |name| name.text.as_str());
        let root = match self.variable {
            Variable::Resource | Variable::Context if first.starts_with(ARGUMENT) => "argument",
            Variable::Context | Variable::Principal => "claim",
            variable => variable.word(),
        };
        let names = self.names.iter().map(|name| name.text.as_str());
        std::iter::once(root)
            .chain(names)
            .collect::<Vec<_>>()
            .join("\0")
    }
}

impl Facts {
    pub(super) fn is_present(&self, key: &str) -> bool {
        self.present.contains(key)
    }

    pub(super) fn value(&self, key: &str) -> Option<&Known> {
        self.equal.get(key)
    }

    pub(super) fn add_present(&mut self, key: String) {
        self.present.insert(key);
    }

    /// Learns that an expression is true, or false.
    pub(super) fn learn(&mut self, expr: &Expr, truth: bool) {
        match &expr.kind {
            ExprKind::Not(inner) => self.learn(inner, !truth),
            ExprKind::And(items) if truth => items.iter().for_each(|item| self.learn(item, true)),
            ExprKind::Or(items) if !truth => items.iter().for_each(|item| self.learn(item, false)),
            ExprKind::Has(inner, names) if truth => self.learn_present(inner, names),
            ExprKind::Binary(Operator::Equal, operands) if truth => self.learn_equal(operands),
            ExprKind::Binary(Operator::NotEqual, operands) if !truth => self.learn_equal(operands),
            _ => {}
        }
    }

    fn learn_present(&mut self, inner: &Expr, names: &[Name]) {
        let Some(mut path) = Path::of(inner) else {
            return;
        };
        for name in names {
            path.names.push(name);
            self.present.insert(path.key());
        }
    }

    fn learn_equal(&mut self, [left, right]: &[Expr; 2]) {
        for (part, other) in [(left, right), (right, left)] {
            if let (Some(path), Some(known)) = (Path::of(part), Known::of(other))
                && !path.names.is_empty()
            {
                self.equal.insert(path.key(), known);
            }
        }
    }
}
