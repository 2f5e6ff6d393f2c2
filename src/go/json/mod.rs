//! Go's JSON: what `encoding/json` (Go 1.26) and `sigs.k8s.io/json` read and write, byte for byte.
//!
//! Reading gives a [`Node`](crate::tree::Node) with places; writing takes a node or anything that serde serializes. Turning
//! HTML escapes off (`Encoder.SetEscapeHTML`) is left out: nothing in the operator does it.

mod escape;
mod format;
mod read;
mod scan;
mod text;
mod write;

#[cfg(test)]
mod tests;

pub use super::float::{json as float64_text, json32 as float32_text};
pub use format::{GoFormatter, to_string};
pub use read::{Document, Duplicate, read, read_any, read_document, read_prefix};
pub use scan::SyntaxError;
pub use text::{compact, indent};
pub use write::{marshal, string_text};
