//! Expressions, without recursion: what is open stands in a list, so that no text can use up the stack.
//!
//! Only two things about precedence decide what is accepted: a comparison does not follow a comparison without `&&` or
//! `||` between them, and arithmetic does not follow `has`, `like` and `is`.

use std::borrow::Cow;
use std::collections::HashSet;

use super::error::SyntaxError;
use super::lexer::{Kind, Token};
use super::literal::{self, Asterisk};
use super::name;
use super::parser::Parser;

/// How many brackets and `if` may be open inside each other. No one writes as many; cedar-go takes about twice as many
/// before the process ends.
pub const MAX_DEPTH: usize = 100_000;

const VARIABLES: [&str; 4] = ["principal", "action", "resource", "context"];

/// What may still come between here and the next `&&` or `||`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relation {
    /// Anything.
    Open,
    /// Arithmetic, no comparison: this is its right side.
    Right,
    /// Nothing.
    Done,
}

/// What an expression stands in, with how far the expression around it had come.
enum Frame<'t> {
    /// Between `if` and `then`.
    Condition,
    /// Between `then` and `else`.
    Consequence,
    /// Behind `else`.
    Alternative,
    /// Between parentheses.
    Group(Relation),
    /// An item of a list.
    List(Relation, List<'t>),
    /// A value in a record.
    Record(Relation, Record<'t>),
}

/// What has items between brackets.
enum List<'t> {
    /// A set.
    Set,
    /// The arguments of a function.
    Function,
    /// The arguments of a method, with how many there were.
    Method(Token<'t>, usize),
}

impl List<'_> {
    fn end(&self) -> &'static str {
        match self {
            Self::Set => "]",
            Self::Function | Self::Method(..) => ")",
        }
    }
}

/// A record whose value is being read.
struct Record<'t> {
    /// The keys before.
    known: HashSet<Cow<'t, str>>,
    /// The value's key, as it is written and as it is meant.
    key: (Token<'t>, Cow<'t, str>),
}

/// What comes next.
enum Step {
    /// An expression, which may be an `if`.
    Expression,
    /// An operand with its signs.
    Operand,
    /// Attributes, indices and methods of an operand.
    Accesses,
    /// An operator, or the end of the expression.
    Operator,
    /// What the expression stood in.
    End,
}

/// Checks one expression.
struct Checker<'p, 't> {
    parser: &'p mut Parser<'t>,
    open: Vec<Frame<'t>>,
    relation: Relation,
}

impl Parser<'_> {
    /// An expression.
    pub(super) fn expression(&mut self) -> Result<(), SyntaxError> {
        let mut checker = Checker {
            parser: self,
            open: Vec::new(),
            relation: Relation::Open,
        };
        let mut step = Step::Expression;
        loop {
            step = match step {
                Step::Expression => checker.begin()?,
                Step::Operand => checker.operand()?,
                Step::Accesses => checker.accesses()?,
                Step::Operator => checker.operator()?,
                Step::End => match checker.open.pop() {
                    Some(frame) => checker.end(frame)?,
                    None => return Ok(()),
                },
            };
        }
    }
}

