//! What is refused, what will fail, and what is unwise.

mod several;

use std::sync::Arc;

use smol_str::SmolStr;

use crate::finding::{Finding, Levels, Rule, Severity};
use crate::plan::{Entry, Plan};
use crate::project::{Accepted, Project};
use crate::rules::{self, Told};
use crate::source::{LeftOut, Role, Source};
use crate::span::Span;

/// The kind that everything is about.
const PROXY: &str = "MCPRemoteProxy";

/// What a plan is told of.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The operator's releases that judged.
    pub releases: Vec<&'static str>,
    /// The texts that the findings are in.
    pub sources: Vec<Arc<Source>>,
    /// The findings, in the order of the input.
    pub findings: Vec<Finding>,
    /// The documents that were judged, in the order of the input; none that was passed over.
    pub documents: Vec<Judged>,
    /// How much was judged.
    pub counts: Counts,
    /// Files of folders that were left out.
    pub left_out: Vec<LeftOut>,
}

/// A document that was judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Its source's place among the sources.
    pub source: usize,
    /// Its place among the documents of its source.
    pub index: usize,
    /// Where its text stands.
    pub span: Span,
    /// Its `apiVersion`.
    pub api_version: SmolStr,
    /// Its kind, empty where it cannot be decoded.
    pub kind: SmolStr,
    /// Its namespace.
    pub namespace: SmolStr,
    /// Its name, empty where it has none.
    pub name: SmolStr,
}

/// How much was judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Texts.
    pub files: usize,
    /// Documents that concern us.
    pub documents: usize,
    /// Those of them that are proxies, accepted or not.
    pub proxies: usize,
    /// Documents that were passed over.
    pub foreign: usize,
    /// Things that are only taken to exist.
    pub assumed: usize,
    /// Findings that their authors accept.
    pub suppressed: usize,
    /// Findings that the baseline counts.
    pub known: usize,
    /// Findings that the baseline counts and that are gone.
    pub gone: usize,
    /// Findings that were mended.
    pub mended: usize,
}

/// Looks for what kubectl, the API server and the operator object to, and of what nobody refuses for what is wanted.
pub fn validate(plan: &Plan<'_>, is_wanted: impl Fn(&Rule) -> bool) -> Report {
    let report = tell(plan, is_wanted);
    Report {
        documents: plan.judged().filter(|it| !it.foreign).map(judged).collect(),
        counts: Counts {
            suppressed: report.counts.suppressed,
            ..Counts::of(plan)
        },
        ..report
    }
}

/// The same without what was judged and how much: the findings are all that is wanted.
pub fn tell(plan: &Plan<'_>, is_wanted: impl Fn(&Rule) -> bool) -> Report {
    let Told {
        findings,
        suppressed,
    } = rules::tell(plan, is_wanted);
    Report {
        releases: vec![plan.options.release.version()],
        sources: plan.sources.sources.clone(),
        findings,
        documents: Vec::new(),
        counts: Counts {
            suppressed,
            ..Counts::default()
        },
        left_out: plan.sources.left_out.clone(),
    }
}

fn judged(entry: &Entry) -> Judged {
    Judged {
        source: entry.source,
        index: entry.index,
        span: entry.span,
        api_version: entry.api_version.clone(),
        kind: entry.kind.clone(),
        namespace: entry.namespace.clone(),
        name: entry.name.clone(),
    }
}

impl Counts {
    /// Two counts in one.
    fn and(self, other: Self) -> Self {
        Self {
            files: self.files + other.files,
            documents: self.documents + other.documents,
            proxies: self.proxies + other.proxies,
            foreign: self.foreign + other.foreign,
            assumed: self.assumed + other.assumed,
            suppressed: self.suppressed + other.suppressed,
            known: self.known + other.known,
            gone: self.gone + other.gone,
            mended: self.mended + other.mended,
        }
    }

    fn of(plan: &Plan<'_>) -> Self {
        let sources = plan.sources.sources.iter();
        let mut counts = Self {
            files: sources.filter(|it| it.role == Role::Judged).count(),
            assumed: plan.assumed(),
            ..Self::default()
        };
        for entry in plan.judged() {
            if entry.foreign {
                counts.foreign += 1;
                continue;
            }
            counts.documents += 1;
            if entry.kind == PROXY {
                counts.proxies += 1;
            }
        }
        counts
    }
}

impl Report {
    /// The report without what a project accepts in some files.
    #[must_use]
    pub fn within(mut self, project: &Project) -> Self {
        self.accept(project);
        self
    }

    /// The report without what a project accepts in some files, and with what it accepts in vain.
    #[must_use]
    pub fn within_and_about(mut self, project: &Project) -> Self {
        if let Some((source, findings)) = self.accept(project) {
            self.sources.push(source);
            self.findings.extend(findings);
        }
        self
    }

    fn accept(&mut self, project: &Project) -> Option<(Arc<Source>, Vec<Finding>)> {
        let findings = std::mem::take(&mut self.findings);
        let Accepted {
            findings,
            accepted,
            about,
        } = project.accept(&self.sources, findings);
        self.findings = findings;
        self.counts.suppressed += accepted;
        about
    }

    /// Two reports in one, this one first.
    #[must_use]
    pub fn and(mut self, other: Report) -> Self {
        let shift = self.sources.len();
        self.sources.extend(other.sources);
        self.findings
            .extend(other.findings.into_iter().map(|mut finding| {
                finding.source += shift;
                finding
            }));
        self.documents
            .extend(other.documents.into_iter().map(|mut judged| {
                judged.source += shift;
                judged
            }));
        for release in other.releases {
            if !self.releases.contains(&release) {
                self.releases.push(release);
            }
        }
        self.left_out.extend(other.left_out);
        self.counts = self.counts.and(other.counts);
        self
    }

    /// The report with what users say of rules.
    #[must_use]
    pub fn under(mut self, levels: &Levels) -> Self {
        self.findings = levels.apply(self.findings);
        self
    }

    /// The report in the order of the files' names, whatever the order in which they were read.
    #[must_use]
    pub fn by_name(mut self) -> Self {
        let sources = &self.sources;
        let name = |source: usize| sources.get(source).map(|it| it.name.as_str());
        self.findings.sort_by_key(|it| name(it.source));
        self.documents.sort_by_key(|it| name(it.source));
        self
    }

    /// How many findings have a severity.
    pub fn count(&self, severity: Severity) -> usize {
        let of_severity = |finding: &&Finding| finding.severity == severity;
        self.findings.iter().filter(of_severity).count()
    }

    /// Whether something is at least as bad as a severity.
    pub fn reaches(&self, severity: Severity) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity >= severity)
    }
}
