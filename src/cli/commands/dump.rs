//! `dump`.

use crate::cli::args::{DumpArgs, GlobalArgs, Stage};
use crate::cli::load::{Loaded, load_over};
use crate::cli::{Exit, output};
use crate::plan::plan;
use crate::present::dump;

/// Prints what a stage makes, whatever is refused.
pub(in crate::cli) fn run(args: &DumpArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let Loaded { input, options, .. } = load_over(&args.input, &args.live, global)?;
    if args.stage == Stage::Documents {
        output::data(None, |out| dump::documents(&input, out))?;
        return Ok(Exit::Fine);
    }
    plan(input, &options, |plan| {
        output::data(None, |out| match args.stage {
            Stage::Documents => Ok(()),
            Stage::Admission => dump::admission(plan, out),
            Stage::Inventory => dump::inventory(plan, out),
            Stage::RunConfig => dump::run_config(plan, out),
            Stage::Objects => dump::objects(plan, out),
            Stage::Status => dump::status(plan, out),
        })
    })?;
    Ok(Exit::Fine)
}
