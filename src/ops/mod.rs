//! What can be done with an input: one function a task, all over one plan. Options in, outcome out; nothing is printed here.

mod cluster;
mod input;
mod plan;
pub mod releases;
pub mod settings;

pub use cluster::{Cluster, Entry, Judges, Stored};
pub use input::Input;
pub use plan::{Options, Plan, Resource, plan};
