//! A policy as a tree in which every node knows its place.
//!
//! The form is that of the text: `>` is not turned into `<=`, `unless` not into `!`. Places are those of the tokens, so comments
//! beside a node are not part of it.

mod expression;
mod operator;
mod read;
#[cfg(test)]
mod tests;

use smol_str::SmolStr;

use crate::span::Span;

pub use operator::Operator;
pub(super) use read::read;

/// How deep a tree may be. No one writes policies as deep; one that is deeper has no tree.
pub const MAX_TREE_DEPTH: usize = 100;

/// What a policy does where it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It allows.
    Permit,
    /// It denies, whatever others allow.
    Forbid,
}

/// One policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// From its effect to its semicolon; annotations stand before.
    pub span: Span,
    /// What it does.
    pub effect: Effect,
    /// Who it is about.
    pub principal: Scope,
    /// What it is about.
    pub action: ActionScope,
    /// What it is done to.
    pub resource: Scope,
    /// All of these must hold.
    pub conditions: Vec<Condition>,
    /// Its tokens with one space between them, annotations left out.
    pub words: Box<str>,
    /// The tokens behind it, which cedar-go passes over: where they stand, and the first one.
    pub ignored: Option<Name>,
}

/// What the head of a policy says of the principal or the resource.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// From the variable to its last word.
    pub span: Span,
    /// `is TYPE`.
    pub is: Option<Name>,
    /// `== ENTITY` or `in ENTITY`.
    pub entity: Option<(Match, Entity)>,
}

/// What the head of a policy says of the action.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionScope {
    /// From `action` to its last word.
    pub span: Span,
    /// The actions that match; none where all do.
    pub actions: Option<(Match, Vec<Entity>)>,
}

/// How a head compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// `==`.
    Same,
    /// `in`: it, or below it.
    In,
}

/// `when { … }` or `unless { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// From its word to its brace.
    pub span: Span,
    /// Whether it is `unless`.
    pub unless: bool,
    /// What is asked.
    pub body: Expr,
}

/// A word with its place: a type, an attribute, a function, a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands, with quotes where it has them.
    pub span: Span,
    /// What it says; parts of a path are joined by `::`.
    pub text: SmolStr,
}

/// An entity such as `Tool::"weather"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// The whole.
    pub span: Span,
    /// Its type.
    pub kind: Name,
    /// What names it.
    pub id: Name,
}

/// The words that stand for a part of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variable {
    /// Who asks.
    Principal,
    /// What for.
    Action,
    /// About what.
    Resource,
    /// Under which circumstances.
    Context,
}

impl Variable {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Variable::Principal => "principal",
            Variable::Action => "action",
            Variable::Resource => "resource",
            Variable::Context => "context",
        }
    }

    fn named(word: &str) -> Option<Self> {
        let all = [
            Variable::Principal,
            Variable::Action,
            Variable::Resource,
            Variable::Context,
        ];
        all.into_iter().find(|variable| variable.word() == word)
    }
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// Where it stands, without parentheses around it.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
    /// How many expressions stand inside each other in it, itself included.
    depth: usize,
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `true` or `false`.
    Bool(bool),
    /// An integer.
    Long(i64),
    /// A text.
    Text(SmolStr),
    /// An entity.
    Entity(Entity),
    /// A part of the request.
    Variable(Variable),
    /// `!x`.
    Not(Box<Expr>),
    /// `-x`.
    Negative(Box<Expr>),
    /// `x && y && …`.
    And(Vec<Expr>),
    /// `x || y || …`.
    Or(Vec<Expr>),
    /// `if x then y else z`.
    If(Box<[Expr; 3]>),
    /// An operator between two operands.
    Binary(Operator, Box<[Expr; 2]>),
    /// `x has a.b`, with the attributes one after the other.
    Has(Box<Expr>, Vec<Name>),
    /// `x like "…"`; the pattern as it is written.
    Like(Box<Expr>, Name),
    /// `x is TYPE` and perhaps `in y`.
    Is(Box<Expr>, Name, Option<Box<Expr>>),
    /// `x.a` or `x["a"]`.
    Attribute(Box<Expr>, Name),
    /// `ip("…")` and its like.
    Function(Name, Vec<Expr>),
    /// `x.contains(y)` and its like.
    Method(Box<Expr>, Name, Vec<Expr>),
    /// `[x, y]`.
    Set(Vec<Expr>),
    /// `{a: x, b: y}`.
    Record(Vec<(Name, Expr)>),
}

impl ExprKind {
    /// The expressions directly inside, in the order of the text.
    pub fn children(&self) -> Vec<&Expr> {
        match self {
            ExprKind::Bool(_)
            | ExprKind::Long(_)
            | ExprKind::Text(_)
            | ExprKind::Entity(_)
            | ExprKind::Variable(_) => Vec::new(),
            ExprKind::Not(inner)
            | ExprKind::Negative(inner)
            | ExprKind::Has(inner, _)
            | ExprKind::Like(inner, _)
            | ExprKind::Attribute(inner, _)
            | ExprKind::Is(inner, _, None) => vec![inner],
            ExprKind::Is(inner, _, Some(above)) => vec![inner, above],
            ExprKind::If(parts) => parts.iter().collect(),
            ExprKind::Binary(_, operands) => operands.iter().collect(),
            ExprKind::And(items) | ExprKind::Or(items) | ExprKind::Set(items) => {
                items.iter().collect()
            }
            ExprKind::Function(_, arguments) => arguments.iter().collect(),
            ExprKind::Method(subject, _, arguments) => {
                std::iter::once(&**subject).chain(arguments).collect()
            }
            ExprKind::Record(entries) => entries.iter().map(|(_, value)| value).collect(),
        }
    }
}
