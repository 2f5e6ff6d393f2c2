//! MRP556: rule not evaluated.

use crate::admission::given::Unevaluated;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::Scene;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP556",
    name: "rule-not-evaluated",
    severity: Severity::Warning,
    explanation: "A CRD given with `--crd` says something of a value that this program cannot evaluate: a rule calls a function that \
                  it does not have, or the schema uses a word that it does not check. Whether the API server takes the value is \
                  not known; `kubectl apply --dry-run=server` asks it.",
    origin: "Kubernetes: CustomResourceDefinition v1, x-kubernetes-validations; the CEL libraries of the API server",
    fail: example!("MRP556", "fail"),
    pass: example!("MRP556", "pass"),
};

pub(super) fn check(scene: &Scene<'_>, report: &mut Report<'_>) {
    for entry in scene.plan.judged() {
        for Unevaluated {
            path,
            rule,
            why,
            span,
        } in &entry.unevaluated
        {
            let place = match path.as_str() {
                "" => String::new(),
                path => format!("`{path}`: "),
            };
            let message = format!("{place}{rule} is not evaluated: {why}");
            report.add(&RULE, entry, At::Span(*span, path), message);
        }
    }
}
