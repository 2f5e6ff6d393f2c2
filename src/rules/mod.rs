//! The rules, one file each, and the findings that a plan gives by them.
//!
//! What kubectl, the API server and the operator object to is found by the stages that do what they do; `syntax`,
//! `admission` and `operator` give it codes. What nobody refuses is looked for by rules of their own.

mod admission;
mod auth_server;
mod checked;
mod example;
mod fields;
mod headers;
mod host;
mod known;
mod kustomize;
mod lint;
mod named;
mod operator;
mod overrides;
mod place;
mod placeholder;
mod pod;
mod policy;
mod report;
mod runtime;
mod secrets;
mod stamp;
mod suppression;
mod syntax;
mod view;

pub use crate::finding::nearest;
use std::sync::LazyLock;

use crate::finding::{Finding, Rule};
use crate::plan::{Entry, Plan};

use checked::Checked;

pub use named::{UnknownRule, named};
pub use place::Places;
pub use report::{At, Report};
pub use suppression::{SUPPRESSION_WITHOUT_REASON, UNUSED_SUPPRESSION};

/// Every rule, by its code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
        let told = [syntax::RULES, admission::RULES, operator::RULES];
        let of_policies = [policy::RUNTIME, policy::LINT, suppression::RULES];
        let sought = [runtime::RULES, lint::RULES];
        let sought = sought.into_iter().flatten().map(|checked| checked.rule);
        let told = told.into_iter().chain(of_policies).flatten().copied();
        let mut all: Vec<_> = told.chain(sought).collect();
        all.sort_by_key(|rule| rule.code);
        all
    });
    ALL.iter().copied()
}

/// What a plan is told of.
#[derive(Debug)]
pub struct Told {
    /// The findings, in the order of the input.
    pub findings: Vec<Finding>,
    /// How many more their authors accept.
    pub suppressed: usize,
}

/// What a plan is told of, in the order of the input.
pub fn check(plan: &Plan<'_>) -> Vec<Finding> {
    tell(plan, |_| true).findings
}

/// What a plan is told of. Of what nobody refuses only the rules that are wanted are looked at.
pub fn tell(plan: &Plan<'_>, is_wanted: impl Fn(&Rule) -> bool) -> Told {
    let mut report = Report::new(plan);
    syntax::check(plan, &mut report);
    admission::check(plan, &mut report);
    operator::check(plan, &mut report);
    let sought = [runtime::RULES, lint::RULES].into_iter().flatten();
    let sought: Vec<&Checked> = sought.filter(|checked| is_wanted(checked.rule)).collect();
    checked::run(plan, &sought, &mut report);
    policy::check(plan, &is_wanted, &mut report);
    report.silence_placeholders(lint::LEFT_FOR_SUBSTITUTION);
    let (findings, places) = report.finish();
    let (mut findings, suppressed) = suppression::apply(plan, &places, findings, is_wanted);
    stamp::stamp(plan, &mut findings);
    Told {
        findings,
        suppressed,
    }
}

/// Kind, namespace and name of a document.
fn subject_key(entry: &Entry) -> (&str, &str, &str) {
    (&entry.kind, &entry.namespace, &entry.name)
}

#[cfg(test)]
mod tests;
