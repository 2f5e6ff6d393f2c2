//! The rules of ConfigMaps.

use std::collections::HashSet;

use super::data::{bytes, invalid_key, texts, validate_keys, validate_size};
use crate::admission::typed::DecodeError;
use crate::admission::violation::Violation;
use crate::resolve::ConfigMap;
use crate::tree::Node;

/// The texts of a ConfigMap.
pub(super) fn read(node: &Node, out: &mut Vec<Violation>) -> Result<ConfigMap, DecodeError> {
    let data = texts(node, "data");
    let binary = bytes(node, "binaryData")?;
    validate_keys("data", &data, out);
    validate_keys("binaryData", &binary, out);
    let others: HashSet<&str> = binary.iter().map(|item| item.key).collect();
    for item in data.iter().filter(|item| others.contains(item.key)) {
        let detail = "duplicate of key present in binaryData";
        out.push(invalid_key("data", item, detail));
    }
    validate_size("", data.iter().chain(&binary), node.span, out);
    let texts = data.into_iter().filter_map(|item| {
        let value = String::from_utf8(item.value).ok()?;
        Some((item.key.to_owned(), value))
    });
    Ok(ConfigMap {
        data: texts.collect(),
    })
}
