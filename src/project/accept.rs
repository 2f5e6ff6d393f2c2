//! Findings that the project file accepts in some files.

use std::path::Path;
use std::sync::Arc;

use super::Project;
use crate::finding::Finding;
use crate::rules::{SUPPRESSION_WITHOUT_REASON, UNUSED_SUPPRESSION};
use crate::source::{Role, Source};

/// Findings after a look into the project file.
#[derive(Debug)]
pub struct Accepted {
    /// Those that are left.
    pub findings: Vec<Finding>,
    /// How many are accepted.
    pub accepted: usize,
    /// What is wrong with the project file, and the file, which is the source behind all others.
    pub about: Option<(Arc<Source>, Vec<Finding>)>,
}

impl Project {
    /// Takes out the findings that the project file accepts in some files, and tells of what it accepts in vain.
    pub fn accept(&self, sources: &[Arc<Source>], findings: Vec<Finding>) -> Accepted {
        let mut used = vec![false; self.ignored.len()];
        let told = findings.len();
        let is_kept = |finding: &Finding| {
            let source = sources.get(finding.source);
            let accepted = source.map(|it| self.accepting(finding, Path::new(&it.name)));
            let accepted = accepted.unwrap_or_default();
            accepted.iter().for_each(|at| used[*at] = true);
            accepted.is_empty()
        };
        let findings: Vec<Finding> = findings.into_iter().filter(is_kept).collect();
        let accepted = told - findings.len();
        let about = self.source.clone();
        let about = about.map(|source| (source, self.findings(sources, &used)));
        Accepted {
            findings,
            accepted,
            about,
        }
    }

    /// Whether the project file accepts a finding in a file.
    pub fn accepts(&self, finding: &Finding, file: &Path) -> bool {
        !self.accepting(finding, file).is_empty()
    }

    /// The places of the entries of `ignore` that are about some files and accept a finding.
    fn accepting(&self, finding: &Finding, path: &Path) -> Vec<usize> {
        let accepts = |at: &usize| {
            let is_about = self.file.ignore[*at].code.0.code == finding.rule.code;
            let files = self.ignored[*at].as_ref();
            is_about && files.is_some_and(|files| files.is_match(path))
        };
        (0..self.ignored.len()).filter(accepts).collect()
    }

    /// What is wrong with the entries of `ignore`; nothing is said of those about files that were not read.
    fn findings(&self, sources: &[Arc<Source>], used: &[bool]) -> Vec<Finding> {
        let entries = self.file.ignore.iter().zip(&self.ignored).zip(used);
        let places = self.ignore_places.iter();
        let findings = entries
            .zip(places)
            .filter_map(|(((ignore, files), used), place)| {
                let was_read = |files| sources.iter().any(|source| is_judged(source, files));
                let rule = ignore.code.0;
                let (about, message) = match (files, &ignore.reason) {
                    (Some(files), _) if !used && was_read(files) => (
                        UNUSED_SUPPRESSION,
                        format!(
                            "`{}` accepts nothing here: no {} in these files",
                            rule.code, rule.name
                        ),
                    ),
                    (_, None) => (
                        SUPPRESSION_WITHOUT_REASON,
                        format!("`{}` is accepted without a reason", rule.code),
                    ),
                    _ => return None,
                };
                let mut finding = Finding::new(about, sources.len(), *place, message);
                finding.help = match &ignore.reason {
                    None => Some("`reason` says why".to_owned()),
                    Some(_) => Some("take the entry out".to_owned()),
                };
                Some(finding)
            });
        findings.collect()
    }
}

fn is_judged(source: &Source, files: &crate::source::Patterns) -> bool {
    source.role == Role::Judged && files.is_match(Path::new(&source.name))
}
