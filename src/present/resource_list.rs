//! What a KRM function gives back: objects, and results as the KRM functions specification has them.

use serde_json::{Map, Value, json};

use super::manifests::{self, Owners, Selection};
use crate::finding::{Finding, Severity};
use crate::ops::function::{File, ResourceList, file, mark};
use crate::plan::Plan;
use crate::tree::Node;

/// The objects that the operator would create, marked as such.
pub fn objects(plan: &Plan<'_>, is_local: bool) -> Vec<Value> {
    let selection = Selection {
        kinds: Vec::new(),
        owners: Owners::WithUid,
    };
    let objects = manifests::objects(plan, &selection);
    let marked = objects.map(|(resource, mut object)| {
        mark(&mut object, &resource.object.key(), is_local);
        object
    });
    marked.collect()
}

/// Findings as results.
pub fn results(findings: &[Finding], list: &ResourceList) -> Vec<Value> {
    findings
        .iter()
        .map(|finding| result(finding, list))
        .collect()
}

fn result(finding: &Finding, list: &ResourceList) -> Value {
    let mut result = Map::new();
    let message = match &finding.help {
        Some(help) => format!("{}; {help}", finding.message),
        None => finding.message.clone(),
    };
    result.insert("message".to_owned(), message.into());
    result.insert("severity".to_owned(), severity(finding.severity).into());
    if let Some(item) = list.item_at(finding.span) {
        result.insert("resourceRef".to_owned(), reference(item));
        // The specification allows a field only beside a resource.
        if !finding.path.is_empty() {
            result.insert("field".to_owned(), json!({ "path": finding.path }));
        }
        if let Some(File { path, index }) = file(item) {
            result.insert("file".to_owned(), json!({ "path": path, "index": index }));
        }
    }
    let rule = finding.rule;
    let tags = json!({ "code": rule.code, "name": rule.name, "tier": rule.tier().name() });
    result.insert("tags".to_owned(), tags);
    Value::Object(result)
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    }
}

/// What an item is called; a namespace only where it names one.
fn reference(item: &Node) -> Value {
    let fields = [
        ("apiVersion", &["apiVersion"][..]),
        ("kind", &["kind"]),
        ("name", &["metadata", "name"]),
        ("namespace", &["metadata", "namespace"]),
    ];
    let fields = fields.into_iter();
    let fields =
        fields.filter_map(|(key, path)| Some((key.to_owned(), Value::from(item.text_at(path)?))));
    Value::Object(fields.collect())
}
