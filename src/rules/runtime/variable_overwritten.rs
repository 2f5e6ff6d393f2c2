//! MRP435: variable overwritten.

use crate::finding::{Rule, Severity};
use crate::operator::manifest::container_variables;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP435",
    name: "variable-overwritten",
    severity: Severity::Warning,
    explanation: "A variable of `resourceOverrides` has the name of one that the operator itself sets. The container gets both, \
                  and the last one counts: a plain value takes the place of what the operator reads from a Secret, or has no \
                  effect where the operator's comes later. Refer to the Secret in the field that is made for it.",
    origin: "operator: buildEnvVarsForProxy, EnsureRequiredEnvVars; Kubernetes: the last entry of a name counts",
    fail: example!("MRP435", "fail"),
    pass: example!("MRP435", "pass"),
};

/// What the names of variables begin with that the operator sets for itself.
const OWN: [&str; 2] = ["TOOLHIVE_", "THV_"];

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let overrides = view.proxy.deployment_overrides().into_iter();
    let variables = overrides.flat_map(|it| it.env.iter()).enumerate();
    let is_suspicious = |name: &str| OWN.iter().any(|prefix| name.starts_with(prefix));
    let mut suspicious = variables
        .filter(|(_, variable)| is_suspicious(&variable.name))
        .peekable();
    if suspicious.peek().is_none() {
        return;
    }
    let entries = container_variables(view.scene.plan.world, &view.proxy);
    for (index, variable) in suspicious {
        let name = variable.name.as_str();
        let mut own = entries.iter().filter(|entry| entry.name == name);
        if !own.clone().any(|entry| entry.value_from.is_some()) {
            continue;
        }
        let wins = own.next_back().is_some_and(|entry| entry.value_from.is_none());
        let effect = match wins {
            true => "takes the place of the Secret's value that the operator sets it to",
            false => "has no effect, since the operator sets it to a Secret's value",
        };
        let path = format!("spec.resourceOverrides.proxyDeployment.env[{index}].name");
        let message = format!("`{path}`: `{name}` {effect}");
        report.add(&RULE, view.entry, At::Value(&path), message);
    }
}
