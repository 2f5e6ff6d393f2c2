//! What an upgrade does, as JSON: the contract that other tools read. Fields are added, never renamed.

use std::io::{self, Write};

use serde::Serialize;

use super::words;
use crate::ops::upgrade::{Cause, EffectKind, Subject, Summary, Upgrade, Verdict, What};
use crate::plan::Options;

/// Version of the contract.
const SCHEMA_VERSION: &str = "1";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    schema_version: &'static str,
    before: Side<'a>,
    after: Side<'a>,
    summary: Summary,
    causes: Vec<CauseView<'a>>,
    resources: Vec<ResourceView<'a>>,
}

/// The operator of a side.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Side<'a> {
    operator_version: &'a str,
    crd_version: &'a str,
    settings: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CauseView<'a> {
    name: String,
    since: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pull: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    old: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    new: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    sentence: &'static str,
    proxies: usize,
    configurations: usize,
    effects: Vec<EffectKind>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResourceView<'a> {
    verdict: Verdict,
    #[serde(flatten)]
    subject: &'a Subject,
}

/// Writes what an upgrade does, with a line break at the end. The causes of an effect are places in the list of causes.
///
/// # Errors
/// Where it cannot be written.
pub fn write(upgrade: &Upgrade<'_>, out: &mut dyn Write) -> io::Result<()> {
    let document = Document {
        schema_version: SCHEMA_VERSION,
        before: side(upgrade.before),
        after: side(upgrade.after),
        summary: upgrade.summary(),
        causes: upgrade.causes.iter().map(cause).collect(),
        resources: upgrade.subjects.iter().map(resource).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

fn side(options: &Options) -> Side<'_> {
    Side {
        operator_version: options.release.version(),
        crd_version: options.crd_release.version(),
        settings: &options.settings_source,
    }
}

fn cause(cause: &Cause) -> CauseView<'_> {
    let (since, pull, old, new) = match &cause.what {
        What::Row(row) => (row.since.version().to_owned(), Some(row.pull), None, None),
        What::Setting {
            old, new, source, ..
        } => (source.clone(), None, old.as_deref(), new.as_deref()),
    };
    CauseView {
        name: cause.what.name(),
        since,
        pull,
        old,
        new,
        sentence: words::sentence(&cause.what),
        proxies: cause.proxies,
        configurations: cause.configurations,
        effects: cause.effects.iter().copied().collect(),
    }
}

fn resource(subject: &Subject) -> ResourceView<'_> {
    ResourceView {
        verdict: subject.verdict(),
        subject,
    }
}
