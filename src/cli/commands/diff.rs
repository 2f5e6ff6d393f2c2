//! `diff`.

use anyhow::bail;

use crate::cli::args::{DiffArgs, DiffForm, GlobalArgs, Output};
use crate::cli::load::{Loaded, load_paths};
use crate::cli::{Exit, assumed, before, output};
use crate::ops::diff::{Diff, Findings, Past, Show, Told, made};
use crate::plan::{Plan, plan};
use crate::present::diff::{self, Report};
use crate::present::findings;
use crate::run::external_diff;

/// Shows what changes.
pub(in crate::cli) fn run(args: &DiffArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let paths = before::now(args)?;
    let loaded = load_paths(&paths, &args.input, global)?;
    let Some(from) = &args.from else {
        let Loaded {
            input,
            options,
            project,
            ..
        } = loaded;
        return plan(input, &options, |plan| {
            if let Some(problem) = plan.unreadable() {
                bail!("cannot read what exists already: {problem}");
            }
            let diff = Diff::new(&Past::of_cluster(plan), plan, shown(args));
            let findings = Findings::new(None, now(plan), &project);
            show(args, &Report::new(diff, findings, None, plan), global)
        });
    };
    let then = before::load(from, &paths, &loaded, args, global)?;
    assumed::tell_of_other(&then.notes, &loaded.notes, global)?;
    let Loaded {
        mut input,
        options,
        project,
        ..
    } = loaded;
    plan(then.input, &then.options, |then| {
        input.live = made(then);
        plan(input, &options, |plan| {
            let diff = Diff::new(&Past::of_plan(then), plan, shown(args));
            let told = Told {
                plan: then,
                place: &|name| before::place(from, name),
            };
            let findings = Findings::new(Some(told), now(plan), &project);
            show(args, &Report::new(diff, findings, Some(then), plan), global)
        })
    })
}

/// A plan of files that stand where their names say.
fn now<'a>(plan: &'a Plan<'a>) -> Told<'a> {
    Told {
        plan,
        place: &|name| name.into(),
    }
}

fn shown(args: &DiffArgs) -> Show {
    Show {
        secrets: args.show_secrets,
    }
}

/// Shows what a plan changes.
fn show(args: &DiffArgs, report: &Report<'_>, global: &GlobalArgs) -> anyhow::Result<Exit> {
    for output in &args.output {
        write(output, report, args, global)?;
    }
    if !global.quiet {
        output::to_standard_error(global.color, |out| diff::notes(report, out))?;
    }
    output::to_standard_error(global.color, |out| findings::human(&report.errors(), out))?;
    Ok(match report.diff.is_empty() {
        _ if report.is_incomplete() => Exit::Incomplete,
        false if args.exit_code => Exit::Found,
        _ => Exit::Fine,
    })
}

fn write(
    output: &Output<DiffForm>,
    report: &Report<'_>,
    args: &DiffArgs,
    global: &GlobalArgs,
) -> anyhow::Result<()> {
    let path = output.path.as_deref();
    match output.form {
        DiffForm::Human => output::words(path, global.color, |out| diff::human(report, out)),
        DiffForm::Json => output::data(path, |out| diff::json(report, out)),
        DiffForm::Markdown => output::data(path, |out| {
            diff::markdown(report, diff::MARKDOWN_LIMIT, out)
        }),
        DiffForm::Diff => match args.external_diff.as_deref().map(str::trim) {
            Some(command) if !command.is_empty() => {
                let out = path.map(output::for_program).transpose()?;
                Ok(external_diff::run(command, &diff::pairs(report), out)?)
            }
            _ => output::words(path, global.color, |out| diff::unified(report, out)),
        },
    }
}
