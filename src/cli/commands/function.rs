//! `function`.

use std::io::{self, Read};

use anyhow::{Context, anyhow, bail};
use clap::ValueEnum;

use crate::cli::args::{FunctionArgs, GlobalArgs, InputArgs, Level, RefsMode};
use crate::cli::load::{Loaded, settle};
use crate::cli::{Exit, output};
use crate::finding::{Levels, Severity};
use crate::ops::function::{Config, Mode, ResourceList};
use crate::ops::validate::{Report, tell};
use crate::plan::{Input, Plan, plan};
use crate::present::{findings, name_references, resource_list};
use crate::project::Project;
use crate::rules;
use crate::source::{Role, Source, Sources};
use crate::yaml::Limits;

/// What findings call what comes in.
const STANDARD_INPUT: &str = "<stdin>";

/// Reads a ResourceList, and writes it with what the operator would create, or with what is wrong in it.
///
/// kustomize looks at nothing but the exit status and standard error, so errors go there as well as into the results.
pub(in crate::cli) fn run(args: &FunctionArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    if args.name_references {
        output::data(None, name_references::write)?;
        return Ok(Exit::Fine);
    }
    let list = ResourceList::read(standard_input()?)?;
    let config = list.config().map(Config::read).transpose();
    let config = config.map_err(|why| anyhow!(why))?.unwrap_or_default();
    let list = list.without_made()?;
    let seen = list.resolved()?;
    let told = Told::new(args, &config)?;
    let mut sources = Sources::default();
    let source = Source::new(STANDARD_INPUT, Role::Judged, false, seen.text().to_vec());
    sources.sources.push(source.into());
    let input = Input::new(sources, &Limits::default());
    let Loaded {
        input,
        options,
        project,
        ..
    } = settle(input, &told.input, &global.silent())?;
    let out = plan(input, &options, |plan| {
        told.answer(plan, (&list, &seen), &config, &project)
    });
    output::data(None, |stdout| stdout.write_all(&out.text))?;
    let shown = findings::located(&out.report, out.report.findings.iter());
    let shown: Vec<_> = shown
        .into_iter()
        .filter(|it| it.finding.severity > Severity::Note)
        .collect();
    output::to_standard_error(global.color, |stderr| findings::human(&shown, stderr))?;
    Ok(if out.fails { Exit::Found } else { Exit::Fine })
}

fn standard_input() -> anyhow::Result<Vec<u8>> {
    let mut text = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut text);
    read.context("cannot read standard input")?;
    Ok(text)
}

/// What the command line and the function's configuration say together.
struct Told {
    input: InputArgs,
    levels: Levels,
    fail_on: Severity,
}

/// What goes out.
struct Answer {
    text: Vec<u8>,
    report: Report,
    fails: bool,
}

impl Told {
    fn new(args: &FunctionArgs, config: &Config) -> anyhow::Result<Self> {
        let mut operator = args.operator.clone();
        if let Some(version) = &config.operator_version {
            operator.operator_version = vec![version.clone()];
        }
        if let Some(version) = &config.crd_version {
            operator.crd_version = Some(version.clone());
        }
        match config.settings.as_deref() {
            None => {}
            Some(settings @ ("chart" | "bare")) => {
                operator.operator_settings = Some(settings.to_owned());
            }
            // A configuration comes with the files that it is about: it shall read no others.
            Some(other) => bail!("`settings` is `{other}`; known are chart and bare"),
        }
        if let Some(platform) = &config.platform {
            operator.platform = Some(one_of("platform", platform)?);
        }
        let env = config.env.iter();
        operator
            .operator_env
            .extend(env.map(|(name, value)| (name.clone(), value.clone())));
        let refs = config
            .refs
            .as_deref()
            .map(|refs| one_of("refs", refs))
            .transpose()?;
        let refs = refs.unwrap_or(args.refs);
        if refs == RefsMode::Cluster {
            bail!("a function asks no cluster: `refs` is auto, closed or open");
        }
        let fail_on = config.fail_on.as_deref().unwrap_or("error");
        Ok(Self {
            input: InputArgs::of(operator, refs),
            levels: levels(config)?,
            fail_on: one_of::<Level>("failOn", fail_on)?.into(),
        })
    }

    /// What a plan of the items comes to: of those that are handed on, and as they are seen.
    fn answer(
        &self,
        plan: &Plan<'_>,
        (list, seen): (&ResourceList, &ResourceList),
        config: &Config,
        project: &Project,
    ) -> Answer {
        let report = tell(plan, |_| true).within(project).under(&self.levels);
        let fails = report.reaches(self.fail_on) || plan.has_errors();
        let objects = match config.mode {
            Mode::Render if !fails => resource_list::objects(plan, config.local_config),
            _ => Vec::new(),
        };
        let results = resource_list::results(&report.findings, seen);
        Answer {
            text: match config.keep_items {
                true => list.with(&objects, &results),
                false => list.with_results_alone(&results),
            },
            report,
            fails,
        }
    }
}

/// What the configuration says of rules.
fn levels(config: &Config) -> anyhow::Result<Levels> {
    let mut levels = Levels::default();
    for (word, level) in &config.severity {
        let rule = rules::named(word).map_err(|unknown| anyhow!("`severity`: {unknown}"))?;
        let severity = one_of::<Level>("severity", level)?;
        levels.severities.push((rule, severity.into()));
    }
    Ok(levels)
}

/// The value that a word of the configuration stands for.
fn one_of<T: ValueEnum>(field: &str, word: &str) -> anyhow::Result<T> {
    T::from_str(word, false).map_err(|_| {
        let known = T::value_variants().iter();
        let known = known.filter_map(|it| Some(it.to_possible_value()?.get_name().to_owned()));
        let known: Vec<String> = known.collect();
        anyhow!("`{field}` is `{word}`; known are {}", known.join(", "))
    })
}
