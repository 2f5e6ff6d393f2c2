//! Places as SARIF names them.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Serialize;

use super::Text;
use crate::source::Repository;
use crate::span::Place;

/// What stands for the root of the repository.
const ROOT: &str = "%SRCROOT%";

/// The base that URIs are relative to, and what it is.
pub(super) type BaseIds = BTreeMap<&'static str, Base>;

#[derive(Serialize)]
pub(super) struct Base {
    description: Text,
}

/// The bases; where the root is differs from machine to machine, so that it is not said.
pub(super) fn base_ids() -> BaseIds {
    let description = Text {
        text: "the root of the repository".to_owned(),
    };
    BTreeMap::from([(ROOT, Base { description })])
}

/// From names of sources to URIs.
pub(super) struct Locator<'a> {
    repository: &'a Repository,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

impl<'a> Locator<'a> {
    pub(super) fn new(repository: &'a Repository) -> Self {
        Self { repository }
    }

    /// Where a source is.
    pub(super) fn artifact(&self, name: &str) -> Artifact {
        Self::at(&self.repository.path(name))
    }

    /// Where the file is that a built document names as its origin, if it is here.
    pub(super) fn origin(&self, origin: &str) -> Option<Artifact> {
        self.repository.origin(origin).as_deref().map(Self::at)
    }

    fn at(path: &str) -> Artifact {
        let encoded = percent_encoded(path);
        match path.starts_with('/') {
            true => Artifact {
                uri: format!("file://{encoded}"),
                uri_base_id: None,
            },
            false => Artifact {
                uri: encoded,
                uri_base_id: Some(ROOT),
            },
        }
    }
}

/// A path as the path of a URI (RFC 3986, section 3.3). A colon is encoded too, since it would end a scheme.
fn percent_encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => {
                // Writing to a string cannot fail.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

impl From<Place> for Region {
    fn from(place: Place) -> Self {
        Self {
            start_line: place.line,
            start_column: place.column,
            end_line: place.end_line,
            end_column: place.end_column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::percent_encoded;

    #[test]
    fn paths_become_uris() {
        assert_eq!(percent_encoded("a/b-c_1.yaml"), "a/b-c_1.yaml");
        assert_eq!(percent_encoded("ä b#:%.yaml"), "%C3%A4%20b%23%3A%25.yaml");
    }
}
