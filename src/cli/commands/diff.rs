//! `diff`.

use anyhow::bail;

use crate::cli::args::{DiffArgs, DiffOutput, GlobalArgs};
use crate::cli::load::{Loaded, load_paths};
use crate::cli::{Exit, before, output};
use crate::ops::diff::{Past, Show, made};
use crate::plan::{Plan, plan};
use crate::present::diff::{self, Report};
use crate::present::findings;
use crate::run::external_diff;

/// Shows what changes.
pub(in crate::cli) fn run(args: &DiffArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let paths = before::now(args)?;
    let Loaded {
        mut input, options, ..
    } = load_paths(&paths, &args.input, global)?;
    let Some(from) = &args.from else {
        return plan(input, &options, |plan| {
            if let Some(problem) = plan.unreadable() {
                bail!("cannot read what exists already: {problem}");
            }
            show(args, &Past::of_cluster(plan), None, plan, global)
        });
    };
    let before = before::load(from, &paths, (&input, &options), args, global)?;
    plan(before.input, &before.options, |before| {
        input.live = made(before);
        plan(input, &options, |plan| {
            show(args, &Past::of_plan(before), Some(before), plan, global)
        })
    })
}

/// Shows what a plan changes.
fn show(
    args: &DiffArgs,
    past: &Past<'_>,
    before: Option<&Plan<'_>>,
    plan: &Plan<'_>,
    global: &GlobalArgs,
) -> anyhow::Result<Exit> {
    let secrets = args.show_secrets;
    let report = Report::new(past, before, plan, Show { secrets });
    for form in &args.output {
        write(form, &report, args, global)?;
    }
    if !global.quiet {
        output::to_standard_error(global.color, |out| diff::notes(&report, out))?;
    }
    output::to_standard_error(global.color, |out| findings::human(&report.errors(), out))?;
    Ok(match report.diff.is_empty() {
        _ if plan.has_errors() => Exit::Incomplete,
        false if args.exit_code => Exit::Found,
        _ => Exit::Fine,
    })
}

fn write(
    form: &DiffOutput,
    report: &Report<'_>,
    args: &DiffArgs,
    global: &GlobalArgs,
) -> anyhow::Result<()> {
    match form {
        DiffOutput::Human(path) => output::words(path.as_deref(), global.color, |out| {
            diff::human(report, out)
        }),
        DiffOutput::Json(path) => output::data(path.as_deref(), |out| diff::json(report, out)),
        DiffOutput::Markdown(path) => output::data(path.as_deref(), |out| {
            diff::markdown(report, diff::MARKDOWN_LIMIT, out)
        }),
        DiffOutput::Diff(path) => match args.external_diff.as_deref().map(str::trim) {
            Some(command) if !command.is_empty() => {
                let out = path.as_deref().map(output::for_program).transpose()?;
                Ok(external_diff::run(command, &diff::pairs(report), out)?)
            }
            _ => output::words(path.as_deref(), global.color, |out| {
                diff::unified(report, out)
            }),
        },
    }
}
