//! MRP408: unusable amount.

use crate::finding::{Rule, Severity};
use crate::go::quantity::{self, Quantity};
use crate::rules::example::example;
use crate::rules::view::ProxyView;
use crate::rules::{At, Report};

/// The rule.
pub(super) static RULE: Rule = Rule {
    code: "MRP408",
    name: "unusable-amount",
    severity: Severity::Error,
    explanation: "An amount of processor time or memory that no pod runs with. A negative one makes the API server refuse the \
                  Deployment. Memory without a suffix counts bytes and with `m` thousandths of one: a limit of `512` or \
                  `512m` is below the 4 MiB without which no container starts, and `512Mi` is meant. A request of more \
                  than 128 cores is mostly `500` for `500m`, and no node has them: the pods stay pending.",
    origin: "API server: ValidateResourceQuantityValue; resource.Quantity; container runtimes: least memory of a container",
    fail: example!("MRP408", "fail"),
    pass: example!("MRP408", "pass"),
};

/// Amounts that make no sense, by the resource.
struct Bounds {
    /// What is too little for a limit.
    least_limit: &'static str,
    /// What is too much for a request.
    most_request: &'static str,
    /// The suffix that is mostly forgotten.
    suffix: &'static str,
}

const CPU: Bounds = Bounds {
    least_limit: "0",
    most_request: "128",
    suffix: "m",
};

const MEMORY: Bounds = Bounds {
    least_limit: "4Mi",
    most_request: "16Ti",
    suffix: "Mi",
};

pub(super) fn check(view: &ProxyView<'_>, report: &mut Report<'_>) {
    let resources = &view.spec.resources;
    let amounts = [
        ("limits.cpu", &resources.limits.cpu, &CPU),
        ("limits.memory", &resources.limits.memory, &MEMORY),
        ("requests.cpu", &resources.requests.cpu, &CPU),
        ("requests.memory", &resources.requests.memory, &MEMORY),
    ];
    for (field, text, bounds) in amounts {
        let Ok(amount) = quantity::parse(text) else {
            continue;
        };
        let Some(why) = bounds.objection(field, &amount) else {
            continue;
        };
        let path = format!("spec.resources.{field}");
        let message = format!("`{path}`: `{text}` {why}");
        let finding = report.add(&RULE, view.entry, At::Value(&path), message);
        let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if !amount.is_negative() {
            finding.help = Some(format!("`{number}{}`?", bounds.suffix));
        }
    }
}

impl Bounds {
    fn objection(&self, field: &str, amount: &Quantity) -> Option<&'static str> {
        let is_limit = field.starts_with("limits");
        let is_below = |bound| quantity::parse(bound).is_ok_and(|bound| *amount < bound);
        let is_above = |bound| quantity::parse(bound).is_ok_and(|bound| *amount > bound);
        if amount.is_negative() {
            Some("is negative, and the Deployment is refused")
        } else if is_limit && !amount.is_zero() && is_below(self.least_limit) {
            Some("is too little for a container to start")
        } else if !is_limit && is_above(self.most_request) {
            Some("is more than any node has")
        } else {
            None
        }
    }
}
