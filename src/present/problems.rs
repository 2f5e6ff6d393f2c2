//! What keeps something from working, a line each: place, who objects, to what.

use std::io::{self, Write};

use serde::Serialize;

use super::style::{BAD, styled};
use crate::plan::{Entry, Plan};
use crate::span::Span;

/// Something that will not work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    place: String,
    subject: String,
    message: String,
}

/// All problems of a plan, in the order of the input.
pub fn of(plan: &Plan<'_>) -> Vec<Problem> {
    let of_documents = plan
        .judged()
        .filter(|entry| !entry.foreign)
        .flat_map(|entry| {
            let violations = entry.violations.iter();
            violations.map(move |violation| Problem {
                place: place(plan, entry, violation.span),
                subject: subject(entry),
                message: match violation.path.as_str() {
                    "" => violation.message.clone(),
                    path => format!("{path}: {}", violation.message),
                },
            })
        });
    let of_resources = plan.resources.iter().filter_map(|resource| {
        let stop = resource.outcome.as_ref().err()?;
        Some(Problem {
            place: place(plan, resource.entry, resource.entry.span),
            subject: subject(resource.entry),
            message: stop.to_string(),
        })
    });
    of_documents.chain(of_resources).collect()
}

/// Writes problems, a line each.
///
/// # Errors
/// Where they cannot be written.
pub fn write(problems: &[Problem], out: &mut dyn Write) -> io::Result<()> {
    for problem in problems {
        let Problem {
            place,
            subject,
            message,
        } = problem;
        writeln!(
            out,
            "{}: {place}: {subject}: {message}",
            styled(BAD, "error")
        )?;
    }
    Ok(())
}

fn place(plan: &Plan<'_>, entry: &Entry, span: Span) -> String {
    let source = plan.sources.sources.get(entry.source);
    source.map_or_else(String::new, |source| {
        let place = source.place(span);
        format!("{}:{}:{}", source.name, place.line, place.column)
    })
}

fn subject(entry: &Entry) -> String {
    if entry.decoded {
        format!("{} {}/{}", entry.kind, entry.namespace, entry.name)
    } else {
        "document".to_owned()
    }
}
