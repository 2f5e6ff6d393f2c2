//! `hash`.

use crate::cli::args::{GlobalArgs, HashArgs, PlanOutput};
use crate::cli::load::{Loaded, load};
use crate::cli::{Exit, output};
use crate::plan::plan;
use crate::present::hashes;

/// Prints hashes.
pub(in crate::cli) fn run(args: &HashArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let Loaded { input, options, .. } = load(&args.input, global)?;
    plan(input, &options, |plan| {
        let hashes = hashes::of(plan);
        for form in &args.output {
            match form {
                PlanOutput::Human(path) => {
                    output::words(path.as_deref(), global.color, |mut out| {
                        hashes::human(&hashes, &mut out)
                    })?;
                }
                PlanOutput::Json(path) => {
                    output::data(path.as_deref(), |mut out| hashes::json(&hashes, &mut out))?;
                }
            }
        }
        let has_errors = plan.has_errors();
        Ok(if has_errors { Exit::Found } else { Exit::Fine })
    })
}
