//! What the operator checks, apart from the configurations' own checks.

pub mod authz;
pub mod ca_bundle;
pub mod secret;
pub mod url;
