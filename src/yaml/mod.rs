//! YAML as kubectl reads it, and written such that kubectl reads it back.
//!
//! [`read`] reads one document, [`documents`] a whole file; the result is a tree of JSON values that know their places.
//! [`mod@write`] makes the text of a document.
//!
//! The text goes through `source` (characters), `scan` (tokens), `grammar` (events), `record` (aliases) and `compose` (values).
//! All follow `go.yaml.in/yaml/v2` v2.4.3 to the letter: what Go accepts by mistake is accepted here, too. The grammar is our own
//! because the crates that have one read other languages (`[a?b]`, `{b:}`, `"\/"`), and the nearest one panics on `[!a, b]`.

mod budget;
mod compose;
mod error;
mod grammar;
mod map;
mod offset;
mod record;
mod scan;
mod source;
mod stream;
pub mod write;

use crate::span::Span;
use crate::tree::Node;

pub use error::{Error, ErrorKind};
pub use map::{Again, Duplicate};
pub use offset::offset_of;
pub use stream::{Documents, Piece, documents, looks_like_json};

/// How much a text may ask for; beyond that, reading fails where Go would go on.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How deep lists and maps may be nested, at most 10,000 as in Go. Much more than the default needs a bigger stack to drop.
    pub depth: usize,
    /// How many bytes of memory aliases may add.
    pub expansion: usize,
    /// How many bytes a text may have, at most 4 GiB.
    pub size: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            depth: 1_000,
            expansion: 64 << 20,
            size: 1 << 30,
        }
    }
}

impl Limits {
    fn check_size(&self, text: &[u8]) -> Result<(), Error> {
        let most = self.size.min(u32::MAX as usize);
        if text.len() <= most {
            return Ok(());
        }
        let span = Span::new(most, text.len());
        let problem = format!("longer than {most} bytes");
        Err(Error::new(ErrorKind::Limit, span, problem))
    }
}

/// A document that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The value; `null` for an empty text.
    pub root: Node,
    /// Keys that stand in a map again, in the order of the text.
    pub duplicates: Vec<Duplicate>,
}

/// Reads the first document of a text, as `sigs.k8s.io/yaml` v1.6.0 `YAMLToJSON` does; what follows is ignored.
///
/// Spans count from the beginning of the text. Errors: what Go refuses, and what is beyond the limits.
pub fn read(text: &[u8], limits: &Limits) -> Result<Document, Error> {
    limits.check_size(text)?;
    compose::compose(&source::Source::decode(text, 0)?, limits)
}

#[cfg(test)]
mod tests;
