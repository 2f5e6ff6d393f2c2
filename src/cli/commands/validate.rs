//! `validate`.

use crate::cli::args::{GlobalArgs, ValidateArgs, ValidateOutput};
use crate::cli::load::{Loaded, load};
use crate::cli::{Exit, output};
use crate::finding::Severity;
use crate::ops::validate::{Report, validate};
use crate::plan::{Plan, plan};
use crate::present::findings;

/// Reports what is refused, what will fail, and what is unwise.
pub(in crate::cli) fn run(args: &ValidateArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let Loaded { input, options, .. } = load(&args.input, global)?;
    plan(input, &options, |plan| {
        let report = validate(plan);
        for form in &args.output {
            write(form, plan, &report, global)?;
        }
        Ok(match report.reaches(Severity::Error) {
            true => Exit::Found,
            false => Exit::Fine,
        })
    })
}

fn write(
    form: &ValidateOutput,
    plan: &Plan<'_>,
    report: &Report,
    global: &GlobalArgs,
) -> anyhow::Result<()> {
    let placed = findings::placed(plan, &report.findings, Severity::Note);
    match form {
        ValidateOutput::Human(path) => output::words(path.as_deref(), global.color, |out| {
            findings::human(&placed, out)
        }),
        ValidateOutput::Json(path) => output::data(path.as_deref(), |out| {
            findings::json(plan.options.release.version(), &placed, out)
        }),
    }
}
