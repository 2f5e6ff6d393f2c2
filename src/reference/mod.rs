//! What can be looked up: the fields of each kind at a release, as JSON Schema and in words. All of it is read off the
//! declarations in `resource`.

mod catalog;
mod field;
mod instead;
mod json_schema;
mod kind;
mod member;
mod metadata;
mod topic;
mod words;

pub use catalog::{Page, catalog};
pub use instead::{Instead, Span, instead};
pub use json_schema::{VERSIONS, of_all, of_kind};
pub use kind::{UnknownKind, kind};
pub use member::Member;
pub use topic::{Topic, UnknownTopic, look_up};
