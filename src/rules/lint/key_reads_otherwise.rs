//! MRP516: key reads otherwise.

use crate::admission::path::Path;
use crate::finding::{Edit, Fix, Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::{Part, all};
use crate::rules::view::Scene;
use crate::rules::{At, Report};
use crate::tree::Entry;

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP516",
    name: "key-reads-otherwise",
    severity: Severity::Warning,
    explanation: "A key that looks like a word or a number is read as another text: in YAML as Kubernetes reads it `on`, `yes` and \
                  `y` are `true`, `off`, `no` and `n` are `false`, `010` is `8` and `1_000` is `1000`, also as keys. A header, a \
                  label or a tool of that name does not come out so. Put the key in quotes.",
    origin: "sigs.k8s.io/yaml, YAML 1.1: bool and int; recorded in testdata/go/yaml-scalars.jsonl",
    fail: example!("MRP516", "fail"),
    pass: example!("MRP516", "pass"),
};

pub(super) fn check(scene: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let Some(spec) = resource.object.node.get("spec") else {
        return;
    };
    let text = || scene.plan.text(resource.entry);
    all(spec, &Path::Root.key("spec"), &[], &mut |at, part| {
        let Part::Key(entry) = part else { return };
        let Some(written) = surprising(entry, text) else {
            return;
        };
        let path = at.to_string();
        let message = format!("`{path}`: the key `{written}` is read as `{}`", entry.key);
        let finding = report.add(&RULE, resource.entry, At::Span(entry.key_span, &path), message);
        let edit = Edit {
            span: entry.key_span,
            text: format!("\"{written}\""),
        };
        finding.help = Some(format!("`{}`", edit.text));
        finding.fix = Some(Fix {
            safe: false,
            edits: vec![edit],
        });
    });
}

/// What is written, where a key is read as something else.
fn surprising<'t>(entry: &Entry, text: impl FnOnce() -> &'t [u8]) -> Option<&'t str> {
    let key = &*entry.key;
    let first = *key.as_bytes().first()?;
    let may_differ = matches!(key, "true" | "false") || first.is_ascii_digit() || first == b'-';
    if !may_differ {
        return None;
    }
    let written = std::str::from_utf8(text().get(entry.key_span.range())?).ok()?;
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || b"_+-.".contains(&byte);
    let is_plain = !written.is_empty() && written.bytes().all(is_word);
    (is_plain && !written.eq_ignore_ascii_case(key)).then_some(written)
}
