//! A ResourceList: its items, and what this function made of them before.

use std::fmt;

use serde_json::{Map, Value, json};

use super::rename;
use super::splice::{self, Place};
use crate::finding::{Edit, apply};
use crate::go::{json as go_json, json_text};
use crate::span::Span;
use crate::tree::Node;
use crate::yaml::write::manifest;
use crate::yaml::{self, Limits};

/// The versions of the kind.
const VERSIONS: [&str; 2] = ["config.kubernetes.io/v1", "config.kubernetes.io/v1beta1"];

/// The kind.
const KIND: &str = "ResourceList";

/// The annotation of what this function makes: the resource that it is made of.
pub const MADE_OF: &str = "mcprp.dev/made-of";

/// Keeps kustomize and kpt from handing an object on.
const LOCAL_CONFIG: &str = "config.kubernetes.io/local-config";

/// Annotations with the path and the index of an item's file, the newer ones first.
const FILES: [(&str, &str); 2] = [
    (
        "internal.config.kubernetes.io/path",
        "internal.config.kubernetes.io/index",
    ),
    ("config.kubernetes.io/path", "config.kubernetes.io/index"),
];

/// Why a text is no ResourceList.
#[derive(Debug)]
pub enum Error {
    /// It cannot be read.
    Syntax(String),
    /// It is something else.
    Kind(String),
    /// It has no list of items.
    Items,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Syntax(why) => write!(f, "standard input cannot be read: {why}"),
            Error::Kind(kind) if kind.is_empty() => write!(f, "standard input holds no {KIND}"),
            Error::Kind(kind) => write!(f, "standard input holds no {KIND}, but `{kind}`"),
            Error::Items => write!(f, "the {KIND} has no list `items`"),
        }
    }
}

impl std::error::Error for Error {}

/// A list with its text.
#[derive(Debug)]
pub struct ResourceList {
    text: Vec<u8>,
    root: Node,
}

/// The file of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path.
    pub path: String,
    /// The item's place among its documents, from 0.
    pub index: i64,
}

impl ResourceList {
    /// Reads a list.
    ///
    /// # Errors
    /// Where the text holds something else.
    pub fn read(text: Vec<u8>) -> Result<Self, Error> {
        let read = yaml::read(&text, &Limits::default());
        let root = read.map_err(|error| Error::Syntax(error.to_string()))?.root;
        let field = |name| root.text_at(&[name]).unwrap_or_default();
        let (version, kind) = (field("apiVersion"), field("kind"));
        if kind != KIND || !VERSIONS.contains(&version) {
            return Err(Error::Kind(format!("{version} {kind}").trim().to_owned()));
        }
        match root.get("items").map(Node::as_list) {
            Some(Some(_)) => Ok(Self { text, root }),
            _ => Err(Error::Items),
        }
    }

    /// Its text.
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The function's configuration.
    pub fn config(&self) -> Option<&Node> {
        self.root.get("functionConfig").filter(|it| !it.is_null())
    }

    /// The item that a place is in.
    pub fn item_at(&self, span: Span) -> Option<&Node> {
        self.items().iter().find(|item| item.span.holds(span))
    }

    fn items(&self) -> &[Node] {
        let items = self.root.get("items").and_then(Node::as_list);
        items.unwrap_or_default()
    }

    /// The same list without what this function made before.
    ///
    /// # Errors
    /// Where what is left cannot be read again.
    pub fn without_made(self) -> Result<Self, Error> {
        let kept: Vec<bool> = self.items().iter().map(|item| !is_made(item)).collect();
        let has_results = self.root.get("results").is_some();
        if kept.iter().all(|kept| *kept) && !has_results {
            return Ok(self);
        }
        let mut value = self.value();
        if let Some(map) = value.as_object_mut() {
            map.remove("results");
            let items = map.get_mut("items").and_then(Value::as_array_mut);
            let mut kept = kept.iter();
            items
                .into_iter()
                .for_each(|it| it.retain(|_| kept.next() == Some(&true)));
        }
        let place = Place::new(&self.text, &self.root);
        let edits = place.and_then(|place| place.without(&kept));
        Self::read(self.settle(edits, &value))
    }

    /// The same list with references that follow names which are changed while it is built; for looking at, not to be handed on.
    ///
    /// # Errors
    /// Where the changed text cannot be read.
    pub fn resolved(&self) -> Result<Self, Error> {
        let edited = apply(&self.text, &rename::edits(self.items()));
        Self::read(edited.unwrap_or_else(|_| self.text.clone()))
    }

    /// The text of the list with objects behind its items, and with results.
    pub fn with(&self, objects: &[Value], results: &[Value]) -> Vec<u8> {
        let mut value = self.value();
        if let Some(map) = value.as_object_mut() {
            let items = map.get_mut("items").and_then(Value::as_array_mut);
            items
                .into_iter()
                .for_each(|it| it.extend(objects.iter().cloned()));
            if !results.is_empty() {
                map.insert("results".to_owned(), results.into());
            }
        }
        let place = Place::new(&self.text, &self.root);
        let edits = place.and_then(|place| place.with(objects, results));
        self.settle(edits, &value)
    }

    /// The text of a list of nothing but results.
    pub fn with_results_alone(&self, results: &[Value]) -> Vec<u8> {
        let version = self.root.text_at(&["apiVersion"]);
        let list = json!({ "apiVersion": version, "kind": KIND, "items": [], "results": results });
        manifest(&list).into_bytes()
    }

    /// The text after edits, if it then says what it should; else that value in our own words.
    fn settle(&self, edits: Option<Vec<Edit>>, value: &Value) -> Vec<u8> {
        let edited = edits.and_then(|edits| apply(&self.text, &edits).ok());
        let edited = edited.filter(|text| splice::value(text).as_ref() == Some(value));
        edited.unwrap_or_else(|| manifest(value).into_bytes())
    }

    fn value(&self) -> Value {
        json_text::value(&go_json::marshal(&self.root))
    }
}

/// Whether this function made an item.
fn is_made(item: &Node) -> bool {
    item.text_at(&["metadata", "annotations", MADE_OF])
        .is_some()
}

/// The file of an item, where it names one.
pub fn file(item: &Node) -> Option<File> {
    let annotation = |name| item.text_at(&["metadata", "annotations", name]);
    FILES.iter().find_map(|(path, index)| {
        Some(File {
            path: annotation(path)?.to_owned(),
            index: annotation(index)
                .and_then(|it| it.parse().ok())
                .unwrap_or_default(),
        })
    })
}

/// Marks an object as made of a resource, and as one that stays here where that is wanted.
pub fn mark(object: &mut Value, made_of: &str, is_local: bool) {
    let Some(metadata) = object.get_mut("metadata").and_then(Value::as_object_mut) else {
        return;
    };
    let annotations = metadata
        .entry("annotations")
        .or_insert_with(|| Value::Object(Map::new()));
    annotations[MADE_OF] = json!(made_of);
    if is_local {
        annotations[LOCAL_CONFIG] = json!("true");
    }
}

#[cfg(test)]
mod tests;
