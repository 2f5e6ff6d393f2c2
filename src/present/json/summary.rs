//! A plan in numbers.

use std::cell::Cell;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::finding::{Finding, Severity};
use crate::plan::Plan;

/// The numbers, once the objects are written and counted.
pub(super) struct Counted<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) findings: &'a [Finding],
    pub(super) objects: &'a Cell<usize>,
}

/// A plan in numbers.
#[derive(Default, Serialize, JsonSchema)]
pub(super) struct Summary {
    /// Proxies that the API server takes.
    proxies: usize,
    /// Proxies that will run.
    ok: usize,
    /// Proxies that will not.
    refused: usize,
    /// References to what is assumed to be there.
    assumed: usize,
    /// Objects that the operator makes.
    objects: usize,
    /// Findings of severity `error`.
    errors: usize,
    /// Findings of severity `warning`.
    warnings: usize,
}

impl Serialize for Counted<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Summary::of(self.plan, self.objects.get(), self.findings).serialize(serializer)
    }
}

impl Summary {
    fn of(plan: &Plan<'_>, objects: usize, findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|it| it.severity == severity).count();
        let mut summary = Self {
            objects,
            assumed: plan.assumed(),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            ..Self::default()
        };
        for proxy in plan.proxies() {
            summary.proxies += 1;
            match proxy.stop() {
                None => summary.ok += 1,
                Some(_) => summary.refused += 1,
            }
        }
        summary
    }
}
