//! What is refused, what will fail, and what is unwise.

use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::rules;

/// What a plan is told of.
#[derive(Debug)]
pub struct Report {
    /// The findings, in the order of the input.
    pub findings: Vec<Finding>,
    /// How many documents were judged.
    pub documents: usize,
    /// How many of them are proxies.
    pub proxies: usize,
    /// How many documents were passed over.
    pub foreign: usize,
}

/// Looks for all that the rules speak of.
pub fn validate(plan: &Plan<'_>) -> Report {
    Report {
        findings: rules::check(plan),
        documents: plan.judged().filter(|entry| !entry.foreign).count(),
        proxies: plan.proxies().count(),
        foreign: plan.judged().filter(|entry| entry.foreign).count(),
    }
}

impl Report {
    /// How many findings have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let of_severity = |finding: &&Finding| finding.severity == severity;
        self.findings.iter().filter(of_severity).count()
    }

    /// Whether something is at least as bad as a severity.
    pub fn reaches(&self, severity: Severity) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity >= severity)
    }
}
