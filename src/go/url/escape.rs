//! Percent signs in URLs: which bytes need one in which part (Go's `net/url`, `escape` and `unescape`).

use super::Reason;

/// A part of a URL, each with its own rules (Go's `encoding`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// A path with its slashes.
    Path,
    /// A host.
    Host,
    /// The zone of an IPv6 address.
    Zone,
    /// A user name or password.
    UserPassword,
    /// A fragment.
    Fragment,
}

impl Mode {
    /// What stands as it is, beside letters, digits and `-_.~`.
    fn literals(self) -> &'static [u8] {
        match self {
            Self::Path => b"$&+,/:;=@",
            Self::Host | Self::Zone => b"!$&'()*+,;=:[]<>\"",
            Self::UserPassword => b"$&+,;=",
            Self::Fragment => b"$&+,/:;=?@!()*",
        }
    }

    /// Whether a byte is escaped.
    fn escapes(self, byte: u8) -> bool {
        !byte.is_ascii_alphanumeric()
            && !b"-_.~".contains(&byte)
            && !self.literals().contains(&byte)
    }

    /// Whether an escape for a byte may not stand in the part.
    fn forbids_escape(self, byte: u8, written: &[u8]) -> bool {
        match self {
            Self::Path | Self::UserPassword | Self::Fragment => false,
            // A host has escapes for bytes beyond ASCII only, and for the percent sign before a zone.
            Self::Host => byte < 0x80 && written != b"%25",
            Self::Zone => written != b"%25" && byte != b' ' && Self::Host.escapes(byte),
        }
    }

    /// Whether a byte may only stand there escaped.
    fn forbids(self, byte: u8) -> bool {
        matches!(self, Self::Host | Self::Zone) && byte.is_ascii() && self.escapes(byte)
    }
}

/// The content of a part of a URL.
pub(super) fn unescape(text: &[u8], mode: Mode) -> Result<Vec<u8>, Reason> {
    let mut content = Vec::with_capacity(text.len());
    let mut rest = text;
    while let [first, more @ ..] = rest {
        if *first == b'%' {
            let written = rest.get(..3).unwrap_or(rest);
            let byte = escaped_byte(written).filter(|byte| !mode.forbids_escape(*byte, written));
            content.push(byte.ok_or_else(|| Reason::Escape(written.to_vec()))?);
            rest = rest.get(3..).unwrap_or_default();
        } else if mode.forbids(*first) {
            return Err(Reason::HostCharacter(*first));
        } else {
            content.push(*first);
            rest = more;
        }
    }
    Ok(content)
}

/// The byte that an escape stands for.
fn escaped_byte(written: &[u8]) -> Option<u8> {
    let [_, high, low] = written else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
}

/// A part of a URL with this content.
pub(super) fn escape(content: &[u8], mode: Mode) -> Vec<u8> {
    let mut text = Vec::with_capacity(content.len());
    for byte in content {
        if mode.escapes(*byte) {
            text.extend(format!("%{byte:02X}").bytes());
        } else {
            text.push(*byte);
        }
    }
    text
}

/// The part as it was written, if that is sound and still means the content (`validEncoded`).
pub(super) fn sound<'a>(raw: &'a [u8], content: &[u8], mode: Mode) -> Option<&'a [u8]> {
    let is_sound = |byte: &u8| b"!$&'()*+,;=:@[]%".contains(byte) || !mode.escapes(*byte);
    let means_content = |raw: &&[u8]| unescape(raw, mode).is_ok_and(|it| it == content);
    let is_there = !raw.is_empty() && raw.iter().all(is_sound);
    is_there.then_some(raw).filter(means_content)
}
