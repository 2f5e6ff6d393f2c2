//! Suppressions in annotations: `mcprp.dev/ignore: "CODE reason"`, a line each, for the whole resource.

use super::Suppression;
use super::words::Said;
use crate::plan::Entry;
use crate::rules::place::Places;
use crate::tree::Node;

/// The annotation.
pub(super) const KEY: &str = "mcprp.dev/ignore";

/// The suppressions in the annotation of a document.
pub(super) fn suppressions(entry: &Entry, places: &Places<'_>) -> Vec<Suppression> {
    let stored = entry.object().map(|object| &object.node);
    let root = stored.or_else(|| places.written(entry));
    let annotation = root.and_then(|root| root.at(&["metadata", "annotations", KEY]));
    let text = annotation.and_then(Node::as_text);
    let (Some(annotation), Some(text)) = (annotation, text) else {
        return Vec::new();
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let suppressions = lines.map(|line| {
        let (rules, reason) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        Suppression {
            source: entry.source,
            place: annotation.span,
            covers: entry.span,
            removal: None,
            said: Said::new(rules, reason, |_, _| annotation.span),
        }
    });
    suppressions.collect()
}
