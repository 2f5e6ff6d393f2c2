//! A baseline: how many findings of a rule a resource has today, so that only what is new is told.

use std::collections::{BTreeMap, HashSet};
use std::fmt;

use serde::{Deserialize, Serialize};

use super::validate::{Judged, Report};
use crate::finding::Finding;
use crate::source::Repository;

/// Version of the file.
const SCHEMA_VERSION: &str = "1";

/// How many findings there are of a rule and a resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    counts: BTreeMap<Key, usize>,
}

/// A rule's code and a resource, or a file where a finding is about none.
type Key = (String, String);

/// Why a text is no baseline.
#[derive(Debug)]
pub enum Error {
    /// It is no such JSON.
    Json(serde_json::Error),
    /// It is of another version.
    Version(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Json(error) => write!(f, "it is no baseline: {error}"),
            Error::Version(version) => write!(
                f,
                "its schemaVersion is `{version}`, and this release knows `{SCHEMA_VERSION}`"
            ),
        }
    }
}

impl std::error::Error for Error {}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File {
    schema_version: String,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    code: String,
    resource: String,
    count: usize,
}

impl Baseline {
    /// The baseline of what a report tells.
    pub fn of(report: &Report, repository: &Repository) -> Self {
        let mut baseline = Self::default();
        for finding in &report.findings {
            let key = key(finding, report, repository);
            *baseline.counts.entry(key).or_default() += 1;
        }
        baseline
    }

    /// Reads the text of a baseline.
    ///
    /// # Errors
    /// Where it is none.
    pub fn read(text: &[u8]) -> Result<Self, Error> {
        let file: File = serde_json::from_slice(text).map_err(Error::Json)?;
        if file.schema_version != SCHEMA_VERSION {
            return Err(Error::Version(file.schema_version));
        }
        let entries = file.findings.into_iter();
        let counts = entries.map(|entry| ((entry.code, entry.resource), entry.count));
        Ok(Self {
            counts: counts.collect(),
        })
    }

    /// Its text, in the order of codes and resources.
    ///
    /// # Errors
    /// Where it cannot be written as JSON.
    pub fn text(&self) -> serde_json::Result<String> {
        let entries = self.counts.iter().map(|((code, resource), count)| Entry {
            code: code.clone(),
            resource: resource.clone(),
            count: *count,
        });
        let file = File {
            schema_version: SCHEMA_VERSION.to_owned(),
            findings: entries.collect(),
        };
        Ok(serde_json::to_string_pretty(&file)? + "\n")
    }

    /// How many findings it counts.
    pub fn total(&self) -> usize {
        self.counts.values().sum()
    }

    /// Takes what is counted out of a report, which says how much that was. Where a rule finds more in a resource than is counted, all of it stays: nobody can
    /// tell which is new.
    pub fn apply(&self, report: &mut Report, repository: &Repository) {
        let now = Self::of(report, repository);
        let known = |key: &Key| {
            let counted = self.counts.get(key).copied().unwrap_or_default();
            now.counts.get(key).is_some_and(|now| *now <= counted)
        };
        let findings = std::mem::take(&mut report.findings);
        let told = findings.len();
        let kept = findings.into_iter();
        let kept: Vec<Finding> = kept
            .filter(|finding| !known(&key(finding, report, repository)))
            .collect();
        report.counts.known = told - kept.len();
        report.counts.gone = self.gone(&now, report);
        report.findings = kept;
    }

    /// How many findings are gone from resources that were judged.
    fn gone(&self, now: &Self, report: &Report) -> usize {
        let judged: HashSet<String> = report.documents.iter().map(resource).collect();
        let gone = self
            .counts
            .iter()
            .filter(|((_, it), _)| judged.contains(it));
        gone.map(|(key, counted)| {
            let now = now.counts.get(key).copied().unwrap_or_default();
            counted.saturating_sub(now)
        })
        .sum()
    }
}

fn key(finding: &Finding, report: &Report, repository: &Repository) -> Key {
    let subject = finding.subject.as_ref();
    let subject = subject.map(|it| named(&it.kind, &it.namespace, &it.name));
    let file = || {
        let source = report.sources.get(finding.source);
        source.map_or_else(String::new, |source| repository.path(&source.name))
    };
    (finding.rule.code.to_owned(), subject.unwrap_or_else(file))
}

fn resource(judged: &Judged) -> String {
    named(&judged.kind, &judged.namespace, &judged.name)
}

fn named(kind: &str, namespace: &str, name: &str) -> String {
    format!("{kind}/{namespace}/{name}")
}
