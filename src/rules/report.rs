//! Findings as they are collected.

use std::collections::HashSet;

use super::place::Places;
use super::placeholder;
use crate::finding::{Finding, Rule, Severity, Subject, Tier};
use crate::plan::{Entry, Plan};
use crate::span::Span;

/// Where in a document a finding is.
#[derive(Clone, Copy, Debug)]
pub enum At<'p> {
    /// At the value of a field; where it is missing, at the key above.
    Value(&'p str),
    /// At the key of a field.
    Key(&'p str),
    /// At a place that is known already, of the field at a path.
    Span(Span, &'p str),
}

/// Findings on their way.
pub struct Report<'a> {
    /// Where fields are.
    pub places: Places<'a>,
    findings: Vec<Finding>,
}

impl<'a> Report<'a> {
    /// A report without a finding.
    pub fn new(plan: &'a Plan<'a>) -> Self {
        Self {
            places: Places::new(plan),
            findings: Vec::new(),
        }
    }

    /// Adds a finding about a document, and hands it out for what else there is to say.
    pub fn add(
        &mut self,
        rule: &'static Rule,
        entry: &Entry,
        at: At<'_>,
        message: impl Into<String>,
    ) -> &mut Finding {
        let (span, path) = match at {
            At::Value(path) => (self.places.value(entry, path), path),
            At::Key(path) => (self.places.key(entry, path), path),
            At::Span(span, path) => (span, path),
        };
        let mut finding = Finding::new(rule, entry.source, span, message);
        finding.path = path.to_owned();
        finding.subject = entry.decoded.then(|| subject(entry));
        let at = self.findings.len();
        self.findings.push(finding);
        &mut self.findings[at]
    }

    /// Whether something was said already of a field of a document.
    pub fn has(&self, entry: &Entry, path: &str) -> bool {
        let subject = subject(entry);
        self.findings.iter().any(|finding| {
            finding.source == entry.source
                && finding.path == path
                && finding.subject.as_ref() == Some(&subject)
        })
    }

    /// Takes out what is said of values that are left for substitution, but for what a rule says of them itself.
    pub(super) fn silence_placeholders(&mut self, spared: &Rule) {
        placeholder::silence(self.places.plan(), &self.places, &mut self.findings, spared);
    }

    /// All findings in the order of the input, and the places that were found on the way. What is said twice stands once; where a
    /// field is refused, nothing is said of how it would work.
    pub fn finish(mut self) -> (Vec<Finding>, Places<'a>) {
        sort(&mut self.findings);
        let refused: HashSet<(usize, Span, String)> = self
            .findings
            .iter()
            .filter(|it| it.severity == Severity::Error && it.rule.tier() < Tier::Runtime)
            .map(|it| (it.source, it.span, it.path.clone()))
            .collect();
        if !refused.is_empty() {
            self.findings.retain(|it| {
                it.rule.tier() < Tier::Runtime
                    || !refused.contains(&(it.source, it.span, it.path.clone()))
            });
        }
        (self.findings, self.places)
    }
}

/// Puts findings into the order of the input; what is said twice stands once.
pub(super) fn sort(findings: &mut Vec<Finding>) {
    findings.sort_by(|one, other| order(one).cmp(&order(other)));
    findings.dedup_by(|one, other| order(one) == order(other));
}

/// What findings are ordered by.
fn order(finding: &Finding) -> (usize, Span, &str, &str, &str) {
    (
        finding.source,
        finding.span,
        finding.rule.code,
        &finding.path,
        &finding.message,
    )
}

/// The resource that a document is.
pub(super) fn subject(entry: &Entry) -> Subject {
    Subject {
        kind: entry.kind.clone(),
        namespace: entry.namespace.clone(),
        name: entry.name.clone(),
        index: entry.index,
    }
}
