//! Conditions, and lists of them.

use std::borrow::Cow;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::rc::Rc;

use crate::tree::Node;

/// The status of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Truth {
    /// `True`.
    True,
    /// `False`.
    False,
    /// `Unknown`: the operator never says so, and what somebody else wrote may.
    Unknown,
}

impl Truth {
    /// As Kubernetes writes it.
    pub fn name(self) -> &'static str {
        match self {
            Truth::True => "True",
            Truth::False => "False",
            Truth::Unknown => "Unknown",
        }
    }

    fn named(name: &str) -> Self {
        match name {
            "True" => Truth::True,
            "False" => Truth::False,
            _ => Truth::Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Truth::True } else { Truth::False }
    }
}

/// A condition (`metav1.Condition`) without its times.
///
/// Two are equal where they differ in nothing but the message: the operator's own words stand in what exists, ours in what
/// is foretold.
#[derive(Clone, Debug)]
pub struct Condition {
    /// What it is about.
    pub ty: Cow<'static, str>,
    /// Whether it holds.
    pub status: Truth,
    /// Why, in one word.
    pub reason: Cow<'static, str>,
    /// Why, for people.
    pub message: Cow<'static, str>,
    /// Whether it is about the resource as it is now, not as it was (`observedGeneration`).
    pub is_current: bool,
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        let says = |it: &Self| (it.status, it.is_current);
        self.ty == other.ty && self.reason == other.reason && says(self) == says(other)
    }
}

impl Eq for Condition {}

impl Condition {
    /// A condition that somebody wrote, of a resource of a generation.
    pub(super) fn read(node: &Node, generation: Option<i64>) -> Self {
        let text = |key| node.text_at(&[key]).unwrap_or_default().to_owned();
        let observed = node.get("observedGeneration").and_then(Node::as_int);
        Self {
            ty: text("type").into(),
            status: Truth::named(&text("status")),
            reason: text("reason").into(),
            message: text("message").into(),
            is_current: observed == generation,
        }
    }
}

/// Conditions in the order in which they were first set. Copies share their memory until one of them changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions(Option<Rc<Vec<Condition>>>);

impl Conditions {
    /// No conditions.
    pub const NONE: Self = Self(None);

    pub(super) fn set(&mut self, condition: Condition) {
        let list = Rc::make_mut(self.0.get_or_insert_default());
        match list.iter_mut().find(|old| old.ty == condition.ty) {
            Some(old) => *old = condition,
            None => list.push(condition),
        }
    }

    pub(super) fn remove(&mut self, ty: &str) -> bool {
        if self.iter().all(|condition| condition.ty != ty) {
            return false;
        }
        let list = Rc::make_mut(self.0.get_or_insert_default());
        list.retain(|condition| condition.ty != ty);
        true
    }
}

impl Deref for Conditions {
    type Target = [Condition];

    fn deref(&self) -> &[Condition] {
        self.0.as_deref().map(Vec::as_slice).unwrap_or_default()
    }
}

/// Lists of conditions that are known: of thousands of proxies most have the same, which then stand once.
#[derive(Debug, Default)]
pub struct Known(HashSet<Whole>);

impl Known {
    /// Lets conditions share the memory of those that are the same to the last word.
    pub fn share(&mut self, conditions: &mut Conditions) {
        let Some(list) = &conditions.0 else { return };
        let whole = Whole(Rc::clone(list));
        match self.0.get(&whole) {
            Some(known) => conditions.0 = Some(Rc::clone(&known.0)),
            None => {
                self.0.insert(whole);
            }
        }
    }
}

/// A list of conditions that is equal to another only where the messages are, too.
#[derive(Debug)]
struct Whole(Rc<Vec<Condition>>);

impl Whole {
    fn parts(&self) -> impl Iterator<Item = (&str, Truth, &str, &str, bool)> {
        let conditions = self.0.iter();
        conditions.map(|it| (&*it.ty, it.status, &*it.reason, &*it.message, it.is_current))
    }
}

impl PartialEq for Whole {
    fn eq(&self, other: &Self) -> bool {
        self.parts().eq(other.parts())
    }
}

impl Eq for Whole {}

impl Hash for Whole {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.parts().for_each(|part| part.hash(state));
    }
}
