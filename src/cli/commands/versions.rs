//! `versions`.

use crate::cli::args::{GlobalArgs, PlanOutput, VersionsArgs};
use crate::cli::{Exit, output};
use crate::present::versions;

/// Prints the releases.
pub(in crate::cli) fn run(args: &VersionsArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    for form in &args.output {
        match form {
            PlanOutput::Human(path) => {
                output::words(path.as_deref(), global.color, |mut out| {
                    versions::human(&mut out)
                })?;
            }
            PlanOutput::Json(path) => {
                output::data(path.as_deref(), |mut out| versions::json(&mut out))?;
            }
        }
    }
    Ok(Exit::Fine)
}
