//! SHA-256 sums that the operator stores and compares.
//!
//! Mirrors `cmd/thv-operator/pkg/runconfig/configmap/checksum` of ToolHive (v0.44.0).

use std::collections::BTreeMap;
use std::fmt;

use sha2::{Digest, Sha256};

use super::json::{self, SyntaxError};

/// The annotation in which a ConfigMap carries its own checksum, and which therefore does not count (`ContentChecksumAnnotation`).
pub const CONTENT_CHECKSUM_ANNOTATION: &str = "toolhive.stacklok.dev/content-checksum";

/// The checksum of a ConfigMap in hex digits (`ComputeConfigMapChecksum`, v0.44.0).
///
/// Keys and values follow each other without a separator, so different ConfigMaps may have the same checksum.
pub fn config_map_checksum(
    data: &BTreeMap<String, String>,
    labels: &BTreeMap<String, String>,
    annotations: &BTreeMap<String, String>,
) -> String {
    checksum(&config_map_text(data, labels, annotations))
}

/// The text that a ConfigMap's checksum is taken of.
pub fn config_map_text(
    data: &BTreeMap<String, String>,
    labels: &BTreeMap<String, String>,
    annotations: &BTreeMap<String, String>,
) -> String {
    let annotations = annotations
        .iter()
        .filter(|(key, _)| *key != CONTENT_CHECKSUM_ANNOTATION);
    let entries = data.iter().chain(labels).chain(annotations);
    entries
        .flat_map(|(key, value)| [key.as_str(), value])
        .collect()
}

/// The SHA-256 sum of a text in hex digits.
pub fn checksum(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// The checksum of JSON in hex digits, whatever its white space and the order of its keys (`HashRawJSON`, v0.44.0). Fails where it is
/// not JSON.
pub fn hash_raw_json(text: &str) -> Result<String, NotJson> {
    raw_json_text(text).map(|text| checksum(&text))
}

/// The text that the checksum of JSON is taken of. Fails where it is not JSON.
pub fn raw_json_text(text: &str) -> Result<String, NotJson> {
    let node = json::read_any(text.as_bytes()).map_err(NotJson)?;
    Ok(json::marshal(&node))
}

/// Why there is no checksum of a text, in the operator's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJson(SyntaxError);

impl fmt::Display for NotJson {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "failed to unmarshal JSON for hashing: {}", self.0)
    }
}

impl std::error::Error for NotJson {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const FACTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/testdata/go/checksum.jsonl");

    fn texts(map: &Value) -> BTreeMap<String, String> {
        serde_json::from_value::<Option<_>>(map.clone())
            .expect("texts by name")
            .unwrap_or_default()
    }

    fn answer(row: &Value) -> String {
        match row["function"].as_str() {
            Some("ComputeConfigMapChecksum") => config_map_checksum(
                &texts(&row["data"]),
                &texts(&row["labels"]),
                &texts(&row["annotations"]),
            ),
            Some("HashRawJSON") => hash_raw_json(row["input"].as_str().expect("text"))
                .unwrap_or_else(|error| error.to_string()),
            other => panic!("unknown function {other:?}"),
        }
    }

    #[test]
    fn facts() {
        let facts = std::fs::read(FACTS).expect("the table is there");
        let mut wrong = Vec::new();
        for line in facts
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty())
        {
            let row: Value = serde_json::from_slice(line).expect("a row is JSON");
            let expected = row
                .get("checksum")
                .or(row.get("error"))
                .and_then(Value::as_str);
            let answer = answer(&row);
            if expected != Some(answer.as_str()) {
                wrong.push(format!("{row}: {answer}"));
            }
        }
        assert!(
            wrong.is_empty(),
            "{}: {:#?}",
            wrong.len(),
            wrong.iter().take(20)
        );
    }
}
