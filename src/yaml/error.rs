//! Why a text is not read.

use std::borrow::Cow;
use std::fmt;

use crate::span::Span;

/// What kind of thing is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// Bytes that are no text, or characters that YAML does not allow.
    Characters,
    /// The grammar of YAML.
    Syntax,
    /// Something that cannot be decoded, though the grammar is right, such as a tag that does not fit.
    Meaning,
    /// A value or a key that JSON does not have.
    Json,
    /// A line of a stream that begins with `---` but does not separate documents.
    Separator,
    /// The grammar of JSON, in a stream that began as JSON.
    JsonSyntax,
    /// One of our own limits; Go would read on.
    Limit,
}

/// A text that Go does not read, or that is beyond our limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What kind of thing is wrong.
    pub kind: ErrorKind,
    /// Where it is wrong.
    pub span: Span,
    /// The line that Go names, which is not always the line of the span; 0 where it names none.
    pub line: u32,
    /// What is wrong, in Go's words without `yaml: line 3: `.
    pub problem: Cow<'static, str>,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, span: Span, problem: impl Into<Cow<'static, str>>) -> Self {
        Self {
            kind,
            span,
            line: 0,
            problem: problem.into(),
        }
    }

    /// The error as kubectl's stream decoder words it (`k8s.io/apimachinery` `util/yaml`).
    pub fn in_stream(&self) -> String {
        match self.kind {
            ErrorKind::Separator | ErrorKind::JsonSyntax | ErrorKind::Limit => self.to_string(),
            _ => format!("error converting YAML to JSON: {self}"),
        }
    }
}

impl std::error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            ErrorKind::Characters | ErrorKind::Syntax | ErrorKind::Meaning => {
                f.write_str("yaml: ")?;
            }
            _ => {}
        }
        if self.line != 0 {
            write!(f, "line {}: ", self.line)?;
        }
        f.write_str(&self.problem)
    }
}
