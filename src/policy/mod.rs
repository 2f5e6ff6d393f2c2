//! Cedar policies beyond their syntax: what the proxy will make of them.
//!
//! Whether a policy can be read is cedar-go's to say ([`crate::go::cedar`]). Here is what comes after: which requests the proxy
//! makes ([`requests`]), what in a policy does not fit them ([`inspect`]), and what it decides ([`decide`]). Two things are
//! the proxy's own and no other Cedar's: a request is denied whenever evaluating any policy fails, and numbers in arguments and
//! claims are decimals.

mod entities;
mod evaluate;
mod extension;
mod gather;
mod head;
mod inspect;
mod judge;
mod kinds;
mod list;
mod literals;
mod never;
mod problem;
mod replaced;
pub mod requests;
mod setting;
#[cfg(test)]
mod tests;
mod world;

pub use entities::{Attributes, Entities, Entity, Read, Uid, Value, read as read_entities};
pub use evaluate::{Decision, Evaluator, Failure, Request, Unsupported, decide};
pub use inspect::inspect;
pub use kinds::Kinds;
pub use problem::{Outcome, Part, Problem, ProblemKind};
pub use setting::{DEFAULT_GROUP_TYPE, Setting};
