//! The entities that are written down beside the policies (`entities_json`): what they are, and which stand above which.

mod read;
mod value;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use smol_str::SmolStr;

use crate::span::Span;

pub use read::{Read, read};

/// What names an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uid {
    /// Its type.
    pub kind: SmolStr,
    /// Its name among those of its type.
    pub id: SmolStr,
}

impl Uid {
    /// The entity of a type and a name.
    pub fn new(kind: impl Into<SmolStr>, id: impl Into<SmolStr>) -> Self {
        Self {
            kind: kind.into(),
            id: id.into(),
        }
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}::\"{}\"", self.kind, self.id.escape_debug())
    }
}

/// A value of an attribute.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A boolean.
    Bool(bool),
    /// An integer.
    Long(i64),
    /// A text.
    Text(SmolStr),
    /// An entity.
    Entity(Uid),
    /// What a function makes of a text.
    Extension {
        /// Name of the function, such as `ip`.
        function: SmolStr,
        /// The text.
        text: SmolStr,
    },
    /// A set.
    Set(Vec<Value>),
    /// A record.
    Record(Attributes),
}

/// Attributes by name.
pub type Attributes = BTreeMap<SmolStr, Value>;

/// An entity that is written down.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Where it stands.
    pub span: Span,
    /// What names it.
    pub uid: Uid,
    /// Where that stands; the entity itself where it has none.
    pub uid_span: Span,
    /// The entities right above it.
    pub parents: Vec<Uid>,
    /// Its attributes.
    pub attributes: Attributes,
    /// Its tags.
    pub tags: Attributes,
}

/// All entities that are written down. Of several with one name the last one counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entities {
    all: Vec<Entity>,
}

impl Entities {
    /// The entities that count, in the order in which they are written.
    pub fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.all.iter()
    }

    /// The entity of a name.
    pub fn get(&self, uid: &Uid) -> Option<&Entity> {
        self.all.iter().find(|entity| entity.uid == *uid)
    }

    /// The types that occur, as entities or above some.
    pub fn kinds(&self) -> BTreeSet<&str> {
        let uids = self
            .all
            .iter()
            .flat_map(|entity| std::iter::once(&entity.uid).chain(&entity.parents));
        uids.map(|uid| uid.kind.as_str()).collect()
    }

    /// What stands above some entities, near and far.
    pub fn above<'e>(&'e self, some: impl Iterator<Item = &'e Entity>) -> BTreeSet<&'e Uid> {
        let mut above = BTreeSet::new();
        let mut open: Vec<&Uid> = some.flat_map(|entity| &entity.parents).collect();
        while let Some(uid) = open.pop() {
            if above.insert(uid) {
                open.extend(self.get(uid).into_iter().flat_map(|entity| &entity.parents));
            }
        }
        above
    }

    /// Adds an entity, in the place of one that has its name.
    pub(super) fn put(&mut self, entity: Entity) -> Option<Entity> {
        match self.all.iter_mut().find(|known| known.uid == entity.uid) {
            Some(known) => Some(std::mem::replace(known, entity)),
            None => {
                self.all.push(entity);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
