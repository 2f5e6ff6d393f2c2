//! A field, looked up by its path, with all that is known of it.

use crate::admission::shape::{self, Shape};
use crate::finding::nearest;
use crate::go::types::{Field, Type};
use crate::release::Release;
use crate::resource::schema::{Check, Literal};
use crate::resource::{KINDS, Kind, Schema, replaced};

/// What is known of a kind or a field.
#[derive(Debug)]
pub struct Topic {
    /// The kind.
    pub kind: &'static str,
    /// The field itself; none for a kind.
    pub field: Option<Member>,
    /// The fields below.
    pub below: Vec<Member>,
}

/// A field in words.
#[derive(Debug)]
pub struct Member {
    /// Its path below the kind, such as `spec.remoteUrl`.
    pub path: String,
    /// Its type: `string`, `[]string`, `object`, …
    pub ty: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it is.
    pub doc: &'static str,
    /// What it is when it is left out.
    pub default: Option<String>,
    /// What its value must keep to.
    pub bounds: Vec<String>,
    /// The releases that have it; none where all do.
    pub releases: Option<String>,
    /// The fields below it.
    pub below: Vec<Member>,
}

/// Why a topic is not known.
#[derive(Debug, PartialEq, Eq)]
pub enum Lookup {
    /// No kind has that name; the nearest that is.
    NoKind(Option<&'static str>),
    /// The kind has no such field.
    NoField {
        /// The kind.
        kind: &'static str,
        /// Path of the field that is not there.
        path: String,
        /// The nearest that is, or what replaced it.
        help: Option<String>,
    },
}

/// Looks up `KIND` or `KIND.PATH`. Kinds are found in the plural, and in any case.
///
/// # Errors
/// Where there is no such kind or field at the release.
pub fn look_up(topic: &str, release: Release) -> Result<Topic, Lookup> {
    let (word, path) = topic.split_once('.').unwrap_or((topic, ""));
    let kind = kind(word, release)?;
    let root = Shape::new(&kind.spec, release);
    match path {
        "" | "spec" => Ok(Topic {
            kind: kind.name,
            field: None,
            below: members(root, "spec"),
        }),
        path => {
            let found = shape::at(kind, release, path);
            let (field, shape) = found.ok_or_else(|| no_field(kind, release, path))?;
            let field = member(field, shape, path.to_owned(), release);
            Ok(Topic {
                kind: kind.name,
                below: members(shape, path),
                field: Some(field),
            })
        }
    }
}

fn kind(word: &str, release: Release) -> Result<&'static Kind, Lookup> {
    let is_meant = |kind: &&Kind| {
        kind.name.eq_ignore_ascii_case(word) || kind.plural.eq_ignore_ascii_case(word)
    };
    let mut kinds = KINDS.iter().filter(|kind| kind.releases.contains(release));
    kinds.find(is_meant).ok_or_else(|| {
        let names = KINDS.iter().map(|kind| kind.name);
        Lookup::NoKind(nearest(word, names))
    })
}

fn no_field(kind: &'static Kind, release: Release, path: &str) -> Lookup {
    let (above, name) = path.rsplit_once('.').unwrap_or(("", path));
    let known = match above {
        "" => vec!["spec"],
        "spec" => names(Shape::new(&kind.spec, release)),
        above => shape::at(kind, release, above).map_or_else(Vec::new, |(_, shape)| names(shape)),
    };
    let gone = replaced(kind.name, path).map(|replaced| format!("instead: {}", replaced.instead));
    let near = || nearest(name, known).map(|near| format!("nearest: `{near}`"));
    Lookup::NoField {
        kind: kind.name,
        path: path.to_owned(),
        help: gone.or_else(near),
    }
}

fn names(shape: Shape) -> Vec<&'static str> {
    shape.fields().iter().map(|field| field.json).collect()
}

/// The fields of an object, or of the objects in a list or map.
fn members(shape: Shape, path: &str) -> Vec<Member> {
    let (shape, path) = match (shape.items(), shape.ty()) {
        (Some(items), _) => (items, format!("{path}[]")),
        (None, Type::Map(values)) => (Shape::new(values, shape.release()), format!("{path}.*")),
        (None, _) => (shape, path.to_owned()),
    };
    let fields = shape.fields().into_iter();
    fields
        .map(|field| {
            let path = format!("{path}.{}", field.json);
            member(field, shape.of(field), path, shape.release())
        })
        .collect()
}

fn member(field: &'static Field<Schema>, shape: Shape, path: String, release: Release) -> Member {
    let Schema {
        doc,
        checks,
        items,
        default,
        releases,
        ..
    } = &field.extra;
    let bounds = checks.iter().map(|check| bound(check, release));
    let of_items = items
        .iter()
        .map(|check| format!("each {}", bound(check, release)));
    let all = Release::all().all(|release| releases.contains(release));
    Member {
        ty: type_of(shape),
        required: field.extra.is_required(release),
        doc,
        default: default.map(|default| match default {
            Literal::Text(text) => text.to_owned(),
            Literal::Int(number) => number.to_string(),
            Literal::Bool(value) => value.to_string(),
        }),
        bounds: bounds.chain(of_items).collect(),
        releases: (!all).then(|| span(|release| releases.contains(release))),
        below: members(shape, &path),
        path,
    }
}

/// The first and the last release of some.
fn span(has: impl Fn(Release) -> bool) -> String {
    let mut those = Release::all().filter(|release| has(*release));
    let first = those.next().map_or("none", Release::version);
    match those.last() {
        Some(last) if last == Release::newest() => format!("since {first}"),
        Some(last) => format!("{first} to {}", last.version()),
        None => first.to_owned(),
    }
}

fn type_of(shape: Shape) -> String {
    match shape.ty() {
        Type::Bool => "boolean".to_owned(),
        Type::Int | Type::Int32 | Type::Int64 => "integer".to_owned(),
        Type::Duration => "duration".to_owned(),
        Type::Slice(_) => format!("[]{}", shape.items().map(type_of).unwrap_or_default()),
        Type::Map(values) => format!("map of {}", type_of(Shape::new(values, shape.release()))),
        Type::Struct(_) | Type::Raw => "object".to_owned(),
        _ => "string".to_owned(),
    }
}

/// A constraint in words.
fn bound(check: &Check, release: Release) -> String {
    match check {
        Check::OneOf(choices) => {
            let choices = choices.iter().filter(|it| it.releases.contains(release));
            let values: Vec<String> = choices.map(|it| format!("`{}`", it.value)).collect();
            format!("one of {}", values.join(", "))
        }
        Check::Pattern(pattern) => format!("matches `{pattern}`"),
        Check::Minimum(least) => format!("at least {least}"),
        Check::Maximum(most) => format!("at most {most}"),
        Check::MinLength(least) => format!("at least {least} characters"),
        Check::MaxLength(most) => format!("at most {most} characters"),
        Check::MinItems(least) => format!("at least {least} elements"),
        Check::MaxItems(most) | Check::MaxProperties(most) => format!("at most {most} elements"),
    }
}
