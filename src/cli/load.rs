//! From input arguments to an input and the options of a plan.

use std::io::{self, Write};
use std::sync::Arc;

use anyhow::{Context, bail};

use super::args::{GlobalArgs, InputArgs};
use crate::ops::releases::{self, Chosen, Origin as ReleaseOrigin};
use crate::ops::settings::{self, Origin};
use crate::plan::{Input, Options};
use crate::source::{self, Role, Source, Sources};
use crate::yaml::Limits;

/// An input with everything that judges it.
pub(super) struct Loaded {
    pub(super) input: Input,
    pub(super) options: Options,
    pub(super) release_origin: ReleaseOrigin,
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

    fn sources(&self) -> Result<Sources, source::Error> {
        let mut sources = Sources::default();
        for path in &self.judged {
            match sources.read(std::slice::from_ref(path), Role::Judged) {
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
        }
        Ok(sources)
    }
}

/// Reads paths, and settles release and settings.
pub(super) fn load_paths(
    paths: &Paths,
    args: &InputArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    settle(read(paths)?, args, global)
}

/// Settles release and settings for an input.
pub(super) fn settle(
    input: Input,
    args: &InputArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let operator = &args.operator;
    let asked = operator.operator_version.as_deref();
    let Chosen { judges, origin } =
        releases::choose(&input, asked, operator.crd_version.as_deref())?;
    let settings_origin = settings_origin(&operator.operator_settings)?;
    let variables = &operator.operator_env;
    let settings = settings::load(
        &settings_origin,
        judges.operator,
        operator.platform.into(),
        variables,
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
    })
}

fn read(paths: &Paths) -> anyhow::Result<Input> {
    if paths.is_empty() {
        bail!("nothing to read: name files or folders, or `-` for standard input");
    }
    let sources = paths.sources()?;
    let only_standard_input = paths.judged == ["-"];
    let input = Input::new(sources, &Limits::default());
    if only_standard_input && input.is_empty() {
        bail!("standard input holds no document; did the command before the pipe fail?");
    }
    Ok(input)
}

fn settings_origin(argument: &str) -> anyhow::Result<Origin> {
    Ok(match argument {
        "chart" => Origin::Chart,
        "bare" => Origin::Bare,
        path => {
            let mut sources = Sources::default();
            sources
                .read(&[path.to_owned()], Role::Aside)
                .context("`--operator-settings` takes `chart`, `bare` or a file")?;
            let texts = sources.sources.iter();
            let texts = texts.map(|source| String::from_utf8_lossy(source.text()).into_owned());
            Origin::File {
                path: path.to_owned(),
                text: texts.collect::<Vec<_>>().join("\n---\n"),
            }
        }
    })
}
