//! What can be done with an input: one function a task, all over one plan. Options in, outcome out; nothing is printed here.

mod cluster;
mod plan;
pub mod settings;

pub use cluster::{Cluster, Entry, Stored};
pub use plan::{Options, Plan, Planned, Resource, plan};
