//! Secrets that SOPS has encrypted: their keys are those that will be applied, their values are not.

use crate::tree::{Node, Value};

/// Where SOPS keeps what it needs to decrypt.
const FIELD: &str = "sops";

/// What an encrypted value begins with.
const ENCRYPTED: &str = "ENC[";

/// Takes out what SOPS adds, and empties the values that it has encrypted. Whether there was anything.
pub(super) fn strip(secret: &mut Node) -> bool {
    let Some(map) = secret.as_map_mut() else {
        return false;
    };
    if map.get(FIELD).is_none_or(|field| field.as_map().is_none()) {
        return false;
    }
    map.remove(FIELD);
    for field in ["data", "stringData"] {
        let Some(values) = map.get_mut(field).and_then(Node::as_map_mut) else {
            continue;
        };
        for entry in values.entries_mut() {
            let text = entry.node.as_text().unwrap_or_default();
            if text.starts_with(ENCRYPTED) {
                entry.node.value = Value::Text("".into());
            }
        }
    }
    true
}
