//! Go's values in Rust: types that keep absent, null and empty apart.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Serialize;

use super::Schema;
use crate::go::types::Type;
use crate::tree::{Node, Value};

/// A Rust type that stands for a Go type.
///
/// Reading cannot fail: what does not fit was refused before, by the schema or by the check that the operator can
/// decode the object at all; a value of another kind reads as Go's zero.
pub trait GoType: Default {
    /// The Go type, as data.
    const TYPE: Type<Schema>;

    /// Reads a value; `null` leaves Go's zero.
    fn read(node: &Node) -> Self;
}

/// A Rust struct that stands for a Go struct.
pub trait GoStruct: GoType {
    /// The Go struct, as data.
    const STRUCT: &'static crate::go::types::Struct<Schema>;
}

/// A Go slice: nil, or any number of elements.
#[derive(Clone, Debug, PartialEq)]
pub struct Slice<T>(Option<Vec<T>>);

/// A Go map with string keys: nil, or any number of entries.
#[derive(Clone, Debug, PartialEq)]
pub struct StringMap<T>(Option<BTreeMap<String, T>>);

/// JSON that Go keeps as raw bytes (`runtime.RawExtension`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Raw(pub Option<Node>);

/// A `metav1.Duration`, as it is written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Duration(pub String);

impl<T> Slice<T> {
    /// Whether it is nil, which is not the same as empty.
    pub fn is_nil(&self) -> bool {
        self.0.is_none()
    }
}

impl<T> Default for Slice<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<Vec<T>> for Slice<T> {
    fn from(items: Vec<T>) -> Self {
        Self(Some(items))
    }
}

impl<T> Deref for Slice<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().unwrap_or_default()
    }
}

impl<T: Serialize> Serialize for Slice<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T> StringMap<T> {
    /// The entries, in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &T)> {
        self.0.iter().flatten()
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.as_ref()?.get(key)
    }

    /// Whether it has no entry; nil has none.
    pub fn is_empty(&self) -> bool {
        self.0.as_ref().is_none_or(BTreeMap::is_empty)
    }

    /// Whether it is nil, which is not the same as empty.
    pub fn is_nil(&self) -> bool {
        self.0.is_none()
    }
}

impl<T> Default for StringMap<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<BTreeMap<String, T>> for StringMap<T> {
    fn from(entries: BTreeMap<String, T>) -> Self {
        Self(Some(entries))
    }
}

impl<T: Serialize> Serialize for StringMap<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl GoType for String {
    const TYPE: Type<Schema> = Type::Text("string");

    fn read(node: &Node) -> Self {
        node.as_text().unwrap_or_default().to_owned()
    }
}

impl GoType for bool {
    const TYPE: Type<Schema> = Type::Bool;

    fn read(node: &Node) -> Self {
        matches!(node.value, Value::Bool(true))
    }
}

impl GoType for i32 {
    const TYPE: Type<Schema> = Type::Int32;

    fn read(node: &Node) -> Self {
        i32::try_from(i64::read(node)).unwrap_or_default()
    }
}

impl GoType for i64 {
    const TYPE: Type<Schema> = Type::Int;

    fn read(node: &Node) -> Self {
        match node.value {
            Value::Int(number) => number,
            _ => 0,
        }
    }
}

impl GoType for Duration {
    const TYPE: Type<Schema> = Type::Duration;

    fn read(node: &Node) -> Self {
        Self(String::read(node))
    }
}

impl GoType for Raw {
    const TYPE: Type<Schema> = Type::Raw;

    fn read(node: &Node) -> Self {
        Self((!node.is_null()).then(|| node.clone()))
    }
}

impl<T: GoType> GoType for Option<T> {
    const TYPE: Type<Schema> = Type::Pointer(&T::TYPE);

    fn read(node: &Node) -> Self {
        (!node.is_null()).then(|| T::read(node))
    }
}

impl<T: GoType> GoType for Box<T> {
    const TYPE: Type<Schema> = T::TYPE;

    fn read(node: &Node) -> Self {
        Box::new(T::read(node))
    }
}

impl<T: GoType> GoType for Slice<T> {
    const TYPE: Type<Schema> = Type::Slice(&T::TYPE);

    fn read(node: &Node) -> Self {
        Self(
            node.as_list()
                .map(|items| items.iter().map(T::read).collect()),
        )
    }
}

impl<T: GoType> GoType for StringMap<T> {
    const TYPE: Type<Schema> = Type::Map(&T::TYPE);

    fn read(node: &Node) -> Self {
        let entries = node.as_map().map(|map| map.entries().iter());
        Self(entries.map(|entries| {
            entries
                .map(|entry| (entry.key.to_string(), T::read(&entry.node)))
                .collect()
        }))
    }
}
