//! MRP525: white space.

use crate::admission::path::Path;
use crate::finding::{Rule, Severity};
use crate::plan::Resource;
use crate::rules::example::example;
use crate::rules::fields::{Part, all};
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP525",
    name: "white-space",
    severity: Severity::Warning,
    explanation: "White space stands before or behind a value, mostly a line break from a block scalar: `|` and `>` keep one at the \
                  end, `|-` and `>-` do not. An audience, an identifier or a URL with it is another one, and nobody sees the \
                  difference. Descriptions, policies, variables and what is free are not looked at.",
    origin: "YAML 1.2.2, section 8.1.1.2: block chomping",
    fail: example!("MRP525", "fail"),
    pass: example!("MRP525", "pass"),
};

/// Fields whose texts may be anything.
const FREE: [&str; 13] = [
    "policies",
    "entitiesJson",
    "description",
    "podTemplateSpec",
    "labels",
    "annotations",
    "env",
    "config",
    "matcher",
    "title",
    "scopes",
    "resourceAttributes",
    "addPlaintextHeaders",
];

pub(super) fn check(_: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let Some(spec) = resource.object.spec() else {
        return;
    };
    all(spec, &Path::Root.key("spec"), &FREE, &mut |at, part| {
        let Part::Scalar(node) = part else { return };
        let text = node.as_text().unwrap_or_default();
        if text.trim() == text {
            return;
        }
        let path = at.to_string();
        let side = if text.trim_end() == text { "before" } else { "behind" };
        let message = format!("`{path}`: white space stands {side} `{}`", text.trim());
        report.add(&RULE, resource.entry, At::Value(&path), message);
    });
}
