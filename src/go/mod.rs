//! What Go and its libraries do that Rust's do not: one file, or one folder, a behaviour, each tested with recorded facts.
//!
//! Nothing outside of this room works around Go.

pub mod base64;
pub mod cedar;
pub mod checksum;
pub mod decode;
pub mod dump;
pub mod duration;
pub mod float;
pub mod fold;
pub mod ip;
pub mod json;
pub mod json_text;
pub mod object_types;
pub mod pod_template;
pub mod pod_types;
pub mod quantity;
pub mod quote;
pub mod regexp;
pub mod strategic_merge;
pub mod strings;
pub mod time;
pub mod types;
mod unicode;
pub mod url;
mod verb;
pub mod yaml_scalar;
