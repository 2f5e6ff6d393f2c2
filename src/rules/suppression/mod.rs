//! Findings that their authors accept: by a comment at the line, or by an annotation of the resource.
//!
//! A suppression that suppresses nothing is a finding itself, so that none outlives its cause, and so is one that gives no reason.

mod annotation;
mod comment;
mod suppression_without_reason;
mod unused_suppression;
mod words;

use super::place::Places;
use super::report;
use crate::finding::{Edit, Finding, Fix, Rule, Severity};
use crate::plan::{Entry, Plan};
use crate::source::Role;
use crate::span::Span;

use words::{Said, Word};

/// MRP591: a suppression that suppresses nothing.
pub const UNUSED_SUPPRESSION: &Rule = &unused_suppression::RULE;

/// MRP592: a suppression that does not say why.
pub const SUPPRESSION_WITHOUT_REASON: &Rule = &suppression_without_reason::RULE;

/// The rules about suppressions.
pub(super) const RULES: &[&Rule] = &[UNUSED_SUPPRESSION, SUPPRESSION_WITHOUT_REASON];

/// What is not to be told.
struct Suppression {
    /// The place of its source among the sources.
    source: usize,
    /// Where it stands.
    place: Span,
    /// Where findings begin that it is about.
    covers: Span,
    /// What takes it out.
    removal: Option<Span>,
    /// The rules, and why.
    said: Said,
}

/// Takes out the findings that are suppressed, says how many they are, and adds those about suppressions. Of rules that were not
/// looked at nothing is said.
pub(super) fn apply(
    plan: &Plan<'_>,
    places: &Places<'_>,
    findings: Vec<Finding>,
    is_wanted: impl Fn(&Rule) -> bool,
) -> (Vec<Finding>, usize) {
    let mut suppressions = suppressions(plan, places);
    if suppressions.is_empty() {
        return (findings, 0);
    }
    let told = findings.len();
    let mut kept: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| !is_suppressed(finding, &mut suppressions))
        .collect();
    let suppressed = told - kept.len();
    let judged = suppressions.iter().flat_map(|suppression| {
        let entry = around(plan, suppression);
        let is_tried = |rule: &Rule| is_wanted(rule) && !is_hidden(rule, entry, &kept);
        judge(suppression, entry, is_tried)
    });
    let judged: Vec<Finding> = judged.collect();
    kept.extend(judged);
    report::sort(&mut kept);
    (kept, suppressed)
}

fn suppressions(plan: &Plan<'_>, places: &Places<'_>) -> Vec<Suppression> {
    let mut suppressions = Vec::new();
    for (number, source) in plan.sources.sources.iter().enumerate() {
        if source.role == Role::Judged && source.speaks_of_us {
            suppressions.extend(comment::suppressions(number, source));
        }
    }
    let sources = plan.sources.sources.iter();
    let annotated: Vec<bool> = sources.map(|source| source.speaks_of_us).collect();
    for entry in plan.judged().filter(|entry| !entry.foreign) {
        if annotated.get(entry.source) == Some(&true) {
            suppressions.extend(annotation::suppressions(entry, places));
        }
    }
    suppressions
}

/// Whether a finding is suppressed. Every suppression of it counts as used.
fn is_suppressed(finding: &Finding, suppressions: &mut [Suppression]) -> bool {
    let mut suppressed = false;
    for suppression in suppressions {
        if !suppression.is_about(finding) {
            continue;
        }
        for word in &mut suppression.said.words {
            if word.rule.is_some_and(|rule| rule.code == finding.rule.code) {
                word.is_used = true;
                suppressed = true;
            }
        }
    }
    suppressed
}

impl Suppression {
    fn is_about(&self, finding: &Finding) -> bool {
        let (start, covers) = (finding.span.start, self.covers);
        finding.source == self.source && covers.start <= start && start <= covers.end
    }
}

/// The document that a suppression stands in.
fn around<'p>(plan: &'p Plan<'_>, suppression: &Suppression) -> Option<&'p Entry> {
    plan.judged().find(|entry| {
        entry.source == suppression.source && entry.decoded && entry.span.holds(suppression.place)
    })
}

/// Whether something keeps a document from being looked at by a rule: what is refused early is not judged by those who would
/// see it later.
fn is_hidden(rule: &Rule, entry: Option<&Entry>, findings: &[Finding]) -> bool {
    findings.iter().any(|finding| {
        let comes_before = finding.rule.tier() < rule.tier();
        finding.severity == Severity::Error
            && comes_before
            && entry.is_none_or(|entry| {
                entry.source == finding.source && entry.span.holds(finding.span)
            })
    })
}

/// What is wrong with a suppression.
fn judge(
    suppression: &Suppression,
    entry: Option<&Entry>,
    is_tried: impl Fn(&Rule) -> bool,
) -> Vec<Finding> {
    let finding = |rule, span, message: String| {
        let mut finding = Finding::new(rule, suppression.source, span, message);
        finding.subject = entry.map(report::subject);
        finding
    };
    let Said { words, reason } = &suppression.said;
    if words.is_empty() {
        let message = "this suppression names no rule".to_owned();
        let mut finding = finding(UNUSED_SUPPRESSION, suppression.place, message);
        finding.help = Some("write it as `ignore[CODE] reason`".to_owned());
        return vec![finding];
    }
    let is_unused = |word: &&Word| !word.is_used && word.rule.is_none_or(&is_tried);
    let unused = words.iter().filter(is_unused).map(|word| {
        let mut finding = finding(UNUSED_SUPPRESSION, word.span, unused(word));
        finding.help = word.nearest.map(|near| format!("nearest: `{near}`"));
        finding.fix = removal(suppression);
        finding
    });
    let mut findings: Vec<Finding> = unused.collect();
    if reason.is_empty() && findings.is_empty() {
        let message = "this suppression gives no reason".to_owned();
        let mut finding = finding(
            &suppression_without_reason::RULE,
            suppression.place,
            message,
        );
        finding.help = Some("write why behind the code".to_owned());
        findings.push(finding);
    }
    findings
}

fn unused(word: &Word) -> String {
    match word.rule {
        Some(rule) => format!(
            "`{}` suppresses nothing: {} is not found here",
            word.text, rule.name
        ),
        None => format!("no rule has the code or name `{}`", word.text),
    }
}

/// A change that takes out a suppression; not one of several rules, of which others may be used. What is found depends on the
/// release and on what is read along, so that it is not certain.
fn removal(suppression: &Suppression) -> Option<Fix> {
    let span = suppression.removal?;
    (suppression.said.words.len() == 1).then(|| Fix {
        safe: false,
        edits: vec![Edit {
            span,
            text: String::new(),
        }],
    })
}
