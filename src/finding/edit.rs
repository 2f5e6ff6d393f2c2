//! Changes to a source text: splices by span, which leave everything else as it is.

use std::fmt;

use crate::span::Span;

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Whether it is certain to be what the author means.
    pub safe: bool,
    /// The splices it is made of.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Another word in the place of one, in the quotes that it stands in.
    pub fn word(text: &[u8], span: Span, word: &str, safe: bool) -> Self {
        let written = text.get(span.range()).unwrap_or_default();
        let text = match written {
            [first @ (b'"' | b'\''), .., last] if first == last => {
                let quote = char::from(*first);
                format!("{quote}{word}{quote}")
            }
            _ => word.to_owned(),
        };
        Self {
            safe,
            edits: vec![Edit { span, text }],
        }
    }
}

/// A text in the place of another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// What gives way; empty where text is put in.
    pub span: Span,
    /// What takes its place.
    pub text: String,
}

/// Why edits cannot be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// Two edits change the same text.
    Overlap,
    /// An edit lies outside of the text.
    Outside,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EditError::Overlap => "two changes concern the same text",
            EditError::Outside => "a change lies outside of the text",
        })
    }
}

impl std::error::Error for EditError {}

/// A text with edits applied, in any order.
///
/// # Errors
/// Where edits overlap or lie outside of the text; nothing is changed then.
pub fn apply(text: &[u8], edits: &[Edit]) -> Result<Vec<u8>, EditError> {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort();
    let mut out = Vec::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        let range = edit.span.range();
        if range.start < at {
            return Err(EditError::Overlap);
        }
        let kept = text.get(at..range.start).ok_or(EditError::Outside)?;
        text.get(range.clone()).ok_or(EditError::Outside)?;
        out.extend_from_slice(kept);
        out.extend_from_slice(edit.text.as_bytes());
        at = range.end;
    }
    out.extend_from_slice(text.get(at..).unwrap_or_default());
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit {
            span: Span::new(start, end),
            text: text.to_owned(),
        }
    }

    #[test]
    fn edits_are_applied_in_the_order_of_the_text() {
        let edits = [edit(4, 5, "B"), edit(0, 1, "A"), edit(2, 2, "+")];
        assert_eq!(apply(b"a-c-b", &edits), Ok(b"A-+c-B".to_vec()));
    }

    #[test]
    fn words_keep_their_quotes() {
        let text = b"a 'b' \"c\"";
        let word = |start, end| {
            Fix::word(text, Span::new(start, end), "x", true).edits[0]
                .text
                .clone()
        };
        assert_eq!([word(0, 1), word(2, 5), word(6, 9)], ["x", "'x'", "\"x\""]);
    }

    #[test]
    fn nothing_is_changed_twice() {
        let edits = [edit(0, 2, "x"), edit(1, 3, "y")];
        assert_eq!(apply(b"abc", &edits), Err(EditError::Overlap));
        assert_eq!(apply(b"abc", &[edit(2, 9, "")]), Err(EditError::Outside));
    }
}
