//! The fields that refer to other objects, as kustomize wants to know them: names that it changes, by a prefix or the hash of a
//! generated ConfigMap, it then changes there, too.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use crate::resolve::{ReferenceField, reference_fields};
use crate::resource::kind::{GROUP, is_ours};
use crate::yaml::write::manifest;

/// What the file says of itself.
const HEADER: &str = "\
# For kustomize: name this file under `configurations:`, and the names in MCPRemoteProxy and what it refers to follow those of
# the objects that they lead to.
";

/// Writes the file.
///
/// # Errors
/// Where it cannot be written.
pub fn write(out: &mut dyn Write) -> io::Result<()> {
    let mut by_kind: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
    for field in reference_fields() {
        let ReferenceField { from, path, to } = field;
        let place = json!({ "group": GROUP, "kind": from, "path": path });
        by_kind.entry(to).or_default().push(place);
    }
    let references = by_kind
        .into_iter()
        .map(|(kind, fields)| match is_ours(kind) {
            true => json!({ "group": GROUP, "kind": kind, "fieldSpecs": fields }),
            false => json!({ "version": "v1", "kind": kind, "fieldSpecs": fields }),
        });
    let references: Vec<Value> = references.collect();
    let text = manifest(&json!({ "nameReference": references }));
    write!(out, "{HEADER}{text}")
}
