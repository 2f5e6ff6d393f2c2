//! The rules, one file each, and the findings that a plan gives by them.
//!
//! What kubectl, the API server and the operator object to is found by the stages that do what they do; [`syntax`],
//! [`admission`] and [`operator`] give it codes. What nobody refuses is looked for by rules of their own.

mod admission;
mod example;
mod operator;
mod place;
mod report;
mod syntax;

pub use crate::finding::nearest;
use crate::finding::{Finding, Rule};
use crate::plan::{Entry, Plan};

pub use place::Places;
pub use report::{At, Report};

/// Every rule, by its code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let tiers = [syntax::RULES, admission::RULES, operator::RULES];
    tiers.into_iter().flatten().copied()
}

/// The rule of a code or a name.
pub fn find(word: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(word) || rule.name == word)
}

/// What a plan is told of, in the order of the input.
pub fn check(plan: &Plan<'_>) -> Vec<Finding> {
    let mut report = Report::new(plan);
    syntax::check(plan, &mut report);
    admission::check(plan, &mut report);
    operator::check(plan, &mut report);
    report.finish()
}

/// Kind, namespace and name of a document.
fn subject_key(entry: &Entry) -> (&str, &str, &str) {
    (&entry.kind, &entry.namespace, &entry.name)
}

#[cfg(test)]
mod tests;
