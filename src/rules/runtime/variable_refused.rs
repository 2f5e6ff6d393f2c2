//! MRP404: variable refused.

use crate::admission::names;
use crate::finding::{Rule, Severity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP404",
    name: "variable-refused",
    severity: Severity::Error,
    explanation: "The name of a variable in `resourceOverrides` is none that a container can have. The CRD takes any text; \
                  the API server refuses the Deployment. Letters, digits, `_`, `-` and `.` are safe, and no digit at the \
                  start: what goes beyond that is refused by Kubernetes before 1.34, and a warning here; an empty name or \
                  one with `=` is refused everywhere.",
    origin: "API server: core validation.ValidateEnv, IsEnvVarName and IsRelaxedEnvVarName",
    fail: example!("MRP404", "fail"),
    pass: example!("MRP404", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let overrides = view.proxy.deployment_overrides().into_iter();
    let variables = overrides.flat_map(|it| it.env.iter());
    for (index, variable) in variables.enumerate() {
        let reasons = names::is_env_var_name(&variable.name);
        let Some(reason) = reasons.first() else {
            continue;
        };
        let name = &variable.name;
        let path = format!("spec.resourceOverrides.proxyDeployment.env[{index}].name");
        let relaxed = names::is_relaxed_env_var_name(name);
        let (by, severity) = match relaxed.is_empty() {
            true => (" by Kubernetes before 1.34", Severity::Warning),
            false => ("", Severity::Error),
        };
        let message = format!("`{path}`: the Deployment is refused{by}: `{name}`: {reason}");
        let finding = report.add(&RULE, view.entry, At::Value(&path), message);
        finding.severity = severity;
    }
}
