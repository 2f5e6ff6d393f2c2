//! ConfigMaps and Secrets: their keys, and of ConfigMaps their texts. Values of Secrets are left behind here.

use super::{Content, Problem};
use crate::admission::metadata;
use crate::resolve::{ConfigMap, Secret};
use crate::tree::{Map, Node, Value};

/// Decodes a ConfigMap.
pub(super) fn config_map(node: &Node) -> Content {
    match decode_metadata(node).and_then(|()| config_map_of(node)) {
        Ok(map) => Content::ConfigMap(map),
        Err(problem) => Content::Malformed(problem),
    }
}

/// Decodes a Secret.
pub(super) fn secret(node: &Node) -> Content {
    match decode_metadata(node).and_then(|()| secret_of(node)) {
        Ok(secret) => Content::Secret(secret),
        Err(problem) => Content::Malformed(problem),
    }
}

fn config_map_of(node: &Node) -> Result<ConfigMap, Problem> {
    let mut map = ConfigMap::default();
    for (key, value) in texts(node, "data")? {
        map.data.insert(key.to_owned(), value.to_owned());
    }
    bytes(node, "binaryData")?;
    Ok(map)
}

fn secret_of(node: &Node) -> Result<Secret, Problem> {
    let data = bytes(node, "data")?;
    let texts = texts(node, "stringData")?;
    let keys = data
        .into_iter()
        .chain(texts.into_iter().map(|(key, _)| key));
    Ok(Secret {
        keys: keys.map(str::to_owned).collect(),
    })
}

/// Metadata that does not decode makes the whole object undecodable.
fn decode_metadata(node: &Node) -> Result<(), Problem> {
    let mut object = Map::default();
    if let Some(entry) = node.as_map().and_then(|map| map.entry("metadata")) {
        object.push(entry.clone());
    }
    metadata::coerce(&mut object, &mut Vec::new()).map_err(|error| Problem {
        path: "",
        message: error.message,
        span: error.span,
        stops: false,
    })
}

/// The texts under a key; `null` counts as an empty one.
fn texts<'a>(node: &'a Node, key: &'static str) -> Result<Vec<(&'a str, &'a str)>, Problem> {
    let Some(field) = node.get(key).filter(|field| !field.is_null()) else {
        return Ok(Vec::new());
    };
    let map = field
        .as_map()
        .ok_or_else(|| malformed(field, format!("`{key}` is no map")))?;
    let texts = map.entries().iter().map(|entry| match &entry.node.value {
        Value::Text(text) => Ok((&*entry.key, &**text)),
        Value::Null => Ok((&*entry.key, "")),
        _ => {
            let message = format!("`{key}.{}` is no string; put it in quotes", entry.key);
            Err(malformed(&entry.node, message))
        }
    });
    texts.collect()
}

/// The keys under a key whose values are bytes in Base64.
fn bytes<'a>(node: &'a Node, key: &'static str) -> Result<Vec<&'a str>, Problem> {
    let values = texts(node, key)?;
    for (name, value) in &values {
        if !is_base64(value) {
            let message = format!("`{key}.{name}` is no Base64");
            let at = node.at(&[key, name]).unwrap_or(node);
            return Err(malformed(at, message));
        }
    }
    Ok(values.into_iter().map(|(name, _)| name).collect())
}

/// Whether Go decodes a text as Base64: padded, line breaks aside.
fn is_base64(text: &str) -> bool {
    let digits: Vec<u8> = text
        .bytes()
        .filter(|byte| !matches!(byte, b'\r' | b'\n'))
        .collect();
    let padding = digits
        .iter()
        .rev()
        .take_while(|byte| **byte == b'=')
        .count();
    let (body, _) = digits.split_at(digits.len() - padding);
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    digits.len().is_multiple_of(4) && padding <= 2 && body.iter().all(is_digit)
}

fn malformed(node: &Node, message: String) -> Problem {
    Problem {
        path: "",
        message,
        span: node.span,
        stops: false,
    }
}
