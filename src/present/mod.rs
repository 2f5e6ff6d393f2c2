//! How plans are shown: one file a form.

mod count;
pub mod diff;
pub mod findings;
pub mod hashes;
pub mod human;
pub mod json;
pub mod manifests;
pub mod picture;
pub mod rule;
mod style;
pub mod topic;
pub mod upgrade;
pub mod versions;
mod visible;
