//! A map while it is composed: which keys are there, which come again, what `<<` brings in.

use smol_str::SmolStr;
use std::collections::HashMap;

use crate::go::yaml_scalar::{JsonError, Scalar};
use crate::span::Span;
use crate::tree::{Entry, Map, Node, Value};

/// A key that stands in a map again. The last one holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicate {
    /// The key as text.
    pub key: SmolStr,
    /// Where it stands again; where a merge brings it in, the merge key.
    pub span: Span,
    /// Where it stood before.
    pub before: Span,
    /// How it comes again.
    pub again: Again,
}

/// How a key comes to stand in a map again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// It is written again.
    Repeated,
    /// A merge (`<<`) brought the one or the other: what merges are for, though a strict decoder refuses it.
    Merged,
    /// Two keys differ in Go, but not in JSON, such as `1` and `"1"`: which one holds is left to chance there.
    SameText,
}

/// A key in front of its value.
pub(super) enum Key {
    /// A key of JSON.
    Plain {
        text: SmolStr,
        span: Span,
        kind: KeyKind,
    },
    /// `<<`
    Merge {
        span: Span,
        /// Whether the value is a list that is written here, not elsewhere.
        list: bool,
    },
    /// One that JSON does not have.
    Refused,
}

/// What a key is to Go, apart from its text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum KeyKind {
    Text,
    Bool,
    Int,
    Float(f64),
    /// Whatever it was in the map that it was merged from.
    Merged,
}

impl KeyKind {
    pub(super) fn of(scalar: &Scalar<'_>) -> Self {
        match scalar {
            Scalar::Bool(_) => Self::Bool,
            Scalar::Int(_) | Scalar::Uint(_) => Self::Int,
            Scalar::Float(value) => Self::Float(*value),
            Scalar::Null | Scalar::Text(_) => Self::Text,
        }
    }
}

/// How many keys are looked through one by one.
const FEW: usize = 32;

/// A map that grows.
#[derive(Default)]
pub(super) struct MapBuilder {
    entries: Vec<Entry>,
    /// The kinds of the keys.
    kinds: Vec<KeyKind>,
    /// Where the keys are, once there are many.
    index: HashMap<SmolStr, usize>,
    /// The key that waits for its value.
    pub(super) key: Option<Key>,
    /// Why the map is no JSON.
    pub(super) refused: Option<JsonError>,
}

impl MapBuilder {
    /// Puts an entry in, in the place of one with the same key; what to tell of that one.
    pub(super) fn put(&mut self, entry: Entry, kind: KeyKind) -> Option<Duplicate> {
        let Some(at) = self.find(&entry.key) else {
            self.push(entry, kind);
            return None;
        };
        let before = self.entries.get_mut(at)?;
        let old = std::mem::replace(self.kinds.get_mut(at)?, kind);
        let duplicate = Duplicate {
            key: entry.key.clone(),
            span: entry.key_span,
            before: before.key_span,
            again: match (old, kind) {
                (KeyKind::Merged, _) | (_, KeyKind::Merged) => Again::Merged,
                (old, new) if old == new => Again::Repeated,
                _ => Again::SameText,
            },
        };
        *before = entry;
        Some(duplicate)
    }

    fn push(&mut self, entry: Entry, kind: KeyKind) {
        let at = self.entries.len();
        if at == FEW {
            let known = self.entries.iter().zip(0..);
            self.index = known.map(|(entry, at)| (entry.key.clone(), at)).collect();
        }
        if at >= FEW {
            self.index.insert(entry.key.clone(), at);
        }
        self.entries.push(entry);
        self.kinds.push(kind);
    }

    fn find(&self, key: &str) -> Option<usize> {
        if self.entries.len() > FEW {
            return self.index.get(key).copied();
        }
        self.entries.iter().position(|entry| &*entry.key == key)
    }

    /// Merges the entries of other maps, the last one first; what to tell of keys that come again.
    pub(super) fn merge(&mut self, maps: Vec<(Span, Map)>, span: Span) -> Vec<Duplicate> {
        let mut duplicates = Vec::new();
        for (_, map) in maps.into_iter().rev() {
            for entry in map.into_entries() {
                let duplicate = self.put(entry, KeyKind::Merged);
                duplicates.extend(duplicate.map(|duplicate| Duplicate { span, ..duplicate }));
            }
        }
        duplicates
    }

    /// The map, in no more memory than it needs; the builder is ready for another one.
    pub(super) fn finish(&mut self) -> Map {
        self.kinds.clear();
        self.index.clear();
        self.key = None;
        self.entries.drain(..).collect::<Vec<_>>().into()
    }
}

/// The maps that the value of a merge key brings; `None` if it is no map and, where `list` allows it, no list of maps.
pub(super) fn maps_to_merge(node: Node, list: bool) -> Option<Vec<(Span, Map)>> {
    let map_of = |node: Node| match node.value {
        Value::Map(map) => Some((node.span, map)),
        _ => None,
    };
    match node.value {
        Value::List(items) if list => items.into_iter().map(map_of).collect(),
        _ => map_of(node).map(|map| vec![map]),
    }
}
