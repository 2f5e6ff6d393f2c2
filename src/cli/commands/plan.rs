//! `plan`.

use anyhow::bail;

use crate::cli::args::{GlobalArgs, Output, PlanArgs, PlanForm};
use crate::cli::load::{Loaded, load_over};
use crate::cli::{Exit, output};
use crate::ops::diff::{Diff, Past, Show};
use crate::ops::validate::tell;
use crate::plan::{Plan, plan};
use crate::present::picture::{self, Picture};
use crate::present::{human, json};

/// Shows a plan.
pub(in crate::cli) fn run(args: &PlanArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let Loaded {
        input,
        options,
        release_origin,
        project,
        ..
    } = load_over(&args.input, &args.live, global)?;
    plan(input, &options, |plan| {
        if let Some(problem) = plan.unreadable() {
            bail!("cannot read what exists already: {problem}");
        }
        let report = tell(plan, |_| true).within(&project);
        let report = report.under(&project.levels());
        for Output { form, path } in &args.output {
            let path = path.as_deref();
            match form {
                PlanForm::Human => output::words(path, global.color, |mut out| {
                    let (findings, origin) = (&report.findings, &release_origin);
                    human::plan(plan, findings, origin, global.verbose, &mut out)
                })?,
                PlanForm::Json => output::data(path, |mut out| {
                    json::write(plan, &report.findings, &mut out)
                })?,
                PlanForm::Dot => output::data(path, |out| picture::dot(&drawn(plan, args), out))?,
                PlanForm::Mermaid => {
                    output::data(path, |out| picture::mermaid(&drawn(plan, args), out))?
                }
            }
        }
        Ok(exit(plan))
    })
}

/// The picture of a plan; over what exists it shows what would restart.
fn drawn(plan: &Plan<'_>, args: &PlanArgs) -> Picture {
    let is_over_live = !args.live.is_empty();
    let diff = is_over_live.then(|| Diff::new(&Past::of_cluster(plan), plan, Show::default()));
    Picture::new(plan, diff.as_ref())
}

fn exit(plan: &Plan<'_>) -> Exit {
    if plan.has_errors() {
        Exit::Found
    } else {
        Exit::Fine
    }
}
