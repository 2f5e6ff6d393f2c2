//! What can be done with an input: one function a task, all over one plan. Options in, outcome out; nothing is printed here.

pub mod baseline;
pub mod crds;
pub mod diff;
pub mod fix;
pub mod function;
pub mod hash;
pub mod releases;
pub mod settings;
pub mod skew;
pub mod unresolved;
pub mod upgrade;
pub mod validate;
