//! Cedar policies beyond their syntax: what the proxy will make of them.
//!
//! Whether a policy can be read is cedar-go's to say ([`crate::go::cedar`]). Here is what comes after: which requests the proxy
//! makes ([`requests`]), what in a policy does not fit them ([`inspect`]), and what it decides ([`evaluate`]). Two things are
//! the proxy's own and no other Cedar's: a request is denied whenever evaluating any policy fails, and numbers in arguments and
//! claims are decimals.

mod entities;
mod extension;
mod kinds;
mod problem;
pub mod requests;
mod setting;

pub use entities::{Attributes, Entities, Entity, Read, Uid, Value, read as read_entities};
pub use kinds::Kinds;
pub use problem::{Outcome, Part, Problem, ProblemKind};
pub use setting::{DEFAULT_GROUP_TYPE, Setting};
