//! What tells findings apart from run to run, though lines move and values change.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::Placed;
use crate::source::Repository;

/// How many bytes of a hash are enough.
const BYTES: usize = 16;

/// The fingerprints of findings, in hex digits: a hash of the rule, the file, the resource and the field, and of how many findings before
/// have the same.
pub(super) fn fingerprints(findings: &[Placed<'_>], repository: &Repository) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let prints = findings.iter().map(|placed| {
        let key = key(placed, repository);
        let before = seen.entry(key.clone()).or_default();
        *before += 1;
        hash(&format!("{key}\n{before}"))
    });
    prints.collect()
}

fn key(placed: &Placed<'_>, repository: &Repository) -> String {
    let finding = placed.finding;
    let subject = finding.subject.as_ref();
    let subject = subject.map(|it| format!("{}/{}/{}", it.kind, it.namespace, it.name));
    let parts = [
        finding.rule.code,
        &repository.path(&placed.source.name),
        &subject.unwrap_or_default(),
        &finding.path,
    ];
    parts.join("\n")
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let bytes = digest.iter().take(BYTES);
    bytes.map(|byte| format!("{byte:02x}")).collect()
}
