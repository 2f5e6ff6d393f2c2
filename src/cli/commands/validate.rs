//! `validate`.

use std::env;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::bail;

use crate::cli::args::{GlobalArgs, Output, ValidateArgs};
use crate::cli::load::{Loaded, load_each};
use crate::cli::{Exit, baseline, empty, fix, output, repository};
use crate::finding::{Finding, Levels, Rule, Severity};
use crate::ops::validate::{Report, validate};
use crate::plan::plan;
use crate::present::findings::{self, Form, View};
use crate::project::Project;

/// The file that GitHub shows below a step's log.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// Reports what is refused, what will fail, and what is unwise.
pub(in crate::cli) fn run(args: &ValidateArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let started = Instant::now();
    check_outputs(&args.output)?;
    let loaded = load_each(&args.input.or_current_folder(), global)?;
    let project = loaded.iter().flatten().next();
    let project = project.map(|loaded| loaded.project.clone());
    let project = project.unwrap_or_default();
    let levels = project.levels().then(&args.rules.levels());
    let repository = repository::here()?;
    let fix::Outcome { loaded, mended } = fix::mend(&args.fix, loaded, &levels)?;
    let prints_text = args.fix.fix && !args.fix.diff && fix::is_piped(&loaded);
    match args.fix.diff {
        true => fix::show(&mended, global)?,
        false if prints_text => print_text(&args.output, &loaded)?,
        false => {}
    }
    let mut report = report(loaded, &project, &levels, counts_notes(args, global));
    baseline::apply(&args.rules, &project, &repository, &mut report)?;
    if !args.fix.diff {
        fix::write(&mended)?;
        report.counts.mended = mended.iter().map(|mended| mended.fixes).sum();
    }
    let fail_on: Severity = args.fail.fail_on.into();
    let view = View {
        report: &report,
        shown: findings::located(&report, shown(&report, &levels, fail_on, global)),
        fail_on,
        quiet: global.quiet,
        repository: &repository,
        elapsed: started.elapsed(),
    };
    let outputs = args.output.iter().filter(|_| !args.fix.diff);
    for output in outputs {
        match prints_text && output.path.is_none() {
            true => output::to_standard_error(global.color, |out| view.write(output.form, out))?,
            false => write(output, &view, global)?,
        }
    }
    let is_empty = report.counts.proxies == 0;
    if is_empty && args.fail.fail_on_empty {
        empty::fail()?;
    } else if is_empty {
        empty::tell(None, global)?;
    }
    let fails = report.reaches(fail_on) || is_empty && args.fail.fail_on_empty;
    Ok(match fails && !args.fail.exit_zero {
        true => Exit::Found,
        false => Exit::Fine,
    })
}

/// Prints standard input as it is once it is mended. Standard output has no room for a report then.
fn print_text(outputs: &[Output<Form>], loaded: &[Vec<Loaded>]) -> anyhow::Result<()> {
    let is_in_the_way = |it: &&Output<Form>| it.path.is_none() && it.form != Form::Human;
    if let Some(output) = outputs.iter().find(is_in_the_way) {
        let name = output.form.name();
        bail!(
            "the mended text goes to standard output; write the report to a file: `-o {name}=PATH`"
        )
    }
    Ok(fix::print(loaded)?)
}

/// What is told of everything that was read, as the project and the flags have it.
fn report(loaded: Vec<Vec<Loaded>>, project: &Project, levels: &Levels, notes: bool) -> Report {
    let is_wanted = |rule: &Rule| notes || rule.severity > Severity::Note || levels.names(rule);
    let judge =
        |Loaded { input, options, .. }| plan(input, &options, |plan| validate(plan, is_wanted));
    let of_target = |loaded: Vec<Loaded>| {
        let releases = loaded.into_iter().map(judge);
        releases.reduce(Report::also_at).unwrap_or_default()
    };
    let targets = loaded.into_iter().map(of_target);
    let report = targets.reduce(Report::and).unwrap_or_default();
    report.within_and_about(project).under(levels).by_name()
}

/// Whether notes matter to what is printed and to the exit status; looking for them costs time.
fn counts_notes(args: &ValidateArgs, global: &GlobalArgs) -> bool {
    let is_for_people = |output: &Output<Form>| matches!(output.form, Form::Human);
    let is_quiet = global.quiet && !global.verbose;
    let fails_on_notes = Severity::from(args.fail.fail_on) == Severity::Note;
    !is_quiet
        || fails_on_notes
        || args.rules.write_baseline
        || !args.output.iter().all(is_for_people)
}

/// Two forms that each stand alone cannot share standard output.
fn check_outputs(outputs: &[Output<Form>]) -> anyhow::Result<()> {
    let mut to_standard_output = outputs.iter().filter(|output| output.path.is_none());
    let several = to_standard_output.clone().count() > 1;
    match to_standard_output.find(|output| output.form.is_whole()) {
        Some(output) if several => {
            let name = output.form.name();
            bail!("several forms go to standard output; write one to a file: `-o {name}=PATH`")
        }
        _ => Ok(()),
    }
}

/// The findings that are shown to people: notes only where they are asked for.
fn shown<'r>(
    report: &'r Report,
    levels: &Levels,
    fail_on: Severity,
    global: &GlobalArgs,
) -> impl Iterator<Item = &'r Finding> {
    let notes = global.verbose || fail_on == Severity::Note;
    let is_shown = move |finding: &&Finding| {
        notes || finding.severity > Severity::Note || levels.names(finding.rule)
    };
    report.findings.iter().filter(is_shown)
}

fn write(output: &Output<Form>, view: &View<'_>, global: &GlobalArgs) -> anyhow::Result<()> {
    let Output { form, path } = output;
    match form {
        Form::Human => output::words(path.as_deref(), global.color, |out| view.write(*form, out)),
        form => output::data(path.as_deref(), |out| view.write(*form, out)),
    }?;
    match form {
        Form::Github => summarize(view),
        _ => Ok(()),
    }
}

/// Lists all findings in the step summary, since GitHub shows few annotations.
fn summarize(view: &View<'_>) -> anyhow::Result<()> {
    let path = env::var_os(STEP_SUMMARY).filter(|path| !path.is_empty());
    match path.map(PathBuf::from) {
        Some(path) if !view.shown.is_empty() => {
            output::append(&path, |out| findings::markdown(view, out))
        }
        _ => Ok(()),
    }
}
