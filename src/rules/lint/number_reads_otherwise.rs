//! MRP517: number reads otherwise.

use crate::admission::path::Path;
use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::{Part, all};
use crate::rules::view::Scene;
use crate::rules::{At, Report};
use crate::tree::{Node, Value};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP517",
    name: "number-reads-otherwise",
    severity: Severity::Warning,
    explanation: "A number is read as another one than it looks: YAML as Kubernetes reads it takes a leading zero for octal, so \
                  that `0100` is 64, and knows `0x`, `0b` and `_` inside of numbers. Write it in decimal. File modes, which \
                  are octal everywhere, are not looked at.",
    origin: "sigs.k8s.io/yaml, YAML 1.1: int; recorded in testdata/go/yaml-scalars.jsonl",
    fail: example!("MRP517", "fail"),
    pass: example!("MRP517", "pass"),
};

/// Fields that hold file modes.
const MODES: [&str; 2] = ["mode", "defaultMode"];

pub(super) fn check(scene: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let Some(spec) = resource.object.node.get("spec") else {
        return;
    };
    let text = || scene.plan.text(resource.entry);
    all(spec, &Path::Root.key("spec"), &MODES, &mut |at, part| {
        let Part::Scalar(node) = part else { return };
        let Some((written, number)) = surprising(node, text) else {
            return;
        };
        let path = at.to_string();
        let message = format!("`{path}`: `{written}` is read as {number}");
        report.add(&RULE, resource.entry, At::Span(node.span, &path), message);
    });
}

/// What is written, and the number that it is, where the two differ to the eye.
fn surprising<'t>(node: &Node, text: impl FnOnce() -> &'t [u8]) -> Option<(&'t str, String)> {
    let number = match node.value {
        Value::Int(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        _ => return None,
    };
    let written = std::str::from_utf8(text().get(node.span.range())?).ok()?;
    let digits = written.trim_start_matches(['+', '-']);
    let has_prefix = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
    let is_number = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_');
    let is_odd = has_prefix || digits.contains('_');
    (is_number && is_odd && written != number).then_some((written, number))
}
