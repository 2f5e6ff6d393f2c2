//! `${VAR}` left for substitution: Flux and its like put values in before the API server sees a resource.

use crate::admission::path::Path;
use crate::finding::{Finding, Rule};
use crate::plan::{Entry, Plan};
use crate::span::Span;
use crate::tree::{Node, Value};

use super::place::{Places, value_at};

/// A value with a placeholder.
pub(super) struct Placeholder<'a> {
    /// The document.
    pub(super) entry: &'a Entry,
    /// Path of the value.
    pub(super) path: String,
    /// Where the value is.
    pub(super) span: Span,
    /// The variable.
    pub(super) variable: String,
}

/// The values with placeholders of all documents of ours.
pub(super) fn placeholders<'a>(plan: &'a Plan<'a>, places: &Places<'a>) -> Vec<Placeholder<'a>> {
    let mut found = Vec::new();
    for entry in plan.judged().filter(|it| !it.foreign && it.decoded) {
        if !may_have_variables(plan, entry.source) {
            continue;
        }
        if let Some(root) = places.written(entry) {
            look(entry, root, &Path::Root, &mut found);
        }
    }
    found
}

fn look<'a>(entry: &'a Entry, node: &Node, at: &Path<'_>, found: &mut Vec<Placeholder<'a>>) {
    match &node.value {
        Value::Map(map) => {
            for it in map.entries() {
                look(entry, &it.node, &at.key(&it.key), found);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                look(entry, item, &at.index(index), found);
            }
        }
        Value::Text(text) => found.extend(variable(text).map(|variable| Placeholder {
            entry,
            path: at.to_string(),
            span: node.span,
            variable: variable.to_owned(),
        })),
        _ => {}
    }
}

/// The first variable that is left in a text: `${NAME}` or `${NAME:=default}`, not `$${NAME}`, which stands for itself.
fn variable(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find("${") {
        let (before, rest) = text.split_at(from + at);
        let inside = rest.get(2..)?;
        let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        let (name, behind) = inside.split_at(end.unwrap_or(inside.len()));
        let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        let is_closed = behind.starts_with([':', '}', '-']) && behind.contains('}');
        if is_name && is_closed && !before.ends_with('$') {
            return Some(name);
        }
        from += at + 2;
    }
    None
}

fn may_have_variables(plan: &Plan<'_>, source: usize) -> bool {
    let source = plan.sources.sources.get(source);
    source.is_some_and(|source| source.may_have_variables)
}

/// Takes out what is said of values that are not there yet, but for what a rule says of them itself.
pub(super) fn silence(
    plan: &Plan<'_>,
    places: &Places<'_>,
    findings: &mut Vec<Finding>,
    spared: &Rule,
) {
    let entries = plan.judged();
    let entries = entries.filter(|it| may_have_variables(plan, it.source));
    let entries: Vec<&Entry> = entries.collect();
    if entries.is_empty() {
        return;
    }
    findings.retain(|finding| {
        finding.rule.code == spared.code || !is_about_placeholder(&entries, places, finding)
    });
}

/// Whether a finding is about a value with a placeholder. The documents are in the order of the input.
fn is_about_placeholder(entries: &[&Entry], places: &Places<'_>, finding: &Finding) -> bool {
    let place = (finding.source, finding.span.start);
    let behind = entries.partition_point(|it| (it.source, it.span.start) <= place);
    let entry = behind.checked_sub(1).and_then(|at| entries.get(at));
    let entry = entry.filter(|it| it.source == finding.source);
    let root = entry.and_then(|entry| places.written(entry));
    let value = root.and_then(|root| value_at(root, &finding.path));
    let text = value.and_then(Node::as_text);
    text.is_some_and(|text| variable(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::variable;

    #[test]
    fn placeholders_are_found() {
        let cases = [
            ("https://${HOST}/mcp", Some("HOST")),
            ("${HOST:=mcp.example.com}", Some("HOST")),
            ("$${HOST}", None),
            ("$HOST ${}", None),
            ("${1}", None),
            ("$${A} ${B}", Some("B")),
            ("${OPEN", None),
        ];
        for (text, expected) in cases {
            assert_eq!(variable(text), expected, "{text}");
        }
    }
}
