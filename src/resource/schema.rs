//! What a CRD says of a field, for every release at once.

use crate::release::{Release, Releases};
use crate::tree::Node;

/// What stands beside a field's names and type.
#[derive(Debug)]
pub struct Schema {
    /// What the field is, its unit and what leaving it out means.
    pub doc: &'static str,
    /// The releases whose CRD and Go type have the field.
    pub releases: Releases,
    /// The releases that require it.
    pub required: Option<Releases>,
    /// What the API server fills in where the field is absent or null.
    pub default: Option<Literal>,
    /// What the value must keep to.
    pub checks: &'static [Check],
    /// Whether a null is a value.
    pub nullable: bool,
    /// What each element of a list, or each value of a map, must keep to.
    pub items: &'static [Check],
    /// How elements of a list relate.
    pub list: List,
}

impl Schema {
    /// Whether a release has the field.
    pub fn is_in(&self, release: Release) -> bool {
        self.releases.contains(release)
    }

    /// Whether a release requires the field.
    pub fn is_required(&self, release: Release) -> bool {
        self.required
            .is_some_and(|required| required.contains(release))
    }
}

/// A default.
#[derive(Clone, Copy, Debug)]
pub enum Literal {
    /// A string.
    Text(&'static str),
    /// An integer.
    Int(i64),
    /// A boolean.
    Bool(bool),
    /// Any other value.
    Value(&'static Node),
}

/// A constraint on a value.
#[derive(Debug)]
pub enum Check {
    /// One of these strings.
    OneOf(&'static [Choice]),
    /// Matches a Go regular expression, anywhere unless it is anchored.
    Pattern(&'static str),
    /// A number at least this large.
    Minimum(i64),
    /// A number at most this large.
    Maximum(i64),
    /// A string of at least so many characters.
    MinLength(usize),
    /// A string of at most so many characters.
    MaxLength(usize),
    /// A list of at least so many elements.
    MinItems(usize),
    /// A list of at most so many elements.
    MaxItems(usize),
    /// An object of at most so many keys.
    MaxProperties(usize),
    /// A string of a format, such as `date-time`.
    Format(&'static str),
}

/// A value of [`Check::OneOf`].
#[derive(Debug)]
pub struct Choice {
    /// The string.
    pub value: &'static str,
    /// The releases that allow it.
    pub releases: Releases,
}

/// How elements of a list relate (`x-kubernetes-list-type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// No list, or one in which elements may be equal.
    Plain,
    /// No two elements are equal.
    Set,
    /// No two elements are equal in all of these keys.
    KeyedBy(&'static [&'static str]),
}
