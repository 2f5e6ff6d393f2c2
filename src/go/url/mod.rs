//! URLs as Go reads, takes apart and writes them.
//!
//! Mirrors `net/url` of Go 1.26: `Parse`, `ParseRequestURI`, `URL.String`. What a URL refers to is not resolved, and queries are not
//! taken apart. Parts that were escaped need not be UTF-8, so they are bytes.

mod escape;
mod host;
#[cfg(test)]
mod tests;

use std::fmt;

use super::quote::quote;
use escape::{Mode, escape, sound, unescape};
pub use host::split_host_port;

/// A URL in parts (`url.URL`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Url {
    /// What stands before the first colon, in lower case.
    pub scheme: String,
    /// What stands behind the scheme where that is not a slash, up to the query: `a@b.c` in `mailto:a@b.c`.
    pub opaque: Vec<u8>,
    /// What stands before the `@`.
    pub user: Option<Userinfo>,
    /// The host without its escapes, with its port and the brackets of an IPv6 address.
    pub host: Vec<u8>,
    /// The path without its escapes.
    pub path: Vec<u8>,
    /// The path as it was written; empty where the path would be written that way anyhow.
    pub raw_path: Vec<u8>,
    /// The query as it was written, without `?`.
    pub raw_query: Vec<u8>,
    /// The fragment without `#` and its escapes.
    pub fragment: Vec<u8>,
    /// The fragment as it was written; empty where it would be written that way anyhow.
    raw_fragment: Vec<u8>,
    /// Whether a `?` with nothing behind it stood there.
    has_empty_query: bool,
    /// Whether there was a scheme and a path from the root, but no `//`.
    has_no_authority: bool,
}

/// User name and password without their escapes (`url.Userinfo`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Userinfo {
    /// The name.
    pub name: Vec<u8>,
    /// The password, if a colon stood there.
    pub password: Option<Vec<u8>>,
}

/// Why a text is no URL (`url.Error`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    url: Vec<u8>,
    reason: Reason,
}

/// What is wrong with a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    /// A reason that needs no more words.
    Plain(&'static str),
    /// A `%` without two hexadecimal digits, or one that may not stand there (`url.EscapeError`).
    Escape(Vec<u8>),
    /// A character that a host has only escaped (`url.InvalidHostError`).
    HostCharacter(u8),
    /// Something else than a port behind the host.
    Port(Vec<u8>),
    /// Something else than an IPv6 address in brackets.
    Address(super::ip::Error),
}

impl fmt::Display for Reason {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(text) => out.write_str(text),
            Self::Escape(text) => write!(out, "invalid URL escape {}", quote(text)),
            Self::HostCharacter(byte) => {
                write!(out, "invalid character {} in host name", quote(&[*byte]))
            }
            Self::Port(text) => write!(out, "invalid port {} after host", quote(text)),
            Self::Address(error) => write!(out, "invalid host: {error}"),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "parse {}: {}", quote(&self.url), self.reason)
    }
}

impl std::error::Error for Error {}

/// Reads a URL or a reference (`url.Parse`).
pub fn parse(text: &(impl AsRef<[u8]> + ?Sized)) -> Result<Url, Error> {
    let text = text.as_ref();
    let (rest, fragment) = cut(text, b'#');
    let mut url = parse_rest(rest, false).map_err(|reason| Error::new(rest, reason))?;
    let fragment = fragment.unwrap_or_default();
    url.fragment = unescape(fragment, Mode::Fragment).map_err(|reason| Error::new(text, reason))?;
    url.raw_fragment = unless_written_so(fragment, &url.fragment, Mode::Fragment);
    Ok(url)
}

/// Reads a URL with a scheme or a path from the root, in which `#` is nothing special (`url.ParseRequestURI`).
pub fn parse_request_uri(text: &(impl AsRef<[u8]> + ?Sized)) -> Result<Url, Error> {
    let text = text.as_ref();
    parse_rest(text, true).map_err(|reason| Error::new(text, reason))
}

impl Error {
    fn new(url: &[u8], reason: Reason) -> Self {
        let url = url.to_vec();
        Self { url, reason }
    }
}

/// Everything but the fragment.
fn parse_rest(text: &[u8], is_request: bool) -> Result<Url, Reason> {
    if text.iter().any(u8::is_ascii_control) {
        return Err(Reason::Plain("net/url: invalid control character in URL"));
    }
    if text.is_empty() && is_request {
        return Err(Reason::Plain("empty url"));
    }
    if text == b"*" {
        let path = text.to_vec();
        return Ok(Url {
            path,
            ..Url::default()
        });
    }
    let (scheme, rest) = split_scheme(text)?;
    let (rest, query) = cut(rest, b'?');
    let mut url = Url {
        scheme: String::from_utf8_lossy(scheme).to_ascii_lowercase(),
        raw_query: query.unwrap_or_default().to_vec(),
        has_empty_query: query == Some(b""),
        ..Url::default()
    };
    let has_scheme = !scheme.is_empty();
    if !rest.starts_with(b"/") {
        if has_scheme {
            url.opaque = rest.to_vec();
            return Ok(url);
        }
        refuse_reference(rest, is_request)?;
    }
    let may_have_authority = has_scheme || !is_request && !rest.starts_with(b"///");
    let path = match rest.strip_prefix(b"//") {
        Some(rest) if may_have_authority => {
            let end = rest.iter().position(|byte| *byte == b'/');
            let (authority, path) = rest.split_at(end.unwrap_or(rest.len()));
            (url.user, url.host) = host::parse_authority(&url.scheme, authority)?;
            path
        }
        _ => {
            url.has_no_authority = has_scheme;
            rest
        }
    };
    url.path = unescape(path, Mode::Path)?;
    url.raw_path = unless_written_so(path, &url.path, Mode::Path);
    Ok(url)
}

