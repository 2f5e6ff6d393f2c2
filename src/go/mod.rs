//! What Go and its libraries do that Rust's do not, one file a behaviour, each with its table of recorded facts.
//!
//! No other room works around Go.

pub mod types;