impl<'t> Checker<'_, 't> {
    fn open(&mut self, frame: Frame<'t>) -> Result<Step, SyntaxError> {
        if self.open.len() >= MAX_DEPTH {
            let message = format!("nested more than {MAX_DEPTH} deep");
            return Err(self.parser.error(self.parser.peek(), message));
        }
        self.open.push(frame);
        Ok(Step::Expression)
    }

    /// Goes on with the expression around a bracket that was closed.
    fn closed(&mut self, relation: Relation) -> Step {
        self.relation = relation;
        Step::Accesses
    }

    fn begin(&mut self) -> Result<Step, SyntaxError> {
        if self.parser.skip("if") {
            return self.open(Frame::Condition);
        }
        self.relation = Relation::Open;
        Ok(Step::Operand)
    }

    fn operand(&mut self) -> Result<Step, SyntaxError> {
        let mut negative = false;
        while matches!(self.parser.peek().text, "-" | "!") {
            negative = self.parser.take().text == "-";
        }
        if negative && self.parser.peek().kind == Kind::Integer {
            literal::check_integer(self.parser.take(), true)?;
            return Ok(Step::Operator);
        }
        self.primary()
    }

    fn primary(&mut self) -> Result<Step, SyntaxError> {
        let token = self.parser.take();
        match (token.kind, token.text) {
            (Kind::Integer, _) => literal::check_integer(token, false)?,
            (Kind::Text, _) => drop(literal::text(token, Asterisk::Plain)?),
            (Kind::Keyword, "true" | "false") => {}
            (Kind::Identifier, _) if matches!(self.parser.peek().text, "::" | "(") => {
                return self.entity_or_function(token);
            }
            (Kind::Identifier, word) if VARIABLES.contains(&word) => {}
            (_, "(") => return self.open(Frame::Group(self.relation)),
            (_, "[") => return self.item(self.relation, List::Set),
            (_, "{") => return self.entry(self.relation, HashSet::new()),
            _ => return Err(self.parser.error(token, "invalid primary")),
        }
        Ok(Step::Accesses)
    }

    /// What begins with an identifier and `::` or a parenthesis.
    fn entity_or_function(&mut self, first: Token<'t>) -> Result<Step, SyntaxError> {
        let mut path = vec![first.text];
        loop {
            let sign = self.parser.take();
            if sign.text == "(" {
                return match name::function_complaint(&path.join("::")) {
                    Some(complaint) => Err(self.parser.error(first, complaint)),
                    None => self.item(self.relation, List::Function),
                };
            }
            if sign.text != "::" {
                return Err(self.parser.error(sign, "unexpected token"));
            }
            let part = self.parser.take();
            match part.kind {
                Kind::Identifier => path.push(part.text),
                Kind::Text => {
                    literal::text(part, Asterisk::Plain)?;
                    return Ok(Step::Accesses);
                }
                _ => return Err(self.parser.error(part, "unexpected token")),
            }
        }
    }

    fn accesses(&mut self) -> Result<Step, SyntaxError> {
        loop {
            if self.parser.skip(".") {
                let name = self.parser.identifier("expected ident")?;
                if self.parser.skip("(") {
                    return self.item(self.relation, List::Method(name, 0));
                }
            } else if self.parser.skip("[") {
                let index = self.parser.take();
                if index.kind != Kind::Text {
                    return Err(self.parser.error(index, "unexpected token"));
                }
                literal::text(index, Asterisk::Plain)?;
                self.parser.exact("]")?;
            } else {
                return Ok(Step::Operator);
            }
        }
    }

    fn operator(&mut self) -> Result<Step, SyntaxError> {
        self.relation = match (self.parser.peek().text, self.relation) {
            ("&&" | "||", _) => Relation::Open,
            ("+" | "-" | "*", relation @ (Relation::Open | Relation::Right)) => relation,
            ("<" | "<=" | ">" | ">=" | "!=" | "==" | "in", Relation::Open) => Relation::Right,
            ("has" | "like" | "is", Relation::Open) => return self.test(),
            _ => return Ok(Step::End),
        };
        self.parser.take();
        Ok(Step::Operand)
    }

    /// `has`, `like` or `is` with what they have on their right.
    fn test(&mut self) -> Result<Step, SyntaxError> {
        self.relation = Relation::Done;
        match self.parser.take().text {
            "has" => self.has()?,
            "like" => {
                let pattern = self.parser.take();
                if pattern.kind != Kind::Text {
                    return Err(self.parser.error(pattern, "expected string literal"));
                }
                literal::text(pattern, Asterisk::Wildcard)?;
            }
            _ => {
                self.parser.path()?;
                if self.parser.skip("in") {
                    self.relation = Relation::Right;
                    return Ok(Step::Operand);
                }
            }
        }
        Ok(Step::Operator)
    }

    fn has(&mut self) -> Result<(), SyntaxError> {
        let attribute = self.parser.take();
        match attribute.kind {
            Kind::Identifier => {
                while self.parser.skip(".") {
                    self.parser.identifier("expected ident after dot")?;
                }
                Ok(())
            }
            Kind::Text => literal::text(attribute, Asterisk::Plain).map(drop),
            _ => Err(self.parser.error(attribute, "expected ident or string")),
        }
    }

    /// What follows an expression in what it stood in.
    fn end(&mut self, frame: Frame<'t>) -> Result<Step, SyntaxError> {
        match frame {
            Frame::Condition => {
                self.parser.exact("then")?;
                self.open(Frame::Consequence)
            }
            Frame::Consequence => {
                self.parser.exact("else")?;
                self.open(Frame::Alternative)
            }
            Frame::Alternative => Ok(Step::End),
            Frame::Group(relation) => {
                self.parser.exact(")")?;
                Ok(self.closed(relation))
            }
            Frame::List(relation, list) => self.next_item(relation, list),
            Frame::Record(relation, record) => self.next_entry(relation, record),
        }
    }

    /// A list goes on behind one of its items.
    fn next_item(&mut self, relation: Relation, list: List<'t>) -> Result<Step, SyntaxError> {
        if !self.parser.skip(",") && !self.parser.is_at(list.end()) {
            return Err(self.parser.no_comma());
        }
        let list = match list {
            List::Method(name, arguments) => List::Method(name, arguments + 1),
            other => other,
        };
        self.item(relation, list)
    }

    /// An item of a list, or the list's end.
    fn item(&mut self, relation: Relation, list: List<'t>) -> Result<Step, SyntaxError> {
        if !self.parser.skip(list.end()) {
            return self.open(Frame::List(relation, list));
        }
        if let List::Method(name, arguments) = list
            && let Some(complaint) = name::method_complaint(name.text, arguments)
        {
            return Err(self.parser.error(name, complaint));
        }
        Ok(self.closed(relation))
    }

    /// A record goes on behind one of its values.
    fn next_entry(&mut self, relation: Relation, record: Record<'t>) -> Result<Step, SyntaxError> {
        let Record { mut known, key } = record;
        let (token, key) = key;
        if known.contains(&key) {
            return Err(self.parser.error(token, format!("duplicate key: {key}")));
        }
        known.insert(key);
        if !self.parser.skip(",") && !self.parser.is_at("}") {
            return Err(self.parser.no_comma());
        }
        self.entry(relation, known)
    }

    /// A key and a colon, or the record's end.
    fn entry(
        &mut self,
        relation: Relation,
        known: HashSet<Cow<'t, str>>,
    ) -> Result<Step, SyntaxError> {
        if self.parser.skip("}") {
            return Ok(self.closed(relation));
        }
        let token = self.parser.take();
        let key = match token.kind {
            Kind::Identifier => Cow::Borrowed(token.text),
            Kind::Text => literal::text(token, Asterisk::Plain)?,
            _ => return Err(self.parser.error(token, "expected ident or string")),
        };
        self.parser.exact(":")?;
        let key = (token, key);
        self.open(Frame::Record(relation, Record { known, key }))
    }
}
