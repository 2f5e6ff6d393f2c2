//! A kind or a field, looked up, with all that is known of it.

use std::fmt;

use super::field::find;
use super::instead::{Instead, instead};
use super::kind::{UnknownKind, kind};
use super::member::{Member, member, members, of_metadata};
use crate::admission::cel;
use crate::admission::shape::Shape;
use crate::go::object_types::OBJECT_META;
use crate::release::Release;
use crate::resource::Kind;

/// What is looked up.
#[derive(Debug)]
pub enum Topic {
    /// A kind, with its `spec`.
    Kind(&'static Kind, Member),
    /// A field of a kind.
    Field(&'static Kind, Member),
}

/// Why a topic is not known.
#[derive(Debug, PartialEq, Eq)]
pub enum UnknownTopic {
    /// Its first word means no kind.
    Kind(UnknownKind),
    /// The kind has no such field.
    Field {
        /// The kind.
        kind: &'static str,
        /// Path of the field that is not there.
        path: String,
        /// The release that does not have it.
        version: &'static str,
        /// What to write instead.
        instead: Option<Instead>,
    },
}

/// Looks up `KIND` or `KIND.PATH`. Indices of lists may be left out.
///
/// # Errors
/// Where there is no such kind or field at the release.
pub fn look_up(topic: &str, release: Release) -> Result<Topic, UnknownTopic> {
    let (word, path) = match topic.split_once('.') {
        Some((word, path)) => (word, Some(path)),
        None => (topic, None),
    };
    let kind = kind(word, release).map_err(UnknownTopic::Kind)?;
    let Some(path) = path else {
        return Ok(Topic::Kind(kind, spec(kind, release)));
    };
    let found = at_top(kind, release, path).or_else(|| below_top(kind, release, path));
    match found {
        Some(member) => Ok(Topic::Field(kind, member)),
        None => Err(UnknownTopic::Field {
            kind: kind.name,
            path: path.to_owned(),
            version: release.version(),
            instead: instead(kind, release, path),
        }),
    }
}

/// The `spec` of a kind.
fn spec(kind: &'static Kind, release: Release) -> Member {
    let shape = Shape::new(&kind.spec, release);
    Member {
        rules: cel::messages(shape).collect(),
        below: members(shape, "spec"),
        ..Member::new("spec", "object", "What is asked of the operator.")
    }
}

/// What is said of the keys at the top of a resource.
fn at_top(kind: &'static Kind, release: Release, path: &str) -> Option<Member> {
    let required = |member| Member {
        required: true,
        ..member
    };
    Some(match path {
        "apiVersion" => required(Member::new(path, "string", "API group and version.")),
        "kind" => required(Member::new(path, "string", "Kind of the resource.")),
        "metadata" => required(Member {
            below: of_metadata(OBJECT_META.fields, ""),
            ..Member::new(path, "object", "Names, labels and notes.")
        }),
        "spec" => spec(kind, release),
        "status" => Member::new(
            path,
            "object",
            "What the operator reports. What is written here is ignored.",
        ),
        _ => return None,
    })
}

/// A field of `metadata` or `spec`.
fn below_top(kind: &'static Kind, release: Release, path: &str) -> Option<Member> {
    if path.starts_with("metadata.") {
        return within(of_metadata(OBJECT_META.fields, ""), path);
    }
    let place = find(kind, release, path)?;
    let field = place.field?;
    Some(member(field, place.shape, path.to_owned()))
}

/// The member at a path among some and what is below them.
fn within(members: Vec<Member>, path: &str) -> Option<Member> {
    members.into_iter().find_map(|member| {
        if member.path == path {
            return Some(member);
        }
        within(member.below, path)
    })
}

impl fmt::Display for UnknownTopic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UnknownTopic::Kind(unknown) => unknown.fmt(f),
            UnknownTopic::Field {
                kind,
                path,
                version,
                instead,
            } => {
                write!(f, "{kind} has no field `{path}` at {version}")?;
                match instead {
                    Some(instead) => write!(f, "; {instead}"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl std::error::Error for UnknownTopic {}
