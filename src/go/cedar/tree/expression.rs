//! Reads the tree of an expression: a function a level of precedence.

use super::super::lexer::{Kind, Token};
use super::super::literal::Asterisk;
use super::read::{Reader, span, text};
use super::{Expr, ExprKind, MAX_TREE_DEPTH, Name, Operator, Variable};
use crate::span::Span;

impl Expr {
    /// An expression; nothing where it is too deep.
    fn new(span: Span, kind: ExprKind) -> Option<Self> {
        let inside = kind.children().into_iter().map(|child| child.depth).max();
        let depth = inside.unwrap_or(0) + 1;
        (depth <= MAX_TREE_DEPTH).then_some(Self { span, kind, depth })
    }
}

impl<'t> Reader<'t> {
    /// An expression.
    pub(super) fn expression(&mut self) -> Option<Expr> {
        if self.open == MAX_TREE_DEPTH {
            return None;
        }
        self.open += 1;
        let start = self.start();
        let read = if self.skip("if") {
            self.choice(start)
        } else {
            self.alternatives()
        };
        self.open -= 1;
        read
    }

    /// `x then y else z`, behind its `if`.
    fn choice(&mut self, start: usize) -> Option<Expr> {
        let condition = self.expression()?;
        self.exact("then")?;
        let consequence = self.expression()?;
        self.exact("else")?;
        let alternative = self.expression()?;
        let parts = Box::new([condition, consequence, alternative]);
        Expr::new(self.since(start), ExprKind::If(parts))
    }

    fn alternatives(&mut self) -> Option<Expr> {
        self.chain("||", Self::conjunction, ExprKind::Or)
    }

    fn conjunction(&mut self) -> Option<Expr> {
        self.chain("&&", Self::relation, ExprKind::And)
    }

    /// One operand, or several with a sign between them.
    fn chain(
        &mut self,
        sign: &str,
        operand: fn(&mut Self) -> Option<Expr>,
        kind: fn(Vec<Expr>) -> ExprKind,
    ) -> Option<Expr> {
        let start = self.start();
        let first = operand(self)?;
        if !self.is_at(sign) {
            return Some(first);
        }
        let mut operands = vec![first];
        while self.skip(sign) {
            operands.push(operand(self)?);
        }
        Expr::new(self.since(start), kind(operands))
    }

    fn relation(&mut self) -> Option<Expr> {
        let start = self.start();
        let left = self.sum()?;
        let kind = match self.peek()?.text {
            "has" => {
                self.take()?;
                ExprKind::Has(Box::new(left), self.attributes()?)
            }
            "like" => {
                self.take()?;
                let pattern = self.take()?;
                let text = pattern.text.get(1..pattern.text.len().saturating_sub(1))?;
                let span = span(pattern);
                ExprKind::Like(
                    Box::new(left),
                    Name {
                        span,
                        text: text.into(),
                    },
                )
            }
            "is" => {
                self.take()?;
                let kind = self.path()?;
                let above = if self.skip("in") {
                    Some(Box::new(self.sum()?))
                } else {
                    None
                };
                ExprKind::Is(Box::new(left), kind, above)
            }
            sign => match Operator::of_sign(sign).filter(|operator| operator.is_relation()) {
                None => return Some(left),
                Some(operator) => {
                    self.take()?;
                    let operands = Box::new([left, self.sum()?]);
                    ExprKind::Binary(operator, operands)
                }
            },
        };
        Expr::new(self.since(start), kind)
    }

    /// What stands behind `has`: one attribute in quotes, or some with points between them.
    fn attributes(&mut self) -> Option<Vec<Name>> {
        let first = self.take()?;
        if first.kind == Kind::Text {
            return Some(vec![text(first, Asterisk::Plain)?]);
        }
        let mut attributes = vec![word(first)];
        while self.skip(".") {
            attributes.push(word(self.take()?));
        }
        Some(attributes)
    }

    fn sum(&mut self) -> Option<Expr> {
        self.arithmetic(&["+", "-"], Self::product)
    }

    fn product(&mut self) -> Option<Expr> {
        self.arithmetic(&["*"], Self::unary)
    }

