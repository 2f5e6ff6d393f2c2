//! Values that a shell offers where an argument is completed: what we know, and what lies around.

use std::collections::BTreeSet;

use clap::builder::StyledStr;
use clap_complete::engine::CompletionCandidate;

use super::AUTO;
use crate::cli::cluster::ask::usual;
use crate::cluster::{self, Kubeconfigs};
use crate::document::Content;
use crate::finding::Severity;
use crate::plan::Input;
use crate::release::Release;
use crate::resource::KINDS;
use crate::rules;
use crate::source::{Role, Sources};
use crate::yaml::Limits;

/// The releases of the operator, the newest first.
pub(super) fn releases() -> Vec<CompletionCandidate> {
    let releases = Release::all().rev().map(Release::version);
    let latest = described("latest", "the newest release that is known");
    let mut values: Vec<_> = releases.map(CompletionCandidate::new).collect();
    values.insert(0, latest);
    ordered(values)
}

/// The releases of the operator, and what finds one out.
pub(super) fn operators() -> Vec<CompletionCandidate> {
    let mut values = releases();
    values.push(described(AUTO, "that of the cluster's operator"));
    ordered(values)
}

/// The codes of the rules.
pub(super) fn codes() -> Vec<CompletionCandidate> {
    let codes = rules::all().map(|rule| described(rule.code, rule.name));
    codes.collect()
}

/// The codes of the rules with severities.
pub(super) fn severities() -> Vec<CompletionCandidate> {
    let levels = [Severity::Error, Severity::Warning, Severity::Note];
    let values = rules::all().flat_map(|rule| {
        levels.map(|level| described(&format!("{}={}", rule.code, level.name()), rule.name))
    });
    values.collect()
}

/// What can be explained: rules and kinds.
pub(super) fn topics() -> Vec<CompletionCandidate> {
    let kinds = KINDS.iter();
    let kinds = kinds.map(|kind| described(&kind.name.to_ascii_lowercase(), kind.doc));
    kinds.chain(codes()).collect()
}

/// The kinds.
pub(super) fn kinds() -> Vec<CompletionCandidate> {
    let kinds = KINDS.iter().map(|kind| described(kind.name, kind.doc));
    kinds.collect()
}

/// The namespaces of the operator's kinds in the current folder.
pub(super) fn namespaces() -> Vec<CompletionCandidate> {
    let mut sources = Sources::default();
    // Where nothing can be read there is nothing to offer.
    let _ = sources.read(&[".".to_owned()], Role::Judged);
    sources.sources.retain(|source| source.mentions_toolhive());
    let input = Input::new(sources, &Limits::default());
    let ours = input.documents.iter().map(|(_, document)| document);
    let ours = ours.filter(|it| matches!(it.content, Content::Resource(..)));
    let names: BTreeSet<&str> = ours.map(|it| it.namespace.as_str()).collect();
    let names = names.into_iter().filter(|name| !name.is_empty());
    names.map(CompletionCandidate::new).collect()
}

/// The contexts of the kubeconfigs.
pub(super) fn contexts() -> Vec<CompletionCandidate> {
    let names = cluster::contexts(&Kubeconfigs::Usual(usual()));
    names.into_iter().map(CompletionCandidate::new).collect()
}

fn described(value: &str, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(StyledStr::from(help.to_owned())))
}

fn ordered(values: Vec<CompletionCandidate>) -> Vec<CompletionCandidate> {
    let values = values.into_iter().enumerate();
    values
        .map(|(place, value)| value.display_order(Some(place)))
        .collect()
}
