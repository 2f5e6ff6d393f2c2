//! From input arguments to an input and the options of a plan.

use std::io::{self, Write};

use anyhow::{Context, bail};

use super::args::{GlobalArgs, InputArgs};
use super::project;
use crate::operator::settings::Platform;
use crate::ops::releases::{self, Chosen, Origin as ReleaseOrigin};
use crate::ops::settings::{self, Origin};
use crate::plan::{Input, Options};
use crate::project::Project;
use crate::source::{Role, Sources};
use crate::yaml::Limits;

/// The operator's settings as its Helm chart has them.
const CHART: &str = "chart";

/// An input with everything that judges it.
pub(super) struct Loaded {
    pub(super) input: Input,
    pub(super) options: Options,
    pub(super) release_origin: ReleaseOrigin,
    pub(super) project: Project,
}

/// Reads the input and settles release and settings.
pub(super) fn load(args: &InputArgs, global: &GlobalArgs) -> anyhow::Result<Loaded> {
    load_paths(&Paths::of(args), args, global)
}

/// Reads the input and what exists already, and settles release and settings.
pub(super) fn load_over(
    args: &InputArgs,
    live: &[String],
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    load_paths(&Paths::of(args).over(live), args, global)
}

/// What is read, by what it is read for.
#[derive(Clone)]
pub(super) struct Paths {
    judged: Vec<String>,
    with: Vec<String>,
    live: Vec<String>,
}

impl Paths {
    /// What a command line names.
    pub(super) fn of(args: &InputArgs) -> Self {
        Self {
            judged: args.filenames.iter().chain(&args.paths).cloned().collect(),
            with: args.with.clone(),
            live: Vec::new(),
        }
    }

    /// The same over what exists already.
    pub(super) fn over(self, live: &[String]) -> Self {
        Self {
            live: live.to_vec(),
            ..self
        }
    }

    /// Another input under the same circumstances.
    pub(super) fn instead(self, path: &str) -> Self {
        Self {
            judged: vec![path.to_owned()],
            ..self
        }
    }
}

/// Reads paths, and settles release and settings.
pub(super) fn load_paths(
    paths: &Paths,
    args: &InputArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let project = project::of(global)?;
    let sources = read(paths, &project)?;
    let target = project::only_target(&project, &sources)?;
    let input = input(sources, &project, target)?;
    settle_for(target, input, args, project, global)
}

/// Reads the input, once for each target that it holds files of, and settles release and settings.
pub(super) fn load_each(args: &InputArgs, global: &GlobalArgs) -> anyhow::Result<Vec<Loaded>> {
    let project = project::of(global)?;
    let mut said = global.clone();
    let mut loaded = Vec::new();
    for (target, sources) in project::by_target(&project, read(&Paths::of(args), &project)?) {
        let input = input(sources, &project, target)?;
        loaded.push(settle_for(target, input, args, project.clone(), &said)?);
        said = global.silent();
    }
    Ok(loaded)
}

/// Settles release and settings for an input.
pub(super) fn settle(
    input: Input,
    args: &InputArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let project = project::of(global)?;
    let target = project::only_target(&project, &input.sources)?;
    settle_for(target, input, args, project, global)
}

/// Settles release and settings for the files of a target: flags and environment first, then the project file.
fn settle_for(
    target: Option<usize>,
    input: Input,
    args: &InputArgs,
    project: Project,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let (operator, said) = (&args.operator, project.circumstances(target));
    let asked = operator.operator_version.as_ref();
    let crds = match asked {
        // CRDs that the project names go with the release that it names.
        Some(_) => operator.crd_version.as_ref(),
        None => operator.crd_version.as_ref().or(said.crd_version.as_ref()),
    };
    let asked = asked.or(said.operator_version.as_ref());
    let Chosen { judges, origin } =
        releases::choose(&input, asked.map(String::as_str), crds.map(String::as_str))?;
    let settings = operator
        .operator_settings
        .as_ref()
        .or(said.settings.as_ref());
    let settings_origin = settings_origin(settings.map_or(CHART, String::as_str))?;
    let platform = operator.platform.map(Platform::from).or(said.platform);
    let settings = settings::load(
        &settings_origin,
        judges.operator,
        platform.unwrap_or_default(),
        &operator.operator_env,
    )?;
    if !global.quiet && origin == ReleaseOrigin::Newest {
        let version = judges.operator.version();
        writeln!(
            io::stderr(),
            "ToolHive {version}, the newest release known; `--operator-version {version}` pins it"
        )?;
    }
    Ok(Loaded {
        input,
        options: Options {
            release: judges.operator,
            crd_release: judges.crds,
            settings,
            settings_source: settings_origin.name().to_owned(),
            refs: args.refs.into(),
            namespace: args.namespace.clone(),
        },
        release_origin: origin,
        project,
    })
}

fn read(paths: &Paths, project: &Project) -> anyhow::Result<Sources> {
    if paths.judged.is_empty() {
        bail!("nothing to read: name files or folders, or `-` for standard input");
    }
    let mut sources = Sources::default();
    sources.read_but(&paths.judged, Role::Judged, project.exclude())?;
    sources.read(&paths.with, Role::With)?;
    sources.read(&paths.live, Role::Live)?;
    Ok(sources)
}

/// The documents of sources, and of what the project has to be read with them.
fn input(mut sources: Sources, project: &Project, target: Option<usize>) -> anyhow::Result<Input> {
    let is_piped = sources.is_only_standard_input();
    sources.read(&project.circumstances(target).with, Role::With)?;
    let external = project.external(&sources);
    let mut input = Input::new(sources, &Limits::default());
    if is_piped && input.is_empty() {
        bail!("standard input holds no document; did the command before the pipe fail?");
    }
    input.external = external;
    Ok(input)
}

fn settings_origin(argument: &str) -> anyhow::Result<Origin> {
    Ok(match argument {
        CHART => Origin::Chart,
        "bare" => Origin::Bare,
        path => {
            let mut sources = Sources::default();
            sources
                .read(&[path.to_owned()], Role::Aside)
                .context("`--operator-settings` takes `chart`, `bare` or a file")?;
            let texts = sources.sources.iter();
            let texts = texts.map(|source| String::from_utf8_lossy(&source.text).into_owned());
            Origin::File {
                path: path.to_owned(),
                text: texts.collect::<Vec<_>>().join("\n---\n"),
            }
        }
    })
}
