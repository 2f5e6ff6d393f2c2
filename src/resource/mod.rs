//! The operator's kinds, each field in one place: its names in JSON and Go, the releases that have it, its constraints,
//! default and description.
//!
//! A kind is a Rust type that derives `Resource`. From the field table that the derive writes, everything that depends on
//! fields is derived: pruning, defaulting, validation, the config hash, `explain`, the JSON Schemas.

pub mod authz_config;
pub mod decode;
pub mod external_auth_config;
pub mod group;
pub mod kind;
mod object;
pub mod oidc_config;
pub mod remote_proxy;
mod replaced;
pub mod schema;
pub mod shared;
pub mod telemetry_config;
pub mod tool_config;
mod value;

pub use kind::{KINDS, Kind};
pub use object::Object;
pub use replaced::{REPLACED, Replaced, replaced};
pub use schema::Schema;
pub use value::{Duration, GoStruct, GoType, Raw, Slice, StringMap};

#[cfg(test)]
mod tests;
