//! What can be looked up: the fields of each kind at a release, as JSON Schema and in words. All of it is read off the
//! declarations in `resource`.

mod catalog;
mod json_schema;
mod topic;

pub use catalog::{Page, catalog};
pub use json_schema::{of_all, of_kind};
pub use topic::{Lookup, Member, Topic, look_up};
