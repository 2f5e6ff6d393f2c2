//! Where a text may hold the values of Secrets, which must not be shown.

use memchr::memmem;

use super::Source;
use crate::span::Span;

/// The kind.
const KIND: &[u8] = b"Secret";

/// What separates documents, at the beginning of a line.
const SEPARATOR: &[u8] = b"\n---";

impl Source {
    /// Whether a place lies in a document that may hold a Secret; also where it cannot be decoded, and by the text alone.
    pub fn may_be_secret(&self, span: Span) -> bool {
        may_be_secret(self.text(), span.start as usize)
    }
}

/// Whether a place lies in a document that may hold a Secret.
pub fn may_be_secret(text: &[u8], at: usize) -> bool {
    let (before, behind) = text.split_at(at.min(text.len()));
    let start = memmem::rfind(before, SEPARATOR).map_or(0, |at| at + 1);
    let end = memmem::find(behind, SEPARATOR).map_or(text.len(), |end| before.len() + end);
    let document = text.get(start..end).unwrap_or_default();
    memmem::find_iter(document, KIND).any(|at| {
        let (before, behind) = document.split_at(at);
        is_kind(before) && ends(&behind[KIND.len()..])
    })
}

/// Whether a text ends with the key `kind`, in quotes or not.
fn is_kind(text: &[u8]) -> bool {
    let plain = |text: &[u8]| {
        let end = text.iter().rposition(|byte| !b" \t\r\n\"'".contains(byte));
        end.map_or(0, |end| end + 1)
    };
    let key = text.get(..plain(text)).unwrap_or_default();
    let Some(key) = key.strip_suffix(b":") else {
        return false;
    };
    key.get(..plain(key)).unwrap_or_default().ends_with(b"kind")
}

/// Whether a word ends where a text begins.
fn ends(text: &[u8]) -> bool {
    text.first()
        .is_none_or(|byte| !byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::may_be_secret;

    #[track_caller]
    fn case(text: &str, mark: &str, expected: bool) {
        let at = text.find(mark).expect("the mark");
        assert_eq!(may_be_secret(text.as_bytes(), at), expected, "{text}");
    }

    #[test]
    fn secrets_are_known_by_their_text() {
        case("kind: Secret\ndata: x", "x", true);
        case("data: x\nkind: 'Secret' # y", "x", true);
        case("{\"kind\":\"Secret\",\"data\": \"x\"}", "x", true);
        case("kind: Secret\n---\nkind: ConfigMap\ndata: x", "x", false);
        case("kind: ConfigMap\ndata: x\n---\nkind: Secret\n", "x", false);
        case("kind: SecretStore\ndata: x", "x", false);
        case("kind: SealedSecret\ndata: x", "x", false);
    }
}
