//! How plans are shown: one file a form.

mod count;
pub mod diff;
pub mod dump;
pub mod findings;
pub mod hashes;
pub mod human;
pub mod json;
pub mod manifests;
pub mod name_references;
pub mod picture;
pub mod resource_list;
pub mod rule;
mod style;
pub mod topic;
pub mod upgrade;
pub mod versions;
mod visible;
