//! Data under keys, as ConfigMaps and Secrets have it.

use crate::admission::names;
use crate::admission::typed::DecodeError;
use crate::admission::violation::{Violation, ViolationKind};
use crate::go::base64;
use crate::go::quote::quote;
use crate::span::Span;
use crate::tree::{Entry, Map, Node};

/// The most bytes that all values of an object may take up together (`core.MaxSecretSize`).
const SIZE_LIMIT: usize = 1024 * 1024;

/// A value under its key.
pub(super) struct Item<'a> {
    /// The key.
    pub(super) key: &'a str,
    /// Where the key stands.
    pub(super) at: Span,
    /// The value.
    pub(super) value: Vec<u8>,
}

/// The values under a field as they are written.
pub(super) fn texts<'a>(node: &'a Node, field: &str) -> Vec<Item<'a>> {
    entries(node, field)
        .iter()
        .map(|entry| item(entry, text(entry).as_bytes().to_vec()))
        .collect()
}

/// The values under a field that are written in Base64.
pub(super) fn bytes<'a>(node: &'a Node, field: &str) -> Result<Vec<Item<'a>>, DecodeError> {
    let decode = |entry: &'a Entry| match base64::decode(text(entry)) {
        Some(value) => Ok(item(entry, value)),
        None => Err(DecodeError {
            message: format!("`{field}.{}` is no Base64", entry.key),
            span: entry.node.span,
        }),
    };
    entries(node, field).iter().map(decode).collect()
}

fn entries<'a>(node: &'a Node, field: &str) -> &'a [Entry] {
    let map = node.get(field).and_then(Node::as_map);
    map.map(Map::entries).unwrap_or_default()
}

fn text(entry: &Entry) -> &str {
    entry.node.as_text().unwrap_or_default()
}

fn item(entry: &Entry, value: Vec<u8>) -> Item<'_> {
    Item {
        key: &entry.key,
        at: entry.key_span,
        value,
    }
}

/// Objects to keys that no file could be called.
pub(super) fn validate_keys(field: &str, items: &[Item<'_>], out: &mut Vec<Violation>) {
    for item in items {
        for detail in names::is_config_map_key(item.key) {
            out.push(invalid_key(field, item, &detail));
        }
    }
}

/// Objects to a key.
pub(super) fn invalid_key(field: &str, item: &Item<'_>, detail: &str) -> Violation {
    Violation {
        path: format!("{field}[{}]", item.key),
        kind: ViolationKind::Invalid,
        message: format!("Invalid value: {}: {detail}", quote(item.key)),
        span: item.at,
    }
}

/// Objects to more values than an object may hold.
pub(super) fn validate_size<'a>(
    path: &str,
    items: impl Iterator<Item = &'a Item<'a>>,
    at: Span,
    out: &mut Vec<Violation>,
) {
    if items.map(|item| item.value.len()).sum::<usize>() > SIZE_LIMIT {
        out.push(Violation {
            path: path.to_owned(),
            kind: ViolationKind::TooLong,
            message: format!("Too long: may not be more than {SIZE_LIMIT} bytes"),
            span: at,
        });
    }
}
