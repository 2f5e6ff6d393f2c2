//! MRP504: hashed name.

use crate::finding::{Rule, Severity};
use crate::resolve::State;
use crate::rules::checked::Referred;
use crate::rules::example::example;
use crate::rules::known::CORE_KINDS;
use crate::rules::kustomize::{CURE, hashed};
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP504",
    name: "hashed-name",
    severity: Severity::Warning,
    explanation: "A `secretGenerator` or `configMapGenerator` of kustomize gives what it makes a name with a hash, and writes that \
                  name into the references that it knows. It knows none of custom resources: the proxy still asks for the name \
                  without the hash, which does not exist. List the fields in a file that the kustomization names under \
                  `configurations`, or switch the hash off.",
    origin: "kustomize: nameReference transformer configuration; kubernetes-sigs/kustomize#2524",
    fail: example!("MRP504", "fail"),
    pass: example!("MRP504", "pass"),
};

pub(super) fn check(referred: &Referred<'_>, report: &mut Report<'_>) {
    let reference = referred.reference;
    let is_open = matches!(reference.state, State::Assumed | State::Missing);
    if !is_open || !CORE_KINDS.contains(&reference.kind) {
        return;
    }
    let (kind, name) = (reference.kind, reference.name.as_str());
    let names = &referred.scene.known;
    let names = names.names(kind, &referred.resource.object.namespace);
    let Some(made) = hashed(name, names) else {
        return;
    };
    let path = &reference.path;
    let message = format!("`{path}`: kustomize has called the {kind} `{made}`, and the reference says `{name}`");
    let entry = referred.resource.entry;
    let finding = report.add(&RULE, entry, At::Span(reference.span, path), message);
    finding.help = Some(CURE.to_owned());
}
