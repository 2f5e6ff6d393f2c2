//! Child processes: what other programs do for us. Nothing else in the library starts one.

pub mod build;
pub mod external_diff;
pub mod git;
