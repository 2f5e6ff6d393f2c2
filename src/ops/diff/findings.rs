//! Findings that come and go with a change.

use std::collections::HashMap;

use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::rules;

/// Findings of one side alone. Notes do not count.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What there is to say now and was not before.
    pub new: Vec<Finding>,
    /// What there was to say before and is not now.
    pub gone: Vec<Finding>,
}

impl Findings {
    /// What comes and goes from one plan to another.
    pub fn between(before: &Plan<'_>, after: &Plan<'_>) -> Self {
        let [old, new] = [before, after].map(|plan| {
            let mut findings = rules::check(plan);
            findings.retain(|finding| finding.severity > Severity::Note);
            findings
        });
        Self {
            gone: without(&old, &new),
            new: without(&new, &old),
        }
    }

    /// Whether nothing comes or goes.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty()
    }
}

/// The findings that others do not have. Where two have the same name, as many are the same as both sides have.
fn without(findings: &[Finding], others: &[Finding]) -> Vec<Finding> {
    let mut counts: HashMap<_, usize> = HashMap::new();
    for other in others {
        *counts.entry(name(other)).or_default() += 1;
    }
    let mut only = Vec::new();
    for finding in findings {
        match counts.get_mut(&name(finding)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => only.push(finding.clone()),
        }
    }
    only
}

/// What makes two findings the same one: its rule, what it is about, and the field; neither its place nor its words.
fn name(finding: &Finding) -> (&'static str, Option<(&str, &str, &str)>, &str) {
    let subject = finding.subject.as_ref();
    let subject = subject.map(|it| (it.kind.as_str(), it.namespace.as_str(), it.name.as_str()));
    (finding.rule.code, subject, &finding.path)
}
