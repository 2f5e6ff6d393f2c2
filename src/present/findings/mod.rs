//! Findings, in the forms that people, editors and CI systems read: one file a form.

mod changes;
mod fingerprint;
mod frame;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod markdown;
mod sarif;
mod summary;

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

use crate::finding::{Finding, Severity};
use crate::ops::validate::Report;
use crate::plan::Plan;
use crate::source::{Repository, Source};
use crate::span::Place;

pub use changes::write as changes;
pub use human::write as human;
pub use json::{FindingView, schema};
pub use markdown::write as markdown;

/// A form of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Human,
    /// For other tools, all of it.
    Json,
    /// For code scanning.
    Sarif,
    /// For test reports.
    Junit,
    /// For GitHub Actions.
    Github,
    /// For GitLab's code quality.
    Gitlab,
}

/// What is shown of a report, and how.
#[derive(Debug)]
pub struct View<'a> {
    /// The report.
    pub report: &'a Report,
    /// What is shown of its findings: notes only where they are asked for.
    pub shown: Vec<Placed<'a>>,
    /// The least severity that fails.
    pub fail_on: Severity,
    /// Whether findings are shown alone.
    pub quiet: bool,
    /// Where files are named from.
    pub repository: &'a Repository,
    /// How long it took.
    pub elapsed: Duration,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 6] = [
        Form::Human,
        Form::Json,
        Form::Sarif,
        Form::Junit,
        Form::Github,
        Form::Gitlab,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Form::Human => "human",
            Form::Json => "json",
            Form::Sarif => "sarif",
            Form::Junit => "junit",
            Form::Github => "github",
            Form::Gitlab => "gitlab",
        }
    }

    /// Whether it stands alone in what it is written to.
    pub fn is_whole(self) -> bool {
        !matches!(self, Form::Human | Form::Github)
    }
}

impl View<'_> {
    /// Writes the view in a form.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, form: Form, out: &mut dyn Write) -> io::Result<()> {
        match form {
            Form::Human => {
                human::write(&self.shown, out)?;
                match self.quiet {
                    true => Ok(()),
                    false => summary::write(self, out),
                }
            }
            Form::Json => json::write(self.report, out),
            Form::Sarif => sarif::write(self, out),
            Form::Junit => junit::write(self, out),
            Form::Github => github::write(self, out),
            Form::Gitlab => gitlab::write(self, out),
        }
    }
}

/// A finding with its source and place.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The text that it is about.
    pub source: &'a Source,
    /// Line and column in it.
    pub place: Place,
    /// The releases at which it was found, where these are not all that judged.
    pub only_at: &'a [&'static str],
}

impl Placed<'_> {
    /// What else there is to say of its place, a line each: the file that people edit, and the releases.
    fn asides(&self) -> Vec<String> {
        let origin = self.finding.origin.as_deref();
        let origin = origin.map(|origin| format!("origin: {origin}"));
        let releases =
            (!self.only_at.is_empty()).then(|| format!("at {}", self.only_at.join(", ")));
        origin.into_iter().chain(releases).collect()
    }

    /// The file that people edit, if it is here and the text is not: standard input is nowhere afterwards.
    fn origin_here(&self, repository: &Repository) -> Option<String> {
        let origin = self.finding.origin.as_deref();
        let origin = origin.filter(|_| self.source.is_standard_input())?;
        repository.origin(origin)
    }

    /// What to do about it and what else there is to say, in the lines behind its message.
    fn rest(&self) -> Vec<String> {
        let help = self.finding.help.clone().into_iter();
        help.chain(self.asides()).collect()
    }
}

/// The places of findings of a report.
pub fn located<'a>(
    report: &'a Report,
    findings: impl IntoIterator<Item = &'a Finding>,
) -> Vec<Placed<'a>> {
    let findings = findings.into_iter().filter_map(|finding| {
        let only_at = report.only_at(finding);
        located_in(&report.sources, finding, only_at)
    });
    findings.collect()
}

fn located_in<'a>(
    sources: &'a [Arc<Source>],
    finding: &'a Finding,
    only_at: &'a [&'static str],
) -> Option<Placed<'a>> {
    let source = sources.get(finding.source)?;
    Some(Placed {
        finding,
        source,
        place: source.place(finding.span),
        only_at,
    })
}

/// The places of findings that are at least so bad.
pub fn placed<'a>(plan: &'a Plan<'_>, findings: &'a [Finding], least: Severity) -> Vec<Placed<'a>> {
    let shown = findings.iter().filter(|finding| finding.severity >= least);
    let sources = &plan.sources.sources;
    let placed = shown.filter_map(|finding| located_in(sources, finding, &[]));
    placed.collect()
}
