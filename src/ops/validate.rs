//! What is refused, what will fail, and what is unwise.

use std::sync::Arc;

use crate::finding::{Finding, Levels, Severity};
use crate::plan::Plan;
use crate::rules;
use crate::source::{LeftOut, Role, Source};

/// The kind that everything is about.
const PROXY: &str = "MCPRemoteProxy";

/// What a plan is told of.
#[derive(Clone, Debug)]
pub struct Report {
    /// The operator's releases that judged.
    pub releases: Vec<&'static str>,
    /// The texts that the findings are in.
    pub sources: Vec<Arc<Source>>,
    /// The findings, in the order of the input.
    pub findings: Vec<Finding>,
    /// How much was judged.
    pub counts: Counts,
    /// Files of folders that were left out.
    pub left_out: Vec<LeftOut>,
}

/// How much was judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Texts.
    pub files: usize,
    /// Documents that concern us.
    pub documents: usize,
    /// Those of them that are proxies, accepted or not.
    pub proxies: usize,
    /// Documents that were passed over.
    pub foreign: usize,
    /// Things that are only taken to exist.
    pub assumed: usize,
}

/// Looks for all that the rules speak of.
pub fn validate(plan: &Plan<'_>) -> Report {
    Report {
        releases: vec![plan.options.release.version()],
        sources: plan.sources.sources.clone(),
        findings: rules::check(plan),
        counts: Counts::of(plan),
        left_out: plan.sources.left_out.clone(),
    }
}

impl Counts {
    fn of(plan: &Plan<'_>) -> Self {
        let sources = plan.sources.sources.iter();
        let mut counts = Self {
            files: sources.filter(|it| it.role == Role::Judged).count(),
            assumed: plan.assumed(),
            ..Self::default()
        };
        for entry in plan.judged() {
            if entry.foreign {
                counts.foreign += 1;
                continue;
            }
            counts.documents += 1;
            if entry.kind == PROXY {
                counts.proxies += 1;
            }
        }
        counts
    }
}

impl Report {
    /// The report with what users say of rules.
    #[must_use]
    pub fn under(mut self, levels: &Levels) -> Self {
        self.findings = levels.apply(self.findings);
        self
    }

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
