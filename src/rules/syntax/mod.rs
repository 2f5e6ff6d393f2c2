//! What kubectl objects to: the text is not what it seems, or cannot be read.

mod beyond_limits;
mod duplicate_key;
mod stream_ends;
mod undecodable_document;

use super::report::{At, Report};
use crate::admission::violation::ViolationKind;
use crate::document::Fault;
use crate::finding::Rule;
use crate::plan::{Entry, Plan};
use crate::yaml::{Again, Duplicate};

/// The rules of this tier.
pub(super) const RULES: &[&Rule] = &[
    &undecodable_document::RULE,
    &duplicate_key::RULE,
    &stream_ends::RULE,
    &beyond_limits::RULE,
];

/// What cannot be read, and what is read otherwise than it looks.
pub(super) fn check(plan: &Plan<'_>, report: &mut Report<'_>) {
    for entry in plan.judged() {
        if !entry.decoded {
            undecodable(entry, report);
        }
        if !entry.foreign {
            for duplicate in &entry.duplicates {
                repeated(entry, duplicate, report);
            }
        }
    }
}

fn undecodable(entry: &Entry, report: &mut Report<'_>) {
    for violation in &entry.violations {
        if violation.kind != ViolationKind::Decode {
            continue;
        }
        let (rule, help) = match entry.fault {
            Fault::Document => (&undecodable_document::RULE, None),
            Fault::Stream => (&stream_ends::RULE, Some(stream_ends::HELP)),
            Fault::Limit => (&beyond_limits::RULE, Some(beyond_limits::HELP)),
        };
        let at = At::Span(violation.span, &violation.path);
        let finding = report.add(rule, entry, at, violation.message.clone());
        finding.help = help.map(str::to_owned);
    }
}

fn repeated(entry: &Entry, duplicate: &Duplicate, report: &mut Report<'_>) {
    if duplicate.again == Again::Merged {
        return;
    }
    let key = &duplicate.key;
    let message = format!("the key `{key}` stands in this mapping before, and the last one holds");
    let at = At::Span(duplicate.span, key);
    let finding = report.add(&duplicate_key::RULE, entry, at, message);
    finding.help = Some(format!("remove one of the two `{key}`"));
}