/// Refuses what has neither scheme nor root and is no reference either.
fn refuse_reference(text: &[u8], is_request: bool) -> Result<(), Reason> {
    if is_request {
        return Err(Reason::Plain("invalid URI for request"));
    }
    if cut(text, b'/').0.contains(&b':') {
        return Err(Reason::Plain(
            "first path segment in URL cannot contain colon",
        ));
    }
    Ok(())
}

/// The scheme, if there is one, and what stands behind its colon.
fn split_scheme(text: &[u8]) -> Result<(&[u8], &[u8]), Reason> {
    let end = text
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(byte));
    let (scheme, rest) = text.split_at(end.unwrap_or(text.len()));
    match (scheme.first(), rest.strip_prefix(b":")) {
        (None, Some(_)) => Err(Reason::Plain("missing protocol scheme")),
        (Some(b'a'..=b'z' | b'A'..=b'Z'), Some(rest)) => Ok((scheme, rest)),
        _ => Ok((b"", text)),
    }
}

/// What stands before the first `separator`, and what stands behind it if there is one.
fn cut(text: &[u8], separator: u8) -> (&[u8], Option<&[u8]>) {
    let mut parts = text.splitn(2, |byte| *byte == separator);
    (parts.next().unwrap_or_default(), parts.next())
}

/// What was written, or nothing where escaping the content gives the same.
fn unless_written_so(written: &[u8], content: &[u8], mode: Mode) -> Vec<u8> {
    if escape(content, mode) == written {
        return Vec::new();
    }
    written.to_vec()
}

impl Url {
    /// The host without its port and brackets (`URL.Hostname`).
    pub fn hostname(&self) -> &[u8] {
        host::split(&self.host).0
    }

    /// The digits of the port; empty where there are none (`URL.Port`).
    pub fn port(&self) -> &[u8] {
        host::split(&self.host).1
    }

    /// The URL as Go writes it (`URL.String`); it is UTF-8 if the text it was read from was.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut text = Vec::new();
        if !self.scheme.is_empty() {
            text.extend(self.scheme.bytes());
            text.push(b':');
        }
        if self.opaque.is_empty() {
            self.write_hierarchy(&mut text);
        } else {
            text.extend(&self.opaque);
        }
        if self.has_empty_query || !self.raw_query.is_empty() {
            text.push(b'?');
            text.extend(&self.raw_query);
        }
        if !self.fragment.is_empty() {
            text.push(b'#');
            let raw = sound(&self.raw_fragment, &self.fragment, Mode::Fragment);
            let escaped = || escape(&self.fragment, Mode::Fragment);
            text.extend(raw.map_or_else(escaped, <[u8]>::to_vec));
        }
        text
    }

    /// Writes user, host and path behind the scheme.
    fn write_hierarchy(&self, text: &mut Vec<u8>) {
        let has_authority = !self.host.is_empty() || self.user.is_some();
        let has_slashes = has_authority
            || !self.scheme.is_empty() && !self.path.is_empty() && !self.has_no_authority;
        if has_slashes {
            text.extend(b"//");
        }
        if let Some(user) = &self.user {
            text.extend(user.to_bytes());
            text.push(b'@');
        }
        text.extend(escape(&self.host, Mode::Host));
        let path = match (sound(&self.raw_path, &self.path, Mode::Path), &*self.path) {
            (Some(raw), _) => raw.to_vec(),
            // What a request to the whole server asks for.
            (None, b"*") => b"*".to_vec(),
            (None, path) => escape(path, Mode::Path),
        };
        if !self.host.is_empty() && !path.is_empty() && !path.starts_with(b"/") {
            text.push(b'/');
        }
        if text.is_empty() && cut(&path, b'/').0.contains(&b':') {
            text.extend(b"./");
        }
        text.extend(path);
    }
}

impl Userinfo {
    /// Name and password with their escapes (`Userinfo.String`).
    fn to_bytes(&self) -> Vec<u8> {
        let mut text = escape(&self.name, Mode::UserPassword);
        if let Some(password) = &self.password {
            text.push(b':');
            text.extend(escape(password, Mode::UserPassword));
        }
        text
    }
}

/// Writes the URL as [`Url::to_bytes`] does; bytes that are not UTF-8 become U+FFFD.
impl fmt::Display for Url {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&String::from_utf8_lossy(&self.to_bytes()))
    }
}
