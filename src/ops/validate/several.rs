//! What is told of one input at several releases: what is found at all of them is said once.

use std::collections::HashMap;

use super::{Counts, Report};
use crate::finding::Finding;
use crate::rules::UNUSED_SUPPRESSION;
use crate::span::Span;

impl Report {
    /// The report with what is told of the same input at another release.
    #[must_use]
    pub fn also_at(mut self, other: Report) -> Self {
        if other.releases.iter().all(|it| self.releases.contains(it)) {
            return self;
        }
        self.releases.extend(other.releases);
        self.findings = merged(self.findings, other.findings);
        let asked = self.releases.len();
        // What accepts something at one of the releases is not in vain.
        self.findings
            .retain(|it| it.rule.code != UNUSED_SUPPRESSION.code || it.releases.len() == asked);
        self.counts = Counts {
            assumed: self.counts.assumed.max(other.counts.assumed),
            suppressed: self.counts.suppressed.max(other.counts.suppressed),
            ..self.counts
        };
        self
    }

    /// The releases at which a finding was found, where these are not all that judged.
    pub fn only_at<'r>(&self, finding: &'r Finding) -> &'r [&'static str] {
        match self.releases.iter().all(|it| finding.releases.contains(it)) {
            true => &[],
            false => &finding.releases,
        }
    }
}

/// What makes findings of the same input the same, and what they are ordered by.
type Key = (usize, Span, &'static str, String, String);

fn key(finding: &Finding) -> Key {
    (
        finding.source,
        finding.span,
        finding.rule.code,
        finding.path.clone(),
        finding.message.clone(),
    )
}

fn merged(mut findings: Vec<Finding>, others: Vec<Finding>) -> Vec<Finding> {
    let places = findings.iter().enumerate();
    let places: HashMap<Key, usize> = places.map(|(at, it)| (key(it), at)).collect();
    for other in others {
        match places.get(&key(&other)) {
            Some(at) => findings[*at].releases.extend(other.releases),
            None => findings.push(other),
        }
    }
    findings.sort_by_cached_key(key);
    findings
}
