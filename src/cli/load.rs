//! From input arguments to an input and the options of a plan.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;

use super::args::{GlobalArgs, InputArgs};
use super::{assumed, given, project, repository};
use super::{settings_origin, skewed};
use crate::operator::settings::Platform;
use crate::ops::releases::{self, Chosen, Note, Origin as ReleaseOrigin};
use crate::ops::settings;
use crate::ops::skew::skew;
use crate::plan::{Input, Options};
use crate::project::Project;
use crate::source::{self, Patterns, Role, Source, Sources};
use crate::yaml::Limits;

/// An input with everything that judges it.
pub(super) struct Loaded {
    pub(super) input: Input,
    pub(super) options: Options,
    pub(super) release_origin: ReleaseOrigin,
    /// What is assumed of the release.
    pub(super) notes: Vec<Note>,
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
#[derive(Clone, Default)]
pub(super) struct Paths {
    pub(super) judged: Vec<String>,
    pub(super) with: Vec<String>,
    live: Vec<String>,
    /// What a command built.
    built: Option<Vec<u8>>,
    /// Whether there may be nothing to read.
    is_optional: bool,
    /// What names begin with, and what is shown in its place.
    renamed: Option<(String, String)>,
}

/// What a built text is called.
const BUILD: &str = "<build>";

impl Paths {
    /// What a command line names.
    pub(super) fn of(args: &InputArgs) -> Self {
        Self {
            judged: args.filenames.iter().chain(&args.paths).cloned().collect(),
            with: args.with.clone(),
            ..Self::default()
        }
    }

    /// What is there of an input, which may be nothing.
    pub(super) fn found(judged: Vec<String>, with: Vec<String>) -> Self {
        Self {
            judged,
            with,
            is_optional: true,
            ..Self::default()
        }
    }

    /// The same over what exists already.
    pub(super) fn over(self, live: &[String]) -> Self {
        let live = live.to_vec();
        Self { live, ..self }
    }

    /// Another input under the same circumstances.
    pub(super) fn instead(self, paths: &[String]) -> Self {
        Self {
            judged: paths.to_vec(),
            built: None,
            ..self
        }
    }

    /// The same with what a command built.
    pub(super) fn with_built(self, text: Vec<u8>) -> Self {
        let built = Some(text);
        Self { built, ..self }
    }

    /// The same with other names for what is read.
    pub(super) fn named(self, prefix: &str, shown: &str) -> Self {
        let renamed = Some((prefix.to_owned(), shown.to_owned()));
        Self { renamed, ..self }
    }

    /// Whether nothing is named.
    fn is_empty(&self) -> bool {
        self.judged.is_empty() && self.built.is_none() && !self.is_optional
    }

    fn sources(&self, excluded: &Patterns) -> Result<Sources, source::Error> {
        let mut sources = Sources::default();
        for path in &self.judged {
            match sources.read_but(std::slice::from_ref(path), Role::Judged, excluded) {
                // What a pattern matches may not have been there.
                Err(error) if self.is_optional && error.is_no_match() => {}
                read => read?,
            }
        }
        if let Some(text) = &self.built {
            let built = Source::new(BUILD, Role::Judged, false, text.clone());
            sources.sources.push(built.into());
        }
        sources.read(&self.with, Role::With)?;
        sources.read(&self.live, Role::Live)?;
        if let Some((prefix, shown)) = &self.renamed {
            for source in &mut sources.sources {
                if let Some(rest) = source.name.strip_prefix(prefix) {
                    let name = format!("{shown}{rest}");
                    Arc::make_mut(source).name = name;
                }
            }
            let is_excluded = |it: &Source| it.found && excluded.is_match(&self.place(&it.name));
            sources.sources.retain(|source| !is_excluded(source));
        }
        Ok(sources)
    }