    /// Operands from left to right with one of some signs between them.
    fn arithmetic(
        &mut self,
        signs: &[&str],
        operand: fn(&mut Self) -> Option<Expr>,
    ) -> Option<Expr> {
        let start = self.start();
        let mut left = operand(self)?;
        while signs.contains(&self.peek()?.text) {
            let operator = Operator::of_sign(self.take()?.text)?;
            let operands = Box::new([left, operand(self)?]);
            left = Expr::new(self.since(start), ExprKind::Binary(operator, operands))?;
        }
        Some(left)
    }

    fn unary(&mut self) -> Option<Expr> {
        let mut signs = Vec::new();
        while let Some(sign) = self.peek().filter(|next| matches!(next.text, "!" | "-")) {
            signs.push(sign);
            self.take();
        }
        let mut operand = match (signs.last(), self.peek()?) {
            (Some(sign), number) if sign.text == "-" && number.kind == Kind::Integer => {
                let sign = signs.pop()?;
                self.take();
                let value = format!("-{}", number.text).parse().ok()?;
                Expr::new(self.since(sign.position.offset), ExprKind::Long(value))?
            }
            _ => self.member()?,
        };
        for sign in signs.into_iter().rev() {
            let inner = Box::new(operand);
            let kind = match sign.text {
                "!" => ExprKind::Not(inner),
                _ => ExprKind::Negative(inner),
            };
            operand = Expr::new(self.since(sign.position.offset), kind)?;
        }
        Some(operand)
    }

    /// An operand with its attributes, indices and methods.
    fn member(&mut self) -> Option<Expr> {
        let start = self.start();
        let mut subject = self.primary()?;
        loop {
            let kind = if self.skip(".") {
                let name = word(self.take()?);
                if self.skip("(") {
                    let arguments = self.items(")")?;
                    ExprKind::Method(Box::new(subject), name, arguments)
                } else {
                    ExprKind::Attribute(Box::new(subject), name)
                }
            } else if self.skip("[") {
                let name = text(self.take()?, Asterisk::Plain)?;
                self.exact("]")?;
                ExprKind::Attribute(Box::new(subject), name)
            } else {
                return Some(subject);
            };
            subject = Expr::new(self.since(start), kind)?;
        }
    }

    fn primary(&mut self) -> Option<Expr> {
        let start = self.start();
        let token = self.take()?;
        let kind = match (token.kind, token.text) {
            (Kind::Integer, digits) => ExprKind::Long(digits.parse().ok()?),
            (Kind::Text, _) => ExprKind::Text(text(token, Asterisk::Plain)?.text),
            (Kind::Keyword, word) => ExprKind::Bool(word == "true"),
            (Kind::Identifier, _) if self.is_at("::") => {
                ExprKind::Entity(self.entity_behind(start, token)?)
            }
            (Kind::Identifier, _) if self.skip("(") => {
                ExprKind::Function(word(token), self.items(")")?)
            }
            (Kind::Identifier, word) => ExprKind::Variable(Variable::named(word)?),
            (_, "(") => {
                let inside = self.expression()?;
                self.exact(")")?;
                return Some(inside);
            }
            (_, "[") => ExprKind::Set(self.items("]")?),
            _ => ExprKind::Record(self.entries()?),
        };
        Expr::new(self.since(start), kind)
    }

    /// Expressions with commas between them, and what closes them.
    fn items(&mut self, end: &str) -> Option<Vec<Expr>> {
        let mut items = Vec::new();
        while !self.skip(end) {
            items.push(self.expression()?);
            self.skip(",");
        }
        Some(items)
    }

    /// The entries of a record, and its brace.
    fn entries(&mut self) -> Option<Vec<(Name, Expr)>> {
        let mut entries = Vec::new();
        while !self.skip("}") {
            let key = self.take()?;
            let key = match key.kind {
                Kind::Text => text(key, Asterisk::Plain)?,
                _ => word(key),
            };
            self.exact(":")?;
            entries.push((key, self.expression()?));
            self.skip(",");
        }
        Some(entries)
    }
}

/// A word with its place.
fn word(token: Token<'_>) -> Name {
    Name {
        span: span(token),
        text: token.text.into(),
    }
}
