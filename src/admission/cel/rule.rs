//! What a rule is, and CEL's words in which rules are told.

use crate::go::types::Struct;
use crate::release::Releases;
use crate::resource::Schema;
use crate::tree::{Node, Value};

/// A rule on objects of one type.
pub(super) struct Rule {
    /// The type.
    pub(super) on: &'static Struct<Schema>,
    /// The releases whose CRD has the rule.
    pub(super) releases: Releases,
    /// What the CRD says where the rule is broken.
    pub(super) message: &'static str,
    /// Whether an object keeps to it.
    pub(super) check: fn(&Node) -> Evaluation,
}

/// What comes of evaluating a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evaluation {
    /// The object keeps to the rule.
    Holds,
    /// It does not.
    Broken,
    /// The rule cannot be evaluated, since it reads a key that is not there. That refuses the object, too.
    NoSuchKey(&'static str),
}

impl From<bool> for Evaluation {
    fn from(holds: bool) -> Self {
        if holds {
            Evaluation::Holds
        } else {
            Evaluation::Broken
        }
    }
}

/// `has(self.KEY)`: whether the key is there, be its value empty.
pub(super) fn has(object: &Node, key: &str) -> bool {
    object.get(key).is_some()
}

/// `has(self.KEY) && self.KEY`.
pub(super) fn is_true(object: &Node, key: &str) -> bool {
    object
        .get(key)
        .is_some_and(|node| node.value == Value::Bool(true))
}

/// `has(self.KEY) && size(self.KEY) > 0`, of a string.
pub(super) fn has_text(object: &Node, key: &str) -> bool {
    object.text_at(&[key]).is_some_and(|text| !text.is_empty())
}

/// `has(self.KEY) && size(self.KEY) > 0`, of a list.
pub(super) fn has_items(object: &Node, key: &str) -> bool {
    !items(object, key).is_empty()
}

/// The elements of a list; none where there is no list.
pub(super) fn items<'a>(object: &'a Node, key: &str) -> &'a [Node] {
    object.get(key).and_then(Node::as_list).unwrap_or_default()
}

/// `self.type == 'TYPE'`.
pub(super) fn is_type(object: &Node, name: &str) -> bool {
    object.text_at(&["type"]) == Some(name)
}
