//! `validate`.

use std::io::{self, Write};
use std::time::Instant;

use crate::cli::args::{GlobalArgs, ValidateArgs, ValidateOutput};
use crate::cli::load::{Loaded, load};
use crate::cli::{Exit, output};
use crate::finding::{Finding, Levels, Severity};
use crate::ops::validate::{Report, validate};
use crate::plan::plan;
use crate::present::findings;

/// Reports what is refused, what will fail, and what is unwise.
pub(in crate::cli) fn run(args: &ValidateArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let started = Instant::now();
    let levels = args.rules.levels();
    let Loaded { input, options, .. } = load(&args.input.or_current_folder(), global)?;
    let report = plan(input, &options, validate).under(&levels);
    let fail_on = args.fail.fail_on.into();
    let shown = Shown::of(
        &report,
        &levels,
        global.verbose || fail_on == Severity::Note,
    );
    for form in &args.output {
        write(form, &report, &shown, started, global)?;
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

/// The findings that are shown to people: notes only where they are asked for.
struct Shown<'r> {
    findings: Vec<&'r Finding>,
    hidden: usize,
}

impl<'r> Shown<'r> {
    fn of(report: &'r Report, levels: &Levels, notes: bool) -> Self {
        let is_shown = |finding: &&Finding| {
            notes || finding.severity > Severity::Note || levels.names(finding.rule)
        };
        let findings: Vec<&Finding> = report.findings.iter().filter(is_shown).collect();
        let hidden = report.findings.len() - findings.len();
        Self { findings, hidden }
    }
}

fn write(
    form: &ValidateOutput,
    report: &Report,
    shown: &Shown<'_>,
    started: Instant,
    global: &GlobalArgs,
) -> anyhow::Result<()> {
    match form {
        ValidateOutput::Human(path) => output::words(path.as_deref(), global.color, |out| {
            let shown_findings = shown.findings.iter().copied();
            findings::human(&findings::located(&report.sources, shown_findings), out)?;
            if global.quiet {
                return Ok(());
            }
            findings::summary(report, shown.hidden, started.elapsed(), out)
        }),
        ValidateOutput::Json(path) => output::data(path.as_deref(), |out| {
            findings::json(
                report.releases.first().copied().unwrap_or_default(),
                &findings::located(&report.sources, &report.findings),
                out,
            )
        }),
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
