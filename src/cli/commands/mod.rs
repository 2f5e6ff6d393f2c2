//! One file a command: its arguments to options, its outcome to a form and an exit status.

pub(super) mod completion;
pub(super) mod diff;
pub(super) mod dump;
pub(super) mod explain;
pub(super) mod function;
pub(super) mod hash;
pub(super) mod plan;
pub(super) mod render;
pub(super) mod schema;
pub(super) mod upgrade;
pub(super) mod validate;
pub(super) mod versions;
