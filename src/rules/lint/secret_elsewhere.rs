//! MRP507: secret elsewhere.

use crate::finding::{Rule, Severity};
use crate::resolve::State;
use crate::rules::checked::Referred;
use crate::rules::example::example;
use crate::rules::known::CORE_KINDS;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP507",
    name: "secret-elsewhere",
    severity: Severity::Note,
    explanation: "A reference names a Secret, ConfigMap or ServiceAccount that the input has in another namespace alone. \
                  References do not cross namespaces: unless something copies it, the proxy needs one in its own.",
    origin: "Kubernetes: references of pods are to objects of their own namespace; mcprp --refs auto",
    fail: example!("MRP507", "fail"),
    pass: example!("MRP507", "pass"),
};

pub(super) fn check(referred: &Referred<'_>, report: &mut Report<'_>) {
    let reference = referred.reference;
    if reference.state != State::Assumed || !CORE_KINDS.contains(&reference.kind) {
        return;
    }
    let (kind, name) = (reference.kind, &reference.name);
    let Some(elsewhere) = referred.scene.known.namespaces(kind, name).first() else {
        return;
    };
    let path = &reference.path;
    let own = &referred.resource.object.namespace;
    let message = format!("`{path}`: the {kind} `{name}` is in `{elsewhere}`, and needed in `{own}`");
    report.add(&RULE, referred.resource.entry, At::Span(reference.span, path), message);
}
