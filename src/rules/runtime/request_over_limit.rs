//! MRP407: request over limit.

use crate::finding::{Rule, Severity};
use crate::go::quantity;
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP407",
    name: "request-over-limit",
    severity: Severity::Error,
    explanation: "The proxy asks for more of a resource than its limit allows. The CRD takes any amounts, and the API server \
                  refuses the Deployment. No condition tells of it.",
    origin: "API server: core validation.ValidateContainerResourceRequirements",
    fail: example!("MRP407", "fail"),
    pass: example!("MRP407", "pass"),
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let (requests, limits) = (&view.spec.resources.requests, &view.spec.resources.limits);
    let pairs = [
        ("cpu", &requests.cpu, &limits.cpu),
        ("memory", &requests.memory, &limits.memory),
    ];
    for (name, request, limit) in pairs {
        let (Ok(asked), Ok(allowed)) = (quantity::parse(request), quantity::parse(limit)) else {
            continue;
        };
        if asked > allowed {
            let path = format!("spec.resources.requests.{name}");
            let message = format!(
                "`{path}`: the Deployment is refused: `{request}` is more than the limit `{limit}`"
            );
            report.add(&RULE, view.entry, At::Value(&path), message);
        }
    }
}
