//! The operators between two operands, and how they are written.

/// The operators between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `==`.
    Equal,
    /// `!=`.
    NotEqual,
    /// `<`.
    Less,
    /// `<=`.
    LessEqual,
    /// `>`.
    Greater,
    /// `>=`.
    GreaterEqual,
    /// `in`.
    In,
    /// `+`.
    Add,
    /// `-`.
    Subtract,
    /// `*`.
    Multiply,
}

impl Operator {
    /// Its sign or word.
    pub fn sign(self) -> &'static str {
        let row = SIGNS.iter().find(|(_, operator)| *operator == self);
        row.map_or("", |(sign, _)| sign)
    }

    pub(super) fn of_sign(sign: &str) -> Option<Self> {
        let row = SIGNS.iter().find(|(known, _)| *known == sign);
        row.map(|(_, operator)| *operator)
    }

    pub(super) fn is_relation(self) -> bool {
        !matches!(
            self,
            Operator::Add | Operator::Subtract | Operator::Multiply
        )
    }
}

const SIGNS: [(&str, Operator); 10] = [
    ("==", Operator::Equal),
    ("!=", Operator::NotEqual),
    ("<", Operator::Less),
    ("<=", Operator::LessEqual),
    (">", Operator::Greater),
    (">=", Operator::GreaterEqual),
    ("in", Operator::In),
    ("+", Operator::Add),
    ("-", Operator::Subtract),
    ("*", Operator::Multiply),
];
