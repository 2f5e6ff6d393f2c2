//! MRP509: defined twice.

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
    let entries = scene.plan.judged();
    let stored = entries.filter(|it| !matches!(it.stored, Stored::Nothing));
    let mut entries: Vec<&Entry> = stored.collect();
    entries.sort_by(|one, other| key(one).cmp(&key(other)));
    for pair in entries.windows(2) {
        let [first, entry] = pair else { continue };
        if key(first) != key(entry) {
            continue;
        }
        let source = scene.plan.sources.sources.get(entry.source);
        let line = source.map_or(0, |source| source.place(first.span).line);
        let path = "metadata.name";
        let (kind, name) = (&entry.kind, &entry.name);
        let message = format!("`{path}`: the {kind} `{name}` is defined in line {line}, too, and the last one holds");
        report.add(&RULE, entry, At::Value(path), message);
    }
}

/// What two documents that define the same have in common.
fn key(entry: &Entry) -> (usize, (&str, &str, &str)) {
    (entry.source, subject_key(entry))
}
