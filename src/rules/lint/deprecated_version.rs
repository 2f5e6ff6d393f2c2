//! MRP501: deprecated version.

use crate::finding::{Fix, Rule, Severity};
use crate::plan::Resource;
use crate::resource::kind::{DEPRECATED_VERSION, GROUP, STORAGE_VERSION};
use crate::rules::example::example;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP501",
    name: "deprecated-version",
    severity: Severity::Warning,
    explanation: "The API version `v1alpha1` of ToolHive's kinds is deprecated since v0.23.0: the API server still takes it, \
                  with a warning, and a later release will not. `v1beta1` has the same fields.",
    origin: "CRDs since v0.23.0: versions v1alpha1 with deprecated: true; stacklok/toolhive#4849",
    fail: example!("MRP501", "fail"),
    pass: example!("MRP501", "pass"),
};

pub(super) fn check(scene: &Scene<'_>, resource: &Resource<'_>, report: &mut Report<'_>) {
    let entry = resource.entry;
    let (group, version) = entry.api_version.split_once('/').unwrap_or_default();
    if version != DEPRECATED_VERSION {
        return;
    }
    let message = format!("`apiVersion`: `{}` is deprecated", entry.api_version);
    let finding = report.add(&RULE, entry, At::Value("apiVersion"), message);
    let text = format!("{GROUP}/{STORAGE_VERSION}");
    finding.help = Some(format!("`{text}`"));
    if group == GROUP {
        let fix = Fix::word(scene.plan.text(entry), finding.span, &text, true);
        finding.fix = Some(fix);
    }
}
