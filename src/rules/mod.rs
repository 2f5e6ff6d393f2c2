//! The rules, one file each, and the findings that a plan gives by them.
//!
//! What kubectl, the API server and the operator object to is found by the stages that do what they do; [`syntax`],
//! [`admission`] and [`operator`] give it codes. What nobody refuses is looked for by rules of their own.

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
mod report;
mod runtime;
mod secrets;
mod syntax;
mod view;

pub use crate::finding::nearest;
use crate::finding::{Finding, Rule};
use crate::plan::{Entry, Plan};

use checked::Checked;

pub use named::{UnknownRule, named};
pub use place::Places;
pub use report::{At, Report};

/// Every rule, by its code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let told = [syntax::RULES, admission::RULES, operator::RULES];
    let sought = [runtime::RULES, lint::RULES];
    let sought = sought.into_iter().flatten().map(|checked| checked.rule);
    told.into_iter().flatten().copied().chain(sought)
}

/// What a plan is told of, in the order of the input.
pub fn check(plan: &Plan<'_>) -> Vec<Finding> {
    check_for(plan, |_| true)
}

/// What a plan is told of, in the order of the input. Of what nobody refuses only the rules that are wanted are looked at.
pub fn check_for(plan: &Plan<'_>, is_wanted: impl Fn(&Rule) -> bool) -> Vec<Finding> {
    let mut report = Report::new(plan);
    syntax::check(plan, &mut report);
    admission::check(plan, &mut report);
    operator::check(plan, &mut report);
    let sought = [runtime::RULES, lint::RULES].into_iter().flatten();
    let sought: Vec<&Checked> = sought.filter(|checked| is_wanted(checked.rule)).collect();
    checked::run(plan, &sought, &mut report);
    report.silence_placeholders(lint::LEFT_FOR_SUBSTITUTION);
    report.finish()
}

/// Kind, namespace and name of a document.
fn subject_key(entry: &Entry) -> (&str, &str, &str) {
    (&entry.kind, &entry.namespace, &entry.name)
}

#[cfg(test)]
mod tests;
