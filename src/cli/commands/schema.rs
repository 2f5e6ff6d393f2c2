//! `schema`.

use std::path::PathBuf;

use anyhow::bail;
use serde_json::Value;

use crate::cli::args::{GlobalArgs, SchemaArgs, SchemaOutput};
use crate::cli::{Exit, output, project};
use crate::present::{findings, json};
use crate::reference::{VERSIONS, catalog, kind, of_all, of_kind};
use crate::release::Release;

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
            if let Some(word) = &args.kind {
                bail!(
                    "a catalog holds all kinds: leave out `{word}`, or write it with `-o json=PATH`"
                );
            }
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

/// A word and the schema that it stands for.
type Form = (&'static str, fn() -> Value);

/// What is no kind and has a schema: the JSON that commands print, and the project file.
static FORMS: [Form; 3] = [
    ("plan", || json::schema().into()),
    ("validate", || findings::schema().into()),
    ("project", crate::project::schema),
];

fn schema(word: Option<&str>, release: Release) -> anyhow::Result<Value> {
    let Some(word) = word else {
        return Ok(of_all(release).into());
    };
    if let Some((_, schema)) = FORMS.iter().find(|(name, _)| *name == word) {
        return Ok(schema());
    }
    Ok(of_kind(kind(word, release)?, release, &VERSIONS).into())
}
