//! Decoded documents: JSON values in which every node knows its place in the source.
//!
//! What a node means is settled when it is read (`yaml`, `go::json`): a plain `yes` is a [`Value::Bool`] here. Maps keep
//! the order of the source; a key stands in a map once.

use crate::span::Span;
use smol_str::SmolStr;

/// A value and where it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// What the value takes up in the source; for an alias, what its anchor takes up.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A JSON value as Go's decoders tell them apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number that Go keeps as `int64`.
    Int(i64),
    /// A number beyond `int64` that Go keeps as `uint64` while it is YAML; Kubernetes turns it into a float.
    Uint(u64),
    /// Any other number.
    Float(f64),
    /// A string.
    Text(SmolStr),
    /// A list.
    List(Box<[Node]>),
    /// An object.
    Map(Map),
}

/// An object: entries in the order of the source.
///
/// It grows rarely and stays for long, so it has no room to grow: that would make up half of its memory.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Map {
    entries: Box<[Entry]>,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key's text.
    pub key: SmolStr,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

impl Node {
    /// A node at a place.
    pub fn new(span: Span, value: Value) -> Self {
        Self { span, value }
    }

    /// A string that stands nowhere.
    pub fn text(text: &str) -> Self {
        Self::new(Span::default(), Value::Text(text.into()))
    }

    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The map, if it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The map to change, if it is one.
    pub fn as_map_mut(&mut self) -> Option<&mut Map> {
        match &mut self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The number, if it is one that Go keeps as `int64`.
    pub fn as_int(&self) -> Option<i64> {
        match self.value {
            Value::Int(number) => Some(number),
            _ => None,
        }
    }

    /// The list, if it is one.
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The value under a key, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_map()?.get(key)
    }

    /// The value at the end of a path of keys.
    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, key| node.get(key))
    }

    /// The string at the end of a path of keys.
    pub fn text_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path)?.as_text()
    }
}

impl Map {
    /// The entries in the order of the source.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entries to change; keys must stay distinct.
    pub fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    /// The entries, to be put into another map.
    pub fn into_entries(self) -> Vec<Entry> {
        self.entries.into_vec()
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| &*entry.key == key)
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The value under a key, to change.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.entries
            .iter_mut()
            .find(|entry| &*entry.key == key)
            .map(|entry| &mut entry.node)
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Puts an entry in; one with the same key gives way, and the new one stands where it stood.
    pub fn put(&mut self, entry: Entry) {
        match self.entries.iter_mut().find(|old| old.key == entry.key) {
            Some(old) => *old = entry,
            None => self.push(entry),
        }
    }

    /// Adds an entry whose key is known to be new.
    pub fn push(&mut self, entry: Entry) {
        debug_assert!(!self.has(&entry.key), "key stands twice");
        self.append(vec![entry]);
    }

    /// Adds entries whose keys are known to be new.
    pub fn append(&mut self, mut more: Vec<Entry>) {
        self.change(|entries| {
            entries.reserve_exact(more.len());
            entries.append(&mut more);
        });
    }

    /// Takes a key out.
    pub fn remove(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| &*entry.key == key)?;
        Some(self.change(|entries| entries.remove(at)))
    }

    /// Takes out the entries that are not wanted; the others may be changed.
    pub fn retain(&mut self, is_wanted: impl FnMut(&mut Entry) -> bool) {
        self.change(|entries| entries.retain_mut(is_wanted));
    }

    fn change<T>(&mut self, change: impl FnOnce(&mut Vec<Entry>) -> T) -> T {
        let mut entries = std::mem::take(&mut self.entries).into_vec();
        let changed = change(&mut entries);
        self.entries = entries.into_boxed_slice();
        changed
    }
}

/// The keys must be distinct.
impl From<Vec<Entry>> for Map {
    fn from(entries: Vec<Entry>) -> Self {
        Self {
            entries: entries.into(),
        }
    }
}
