//! `schema`.

use std::path::PathBuf;

use anyhow::bail;

use crate::cli::args::{GlobalArgs, SchemaArgs, SchemaOutput};
use crate::cli::{Exit, output, project};
use crate::finding::nearest;
use crate::reference::{catalog, of_all, of_kind};
use crate::release::Release;
use crate::resource::KINDS;

/// The topic that is no kind: the JSON of `plan`.
const PLAN: &str = "plan";

/// Prints JSON Schemas.
pub(in crate::cli) fn run(args: &SchemaArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let release = project::release(args.operator_version.as_deref(), global)?;
    match &args.output {
        SchemaOutput::Json(path) => {
            let schema = schema(args.kind.as_deref(), release)?;
            output::data(path.as_deref(), |out| {
                serde_json::to_writer_pretty(&mut *out, &schema)?;
                out.write_all(b"\n")
            })?;
        }
        SchemaOutput::Folder(path) => {
            let files = catalog(release).into_iter().map(|page| {
                let text = serde_json::to_string_pretty(&page.schema)?;
                Ok((PathBuf::from(page.path), format!("{text}\n")))
            });
            let files: serde_json::Result<Vec<_>> = files.collect();
            output::into_folder(path, &files?)?;
        }
    }
    Ok(Exit::Fine)
}

fn schema(kind: Option<&str>, release: Release) -> anyhow::Result<serde_json::Value> {
    let Some(word) = kind else {
        return Ok(of_all(release).into());
    };
    let mut kinds = KINDS.iter().filter(|kind| kind.releases.contains(release));
    let found = kinds.find(|kind| {
        kind.name.eq_ignore_ascii_case(word) || kind.plural.eq_ignore_ascii_case(word)
    });
    match found {
        Some(kind) => Ok(of_kind(kind, release).into()),
        None => {
            let names = KINDS.iter().map(|kind| kind.name).chain([PLAN]);
            match nearest(word, names.clone()) {
                Some(near) => bail!("there is no kind `{word}`; nearest: `{near}`"),
                None => bail!(
                    "there is no kind `{word}`; there are {}",
                    names.collect::<Vec<_>>().join(", ")
                ),
            }
        }
    }
}
