//! `validate`.

use std::env;
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

use anyhow::bail;

use crate::cli::args::{GlobalArgs, ValidateArgs, ValidateOutput};
use crate::cli::load::{Loaded, load_each};
use crate::cli::{Exit, output, repository};
use crate::finding::{Finding, Levels, Rule, Severity};
use crate::ops::validate::{Report, validate};
use crate::plan::plan;
use crate::present::findings::{self, Form, View};

/// The file that GitHub shows below a step's log.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// Reports what is refused, what will fail, and what is unwise.
pub(in crate::cli) fn run(args: &ValidateArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let started = Instant::now();
    check_outputs(&args.output)?;
    let loaded = load_each(&args.input.or_current_folder(), global)?;
    let project = loaded.first().map(|loaded| loaded.project.clone());
    let project = project.unwrap_or_default();
    let levels = project.levels().then(&args.rules.levels());
    let fail_on: Severity = args.fail.fail_on.into();
    let counts_notes = counts_notes(args, global);
    let is_wanted =
        |rule: &Rule| counts_notes || rule.severity > Severity::Note || levels.names(rule);
    let reports = loaded.into_iter().map(|Loaded { input, options, .. }| {
        plan(input, &options, |plan| validate(plan, is_wanted))
    });
    let report = reports.reduce(Report::and).unwrap_or_default();
    let report = report.within_and_about(&project).under(&levels);
    let view = View {
        report: &report,
        shown: findings::located(&report.sources, shown(&report, &levels, fail_on, global)),
        fail_on,
        quiet: global.quiet,
        repository: &repository::here()?,
        elapsed: started.elapsed(),
    };
    for output in &args.output {
        write(output, &view, global)?;
    }
    let is_empty = report.counts.proxies == 0;
    if is_empty {
        tell_of_nothing(args.fail.fail_on_empty, global)?;
    }
    let fails = report.reaches(fail_on) || is_empty && args.fail.fail_on_empty;
    Ok(match fails && !args.fail.exit_zero {
        true => Exit::Found,
        false => Exit::Fine,
    })
}

/// Whether notes matter to what is printed and to the exit status; looking for them costs time.
fn counts_notes(args: &ValidateArgs, global: &GlobalArgs) -> bool {
    let is_for_people = |output: &ValidateOutput| matches!(output.form, Form::Human);
    let is_quiet = global.quiet && !global.verbose;
    let fails_on_notes = Severity::from(args.fail.fail_on) == Severity::Note;
    !is_quiet || fails_on_notes || !args.output.iter().all(is_for_people)
}

/// Two forms that each stand alone cannot share standard output.
fn check_outputs(outputs: &[ValidateOutput]) -> anyhow::Result<()> {
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

fn write(output: &ValidateOutput, view: &View<'_>, global: &GlobalArgs) -> anyhow::Result<()> {
    let ValidateOutput { form, path } = output;
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

fn tell_of_nothing(is_error: bool, global: &GlobalArgs) -> io::Result<()> {
    let level = match is_error {
        true => "error",
        false if global.quiet => return Ok(()),
        false => "note",
    };
    writeln!(io::stderr(), "{level}: the input holds no MCPRemoteProxy")
}
