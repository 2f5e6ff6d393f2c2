//! Findings that come and go with a change.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::finding::{Finding, Severity, Tier};
use crate::plan::Plan;
use crate::project::Project;
use crate::rules;

/// What there is to say of a plan, and what of it is new. Notes do not count.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What keeps the plan from working: also what the operator would refuse if nothing else were there.
    pub errors: Vec<Finding>,
    /// What there is to say now and was not before.
    pub new: Vec<Finding>,
    /// What there was to say before and is not now.
    pub gone: Vec<Finding>,
}

/// A plan, and where its sources stand in the project.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The plan.
    pub plan: &'a Plan<'a>,
    /// The file that a source of some name is, or was.
    pub place: &'a dyn Fn(&str) -> PathBuf,
}

impl Findings {
    /// What there is to say of a plan under a project, and what comes and goes from another one; nothing does where that is not
    /// known.
    pub fn new(before: Option<Told<'_>>, after: Told<'_>, project: &Project) -> Self {
        let now = findings(after, project);
        let then = before.map(|before| findings(before, project));
        let then = then.as_ref();
        Self {
            gone: then.map(|then| without(then, &now)).unwrap_or_default(),
            new: then.map(|then| without(&now, then)).unwrap_or_default(),
            errors: now.into_iter().filter(keeps_from_working).collect(),
        }
    }

    /// Whether nothing comes or goes.
    pub fn are_same(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty()
    }
}

fn keeps_from_working(finding: &Finding) -> bool {
    finding.severity == Severity::Error || finding.rule.tier() == Tier::Operator
}

fn findings(told: Told<'_>, project: &Project) -> Vec<Finding> {
    let mut findings = rules::check(told.plan);
    findings.retain(|finding| {
        let source = told.plan.sources.sources.get(finding.source);
        source.is_none_or(|source| !project.accepts(finding, &(told.place)(&source.name)))
    });
    let mut findings = project.levels().apply(findings);
    findings.retain(|finding| finding.severity > Severity::Note);
    findings
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
