//! MRP505: left for substitution.

use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::placeholder::placeholders;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(in crate::rules) static RULE: Rule = Rule {
    code: "MRP505",
    name: "left-for-substitution",
    severity: Severity::Note,
    explanation: "A value has a variable, `${NAME}`, that something puts in before the resource is applied, such as a Flux \
                  Kustomization with `postBuild.substitute`. Nothing is said of such a value, for nobody knows it yet: check \
                  the result, for instance with `flux build kustomization … | mcprp validate`.",
    origin: "Flux: Kustomization post build variable substitution; mcprp",
    fail: example!("MRP505", "fail"),
    pass: example!("MRP505", "pass"),
};

pub(super) fn check(scene: &Scene<'_>, report: &mut Report<'_>) {
    for left in placeholders(scene.plan, &report.places) {
        let (path, variable) = (&left.path, &left.variable);
        let message = format!("`{path}`: `${{{variable}}}` is left for substitution");
        report.add(&RULE, left.entry, At::Span(left.span, path), message);
    }
}
