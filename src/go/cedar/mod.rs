//! Which Cedar policy texts the operator accepts, and what it says to the others.
//!
//! The operator reads a policy with `cedar.Policy.UnmarshalCedar` of cedar-go. That reads one policy and stops: what
//! follows it is only cut into tokens, never parsed. [`parse_policy`] checks syntax as that function does and builds
//! nothing; [`read_policy`] gives the tree of what was accepted. What a policy means is not this module's business.
//!
//! cedar-go recurses, so a policy nested deeply enough ends the operator's process (`goroutine stack exceeds
//! 1000000000-byte limit`): from about 190,000 records or 280,000 parentheses inside each other on. Here open brackets
//! stand in a list, and [`MAX_DEPTH`] ends it below the first of these.

mod error;
mod expression;
mod lexer;
mod literal;
mod name;
mod parser;
#[cfg(test)]
mod tests;
pub mod tree;

pub use error::SyntaxError;
pub use expression::MAX_DEPTH;

/// The cedar-go release whose rules hold; only what the operator was built with is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// cedar-go 1.6 (operator v0.23.0 to v0.33): an annotation has a value.
    V1_6,
    /// cedar-go 1.8 (operator v0.34.0 on): an annotation may stand without a value.
    V1_8,
}

/// What is known of an accepted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Offset in bytes behind the semicolon of the first policy; cedar-go ignores all tokens from there on.
    pub end: usize,
}

/// Checks a text as `cedar.Policy.UnmarshalCedar` does (cedar-go 1.6.0 and 1.8.0); the error is the one that it
/// reports, or that the nesting exceeds [`MAX_DEPTH`].
pub fn parse_policy(text: &str, dialect: Dialect) -> Result<Parsed, SyntaxError> {
    parser::Parser::new(lexer::tokens(text)?, dialect).policy()
}

/// The tree of the policy that [`parse_policy`] finds; none where it is deeper than [`tree::MAX_TREE_DEPTH`].
pub fn read_policy(text: &str, dialect: Dialect) -> Result<Option<tree::Policy>, SyntaxError> {
    let tokens = lexer::tokens(text)?;
    parser::Parser::new(tokens.clone(), dialect).policy()?;
    Ok(tree::read(tokens))
}
