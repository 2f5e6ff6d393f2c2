//! Kinds by the words that people use for them.

use std::fmt;

use super::instead::Span;
use crate::finding::nearest;
use crate::release::Release;
use crate::resource::kind::OTHER_KINDS;
use crate::resource::{KINDS, Kind};

/// Why a word means no kind.
#[derive(Debug, PartialEq, Eq)]
pub enum UnknownKind {
    /// Nothing is called so; the nearest that is.
    NoSuch(String, Option<&'static str>),
    /// A kind of other releases.
    OtherReleases(&'static str, Span),
    /// A kind of the operator that has no part in proxies.
    PassedOver(&'static str),
}

/// The kind that a word means at a release: by its name in any case, in the plural, or by a short name.
///
/// # Errors
/// Where there is none.
pub fn kind(word: &str, release: Release) -> Result<&'static Kind, UnknownKind> {
    if let Some(kind) = Kind::meant_by(word) {
        let other = Span::of(|release| kind.releases.contains(release));
        return match other.filter(|_| !kind.releases.contains(release)) {
            Some(span) => Err(UnknownKind::OtherReleases(kind.name, span)),
            None => Ok(kind),
        };
    }
    let mut others = OTHER_KINDS.into_iter();
    Err(match others.find(|name| name.eq_ignore_ascii_case(word)) {
        Some(name) => UnknownKind::PassedOver(name),
        None => {
            let names = KINDS.iter().map(|kind| kind.name);
            UnknownKind::NoSuch(word.to_owned(), nearest(word, names))
        }
    })
}

impl fmt::Display for UnknownKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnknownKind::NoSuch(word, Some(near)) => {
                write!(f, "there is no kind `{word}`; nearest: `{near}`")
            }
            UnknownKind::NoSuch(word, None) => {
                let names: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
                write!(
                    f,
                    "there is no kind `{word}`; there are {}",
                    names.join(", ")
                )
            }
            UnknownKind::OtherReleases(name, span) => {
                write!(
                    f,
                    "this release has no kind `{name}`; releases that have it: {span}"
                )
            }
            UnknownKind::PassedOver(name) => {
                write!(
                    f,
                    "`{name}` has no part in proxies, and its fields are not known"
                )
            }
        }
    }
}

impl std::error::Error for UnknownKind {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::pick;

    #[track_caller]
    fn case(version: &str, word: &str, expected: Result<&str, &str>) {
        let release = pick(version).expect("a release");
        let found = kind(word, release).map(|kind| kind.name);
        let found = found.map_err(|unknown| unknown.to_string());
        assert_eq!(
            found.as_ref().map(|it| *it).map_err(String::as_str),
            expected
        );
    }

    #[test]
    fn kinds_are_found_as_kubectl_finds_them() {
        case("0.44", "mcpremoteproxy", Ok("MCPRemoteProxy"));
        case("0.44", "MCPRemoteProxies", Ok("MCPRemoteProxy"));
        case("0.44", "mcprp", Ok("MCPRemoteProxy"));
        case("0.44", "authzcfg", Ok("MCPAuthzConfig"));
        let error =
            "this release has no kind `MCPAuthzConfig`; releases that have it: v0.30.0 and later";
        case("0.27.2", "authzcfg", Err(error));
        case(
            "0.44",
            "MCPRemotProxy",
            Err("there is no kind `MCPRemotProxy`; nearest: `MCPRemoteProxy`"),
        );
        let error = "`MCPServer` has no part in proxies, and its fields are not known";
        case("0.44", "mcpserver", Err(error));
    }
}
