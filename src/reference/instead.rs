//! What to write in place of a field that a kind does not have.

use std::fmt;

use super::field::{find, object_in, paths};
use crate::finding::nearest;
use crate::go::object_types::OBJECT_META;
use crate::release::Release;
use crate::resource::{Kind, Replaced, replaced};

/// What to write instead, or where the field is to be had.
#[derive(Debug, PartialEq, Eq)]
pub enum Instead {
    /// Other releases have the field.
    OtherReleases(Span),
    /// Something else replaced it.
    Replaced(&'static Replaced),
    /// The nearest name at the same place.
    Nearest(&'static str),
    /// A field of that name stands at this path alone.
    Elsewhere(String),
}

/// The first and the last release of some, where they are not all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    first: &'static str,
    last: Option<&'static str>,
}

impl Span {
    /// The releases for which something holds; none where it holds for none or for all.
    pub(super) fn of(has: impl Fn(Release) -> bool) -> Option<Span> {
        let mut those = Release::all().filter(|release| has(*release));
        let first = those.next()?;
        let last = those.last().unwrap_or(first);
        let is_open = last == Release::newest();
        let is_all = is_open && Release::all().next() == Some(first);
        (!is_all).then(|| Span {
            first: first.version(),
            last: (!is_open).then(|| last.version()),
        })
    }
}

/// Keys at the top of any object.
const TOP_LEVEL: [&str; 5] = ["apiVersion", "kind", "metadata", "spec", "status"];

/// What to write in place of a field that a kind does not have at a release, by its path.
pub fn instead(kind: &'static Kind, release: Release, path: &str) -> Option<Instead> {
    let (above, name) = path.rsplit_once('.').unwrap_or(("", path));
    let has = |release| kind.releases.contains(release) && find(kind, release, path).is_some();
    let other_releases = || Span::of(has).map(Instead::OtherReleases);
    let replaced = || replaced(kind.name, path).map(Instead::Replaced);
    let near = || nearest(name, siblings(kind, release, above)).map(Instead::Nearest);
    other_releases()
        .or_else(replaced)
        .or_else(near)
        .or_else(|| elsewhere(kind, release, name))
}

/// The names at a place.
fn siblings(kind: &'static Kind, release: Release, above: &str) -> Vec<&'static str> {
    match above {
        "" => TOP_LEVEL.to_vec(),
        "metadata" => OBJECT_META.fields.iter().map(|field| field.json).collect(),
        above => {
            let place = find(kind, release, above);
            let fields = place.map(|place| object_in(place.shape).fields());
            let fields = fields.into_iter().flatten();
            fields.map(|field| field.json).collect()
        }
    }
}

/// The one path at which a field of a name stands.
fn elsewhere(kind: &'static Kind, release: Release, name: &str) -> Option<Instead> {
    let paths = paths(kind, release);
    let is_of_name = |path: &&String| path.rsplit('.').next() == Some(name);
    let mut those = paths.iter().filter(is_of_name);
    let only = those.next().filter(|_| those.next().is_none())?;
    Some(Instead::Elsewhere(only.clone()))
}

impl fmt::Display for Instead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Instead::OtherReleases(span) => write!(f, "releases that have it: {span}"),
            Instead::Replaced(row) => write!(f, "instead: {}", row.instead),
            Instead::Nearest(name) => write!(f, "nearest: `{name}`"),
            Instead::Elsewhere(path) => write!(f, "it stands at `{path}`"),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            None => write!(f, "{} and later", self.first),
            Some(last) if last == self.first => f.write_str(last),
            Some(last) => write!(f, "{} to {last}", self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::release::pick;
    use crate::resource::{KINDS, REPLACED};

    #[track_caller]
    fn case(version: &str, path: &str, expected: Option<&str>) {
        let release = pick(version).expect("a release");
        let found = instead(&KINDS[0], release, path);
        assert_eq!(
            found.map(|it| it.to_string()).as_deref(),
            expected,
            "{path}"
        );
    }

    #[test]
    fn a_way_out_is_named_where_there_is_one() {
        case(
            "0.27.2",
            "spec.replicas",
            Some("releases that have it: v0.30.0 and later"),
        );
        case(
            "0.44",
            "spec.port",
            Some("instead: `proxyPort`; `port` went with v0.15.0"),
        );
        case("0.44", "spec.trasport", Some("nearest: `transport`"));
        case(
            "0.44",
            "spec.headerForward.addHeadersFromSecret[0].header_name",
            Some("nearest: `headerName`"),
        );
        case(
            "0.44",
            "spec.serviceName",
            Some("it stands at `spec.telemetryConfigRef.serviceName`"),
        );
        case(
            "0.44",
            "oidcConfigRef",
            Some("it stands at `spec.oidcConfigRef`"),
        );
        case("0.44", "spek", Some("nearest: `spec`"));
        case("0.44", "spec.nothingLikeIt", None);
    }

    #[test]
    fn what_is_replaced_is_no_field_of_any_release() {
        for row in REPLACED {
            let kind = KINDS.iter().find(|kind| kind.name == row.kind);
            let kind = kind.unwrap_or_else(|| panic!("no kind {}", row.kind));
            let mut releases = Release::all();
            let is_field = releases.any(|release| find(kind, release, row.path).is_some());
            assert!(!is_field, "{} has {}", row.kind, row.path);
        }
    }
}
