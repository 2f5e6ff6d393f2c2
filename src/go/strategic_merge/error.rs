//! Why a patch cannot be merged, in Go's words (`util/strategicpatch`, `util/mergepatch`).

use std::fmt;

use serde_json::{Map, Value};

use super::super::quote::quote;
use super::super::verb;

/// Why a patch cannot be merged.
#[derive(Clone, Debug, PartialEq)]
pub enum Error {
    /// `$patch` has an unknown value.
    Directive {
        /// The value of `$patch`.
        directive: Value,
        /// The map with it.
        map: Box<Map<String, Value>>,
    },
    /// `$patch: merge` in an element of a list.
    MergeInList,
    /// An element of a list lacks its merge key.
    NoMergeKey {
        /// The element.
        map: Box<Map<String, Value>>,
        /// The merge key.
        key: String,
    },
    /// A value has the wrong type.
    Type {
        /// The Go type that was expected.
        expected: &'static str,
        /// The value.
        found: Value,
    },
    /// `$retainKeys` is no list, or a key of the patch is missing from it.
    RetainKeys,
    /// `$deleteFromPrimitiveList` names no field.
    DeleteFromList,
    /// `$setElementOrder` names no field.
    ElementOrder,
    /// The elements in the patch stand in another order than in `$setElementOrder`.
    Order {
        /// The list in the patch.
        patch: Vec<Value>,
        /// The list of `$setElementOrder`.
        order: Vec<Value>,
    },
    /// Lists to merge hold elements of several types.
    MixedElements {
        /// The list to merge into.
        original: Vec<Value>,
        /// The list in the patch.
        patch: Vec<Value>,
    },
    /// A list to merge holds lists.
    ListOfLists,
    /// Lists to order have no elements.
    NoElements,
    /// A list of maps is to be merged, but its field has no merge key: the kind of its elements.
    NoMergeKeyDeclared(&'static str),
    /// An element of a list of maps is no map: its index.
    NoMap(usize),
    /// A map in the patch stands where the type is no struct: the type's kind.
    NoStruct(&'static str),
    /// A list is spoken of where the type is none: the kind of the struct.
    NoList(&'static str),
    /// A field that is to be merged is unknown.
    UnknownField {
        /// The struct.
        owner: &'static str,
        /// The field's name in the patch.
        field: String,
    },
    /// Go panics.
    Panic(String),
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Directive { directive, map } => write!(
                out,
                "unknown patch type: {} in map: {}",
                verb::text(directive),
                print(map)
            ),
            Error::MergeInList => {
                out.write_str("merging lists cannot yet be specified in the patch")
            }
            Error::NoMergeKey { map, key } => write!(
                out,
                "map: {} does not contain declared merge key: {key}",
                print(map)
            ),
            Error::Type { expected, found } => write!(
                out,
                "expected a {expected}, but received a {}",
                verb::type_name(found)
            ),
            Error::RetainKeys => out.write_str("invalid patch format of retainKeys"),
            Error::DeleteFromList => out.write_str("invalid patch format of primitive list"),
            Error::ElementOrder => out.write_str("invalid patch format of setElementOrder list"),
            Error::Order { patch, order } => write!(
                out,
                "The order in patch list:\n{}\n doesn't match $setElementOrder list:\n{}\n",
                verb::list(patch),
                verb::list(order)
            ),
            Error::MixedElements { original, patch } => write!(
                out,
                "list element types are not identical: [{} {}]",
                verb::list(original),
                verb::list(patch)
            ),
            Error::ListOfLists => out.write_str("lists of lists are not supported"),
            Error::NoElements => out.write_str("no elements in any of the given slices"),
            Error::NoMergeKeyDeclared(kind) => {
                write!(out, "cannot merge lists without merge key for {kind}")
            }
            Error::NoMap(index) => write!(out, "value for key {index} is not a map"),
            Error::NoStruct(kind) => write!(
                out,
                "merging an object in json but data type is not struct, instead is: {kind}"
            ),
            Error::NoList(kind) => write!(out, "expected slice or array type, but got: {kind}"),
            Error::UnknownField { owner, field } => write!(
                out,
                "unable to find api field in struct {owner} for the json field {}",
                quote(field)
            ),
            Error::Panic(text) => write!(out, "runtime error: {text}"),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// A value that should be a list.
    pub(super) fn no_list(found: Value) -> Self {
        Error::Type {
            expected: "[]interface {}",
            found,
        }
    }

    /// A value that should be a map.
    pub(super) fn no_map(found: Value) -> Self {
        Error::Type {
            expected: "map[string]interface {}",
            found,
        }
    }

    /// A map or list was used where Go hashes.
    pub(super) fn unhashable(value: &Value) -> Self {
        Error::Panic(format!(
            "hash of unhashable type {}",
            verb::type_name(value)
        ))
    }

    /// Two maps or two lists were compared.
    pub(super) fn uncomparable(value: &Value) -> Self {
        Error::Panic(format!(
            "comparing uncomparable type {}",
            verb::type_name(value)
        ))
    }

    /// The type of `null` was asked for its kind.
    pub(super) fn nil() -> Self {
        Error::Panic("invalid memory address or nil pointer dereference".to_owned())
    }
}

fn print(map: &Map<String, Value>) -> String {
    verb::value(&Value::Object(map.clone()))
}
