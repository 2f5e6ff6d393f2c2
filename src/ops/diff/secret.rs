//! Values that may be secret although no Secret holds them: plain headers and variables by their names, and what kubectl
//! keeps of the manifests that it applied.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::go::json;

/// Maps from names to values that are sent to others.
const HEADERS: [&str; 4] = [
    "addPlaintextHeaders",
    "add_plaintext_headers",
    "headers",
    "env_vars",
];

/// What a name that stands for something secret has in it, in lower case and without `-` and `_`.
const SECRET_WORDS: [&str; 8] = [
    "authorization",
    "token",
    "secret",
    "password",
    "passwd",
    "apikey",
    "credential",
    "cookie",
];

/// Variables of the operator's own, which hold no secrets.
const OPERATORS_OWN: &str = "TOOLHIVE_";

/// Where kubectl keeps what it applied.
const LAST_APPLIED: &str = "kubectl.kubernetes.io/last-applied-configuration";

/// Whether something of a name is secret.
fn is_secret(name: &str) -> bool {
    let folded: String = name.chars().filter(|it| !matches!(it, '-' | '_')).collect();
    let folded = folded.to_ascii_lowercase();
    let has_word = SECRET_WORDS.iter().any(|word| folded.contains(word));
    name == LAST_APPLIED || has_word && !name.starts_with(OPERATORS_OWN)
}

/// Puts marks in the place of what may be secret on both sides of a difference; the marks say whether it is the same.
pub(super) fn hide(before: Option<&mut Value>, after: Option<&mut Value>) {
    let [old, new] = [&before, &after].map(|side| side.as_deref().map(secrets));
    let sides = [(before, &old, &new, "before"), (after, &new, &old, "after")];
    for (side, secrets, others, word) in sides {
        let Some(side) = side else { continue };
        for secret in secrets.iter().flatten() {
            let is_same = others.as_ref().is_none_or(|others| others.contains(secret));
            let mark = if is_same {
                "***".to_owned()
            } else {
                format!("*** ({word})")
            };
            replace(side, secret, &mark);
        }
    }
}

/// The secret values in a value, and in texts that are JSON.
pub fn secrets(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(value, false, &mut found);
    found
}

fn collect(value: &Value, are_headers: bool, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            if let (Some(Value::String(name)), Some(Value::String(text))) =
                (map.get("name"), map.get("value"))
                && is_secret(name)
            {
                found.insert(text.clone());
            }
            for (key, value) in map {
                match value {
                    Value::String(text) if are_headers && is_secret(key) || key == LAST_APPLIED => {
                        found.insert(text.clone());
                    }
                    _ => collect(value, HEADERS.contains(&key.as_str()), found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, false, found)),
        Value::String(text) if text.trim_start().starts_with('{') => {
            if let Ok(inner) = serde_json::from_str::<Map<String, Value>>(text) {
                collect(&Value::Object(inner), false, found);
            }
        }
        _ => {}
    }
}

/// Replaces a text wherever it stands as a whole, also as a string in a text that is JSON.
fn replace(value: &mut Value, secret: &str, mark: &str) {
    match value {
        Value::String(text) if text == secret => *text = mark.to_owned(),
        Value::String(text) if text.trim_start().starts_with('{') => {
            let quoted = json::string_text(secret.as_bytes());
            *text = text.replace(&quoted, &format!("\"{mark}\""));
        }
        Value::Array(items) => items
            .iter_mut()
            .for_each(|item| replace(item, secret, mark)),
        Value::Object(map) => map
            .values_mut()
            .for_each(|item| replace(item, secret, mark)),
        _ => {}
    }
}
