//! Placeholder until the writer comes.

/// A manifest as YAML.
pub fn manifest(value: &serde_json::Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
