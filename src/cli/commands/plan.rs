//! `plan`.

use anyhow::bail;

use crate::cli::args::{GlobalArgs, PlanArgs, PlanOutput};
use crate::cli::load::{Loaded, load_over};
use crate::cli::{Exit, output};
use crate::ops::validate::validate;
use crate::plan::{Plan, plan};
use crate::present::{human, json};

/// Shows a plan.
pub(in crate::cli) fn run(args: &PlanArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let Loaded {
        input,
        options,
        release_origin,
        project,
    } = load_over(&args.input, &args.live, global)?;
    plan(input, &options, |plan| {
        if let Some(problem) = plan.unreadable() {
            bail!("cannot read what exists already: {problem}");
        }
        let report = validate(plan).within(&project).under(&project.levels());
        for form in &args.output {
            match form {
                PlanOutput::Human(path) => {
                    output::words(path.as_deref(), global.color, |mut out| {
                        human::plan(
                            plan,
                            &report.findings,
                            &release_origin,
                            global.verbose,
                            &mut out,
                        )
                    })?
                }
                PlanOutput::Json(path) => {
                    output::data(path.as_deref(), |mut out| {
                        json::write(plan, &report.findings, &mut out)
                    })?;
                }
            }
        }
        Ok(exit(plan))
    })
}

fn exit(plan: &Plan<'_>) -> Exit {
    if plan.has_errors() {
        Exit::Found
    } else {
        Exit::Fine
    }
}
