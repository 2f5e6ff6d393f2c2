//! `versions`.

use crate::cli::args::{GlobalArgs, Output, TextForm, VersionsArgs};
use crate::cli::{Exit, assumed, output};
use crate::ops::releases::named;
use crate::present::versions;
use crate::release::Way;

/// Prints the releases, or what lies between two of them.
pub(in crate::cli) fn run(args: &VersionsArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let to = args.to.as_deref().unwrap_or("latest");
    let way = match &args.from {
        Some(from) => {
            let ((from, of_from), (to, of_to)) = (named(from)?, named(to)?);
            let notes: Vec<_> = of_from.into_iter().chain(of_to).collect();
            assumed::tell(&notes, global)?;
            Some(Way { from, to })
        }
        None => None,
    };
    let versions = way.map_or_else(versions::all, versions::on);
    for Output { form, path } in &args.output {
        let path = path.as_deref();
        match form {
            TextForm::Human => {
                output::words(path, global.color, |mut out| {
                    if let Some(way) = way {
                        versions::headline(way, &mut out)?;
                    }
                    versions::human(&versions, &mut out)
                })?;
            }
            TextForm::Json => {
                output::data(path, |mut out| versions::json(&versions, &mut out))?;
            }
        }
    }
    Ok(Exit::Fine)
}