    /// Where a source would stand in the working tree, as the project names files.
    fn place(&self, name: &str) -> PathBuf {
        let shown = self.renamed.as_ref().map(|(_, shown)| shown.as_str());
        let inside = shown.and_then(|shown| name.strip_prefix(shown));
        match (inside, repository::here()) {
            (Some(inside), Ok(repository)) => repository.root.join(inside),
            _ => PathBuf::from(name),
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
    let target = project::only_target(&project, &sources, |name| paths.place(name))?;
    let input = input(sources, &project, target)?;
    settle_for(target, input, args, project, global)
}

/// Reads the input, once for each target that it holds files of, and settles release and settings: one after the other for each
/// release that is asked for.
pub(super) fn load_each(args: &InputArgs, global: &GlobalArgs) -> anyhow::Result<Vec<Vec<Loaded>>> {
    let project = project::of(global)?;
    let mut said = global.clone();
    let mut told = Vec::new();
    let mut by_target = Vec::new();
    for (target, sources) in project::by_target(&project, read(&Paths::of(args), &project)?) {
        let mut input = input(sources, &project, target)?;
        input.given = given::read(&args.operator.crd)?;
        let mut loaded = Vec::new();
        for args in args.for_each_release() {
            let at = settle_for(target, input.clone(), &args, project.clone(), &said)?;
            if !told.is_empty() || said.quiet {
                assumed::tell_of_other(&at.notes, &told, global)?;
            }
            told.extend(at.notes.iter().cloned());
            said = global.silent();
            loaded.push(at);
        }
        by_target.push(loaded);
    }
    Ok(by_target)
}

/// Settles release and settings for an input.
pub(super) fn settle(
    input: Input,
    args: &InputArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let project = project::of(global)?;
    let target = project::only_target(&project, &input.sources, |name| name.into())?;
    settle_for(target, input, args, project, global)
}

/// Settles release and settings for the files of a target: flags and environment first, then the project file.
fn settle_for(
    target: Option<usize>,
    mut input: Input,
    args: &InputArgs,
    project: Project,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let (operator, said) = (&args.operator, project.circumstances(target));
    if input.given.is_empty() {
        input.given = given::read(&operator.crd)?;
    }
    let asked = match operator.operator_version.as_slice() {
        [] => None,
        [asked] => Some(asked),
        _ => bail!(
            "`--operator-version` is given more than once; `validate` alone judges at several releases"
        ),
    };
    let crds = match asked {
        // CRDs that the project names go with the release that it names.
        Some(_) => operator.crd_version.as_ref(),
        None => operator.crd_version.as_ref().or(said.crd_version.as_ref()),
    };
    let asked = asked.or(said.operator_version.as_ref());
    let Chosen {
        judges,
        origin,
        notes,
    } = releases::choose(&input, asked.map(String::as_str), crds.map(String::as_str))?;
    let settings = operator
        .operator_settings
        .as_ref()
        .or(said.settings.as_ref());
    let settings_origin = match settings {
        Some(argument) => settings_origin::asked(argument)?,
        None => settings_origin::installed(&input, judges.operator, global)?,
    };
    let platform = operator.platform.map(Platform::from).or(said.platform);
    let settings = settings::load(
        &settings_origin,
        judges.operator,
        platform.unwrap_or_default(),
        &operator.operator_env,
    )?;
    assumed::tell(&notes, global)?;
    if !global.quiet && origin == ReleaseOrigin::Newest {
        let version = judges.operator.version();
        writeln!(
            io::stderr(),
            "ToolHive {version}, the newest release known; `--operator-version {version}` pins it"
        )?;
    }
    let options = Options {
        release: judges.operator,
        crd_release: judges.crds,
        settings,
        settings_source: settings_origin.name().to_owned(),
        refs: args.refs.into(),
        namespace: args.namespace.clone(),
    };
    if !global.quiet {
        skewed::tell(&skew(&input, &options), &input.given, &options)?;
    }
    Ok(Loaded {
        input,
        options,
        release_origin: origin,
        notes,
        project,
    })
}

fn read(paths: &Paths, project: &Project) -> anyhow::Result<Sources> {
    if paths.is_empty() {
        bail!("nothing to read: name files or folders, or `-` for standard input");
    }
    Ok(paths.sources(project.exclude())?)
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
