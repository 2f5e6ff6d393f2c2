//! MRP509: defined twice.

use std::collections::HashMap;

use crate::finding::{Rule, Severity};
use crate::plan::{Entry, Stored};
use crate::rules::example::example;
use crate::rules::view::Scene;
use crate::rules::{At, Report, subject_key};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP509",
    name: "defined-twice",
    severity: Severity::Warning,
    explanation: "A file has two documents of the same kind, namespace and name. They are applied one after the other, and the \
                  last one holds: of a proxy that was copied and only half changed, one is missing. Documents in different \
                  files are not compared, since overlays repeat names.",
    origin: "kubectl apply: the documents of a file are applied in their order",
    fail: example!("MRP509", "fail"),
    pass: example!("MRP509", "pass"),
};

pub(super) fn check(scene: &Scene<'_>, report: &mut Report<'_>) {
    let mut seen: HashMap<(usize, (&str, &str, &str)), &Entry> = HashMap::new();
    let entries = scene.plan.judged();
    for entry in entries.filter(|it| !matches!(it.stored, Stored::Nothing)) {
        let key = (entry.source, subject_key(entry));
        let Some(first) = seen.insert(key, entry) else {
            continue;
        };
        let source = scene.plan.sources.sources.get(entry.source);
        let line = source.map_or(0, |source| source.place(first.span).line);
        let path = "metadata.name";
        let (kind, name) = (&entry.kind, &entry.name);
        let message = format!("`{path}`: the {kind} `{name}` is defined in line {line}, too, and the last one holds");
        report.add(&RULE, entry, At::Value(path), message);
    }
}
