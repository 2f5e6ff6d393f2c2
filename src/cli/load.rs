//! From input arguments to an input and the options of a plan.

use anyhow::{Context, bail};

use super::args::{GlobalArgs, InputArgs, LiveArgs};
use super::cluster::Cluster;
use super::paths::Paths;
use super::settle::{Settling, Turn};
use super::{assumed, given, project};
use crate::ops::releases::{Note, Origin};
use crate::plan::{Input, Options};
use crate::project::Project;
use crate::source::{Role, Sources};
use crate::yaml::Limits;

/// An input with everything that judges it.
pub(super) struct Loaded {
    pub(super) input: Input,
    pub(super) options: Options,
    pub(super) release_origin: Origin,
    /// What is assumed of the release.
    pub(super) notes: Vec<Note>,
    /// What installs the operator that runs in the cluster, where that one judges.
    pub(super) running: Option<Input>,
    pub(super) project: Project,
}

/// Reads the input and settles release and settings.
pub(super) fn load(args: &InputArgs, global: &GlobalArgs) -> anyhow::Result<Loaded> {
    load_paths(&Paths::of(args), args, global)
}

/// Reads the input and what exists already, and settles release and settings.
pub(super) fn load_over(
    args: &InputArgs,
    live: &LiveArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    load_paths(&Paths::of(args).over(live), args, global)
}

/// Reads paths, and settles release and settings.
pub(super) fn load_paths(
    paths: &Paths,
    args: &InputArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let Read {
        input,
        project,
        target,
        cluster,
    } = Read::new(paths, args, global)?;
    let settling = Settling {
        turn: Turn::Now,
        target,
        args,
        global,
        cluster: cluster.as_ref(),
        running: None,
    };
    settling.settle(input, project)
}

/// Reads paths, and settles release and settings of the operator that an upgrade begins with, and of the one that it ends with.
pub(super) fn load_upgrade(
    paths: &Paths,
    before: &InputArgs,
    after: &InputArgs,
    global: &GlobalArgs,
) -> anyhow::Result<(Loaded, Loaded)> {
    let Read {
        input,
        project,
        target,
        cluster,
    } = Read::new(paths, before, global)?;
    let settling = Settling {
        turn: Turn::Before,
        target,
        args: before,
        global,
        cluster: cluster.as_ref(),
        running: None,
    };
    let before = settling.settle(input, project.clone())?;
    let settling = Settling {
        turn: Turn::After,
        args: after,
        running: before.running.as_ref(),
        ..settling
    };
    let after = settling.settle(before.input.clone(), project);
    let after = after.context("`--to`")?;
    Ok((before, after))
}

/// What was read, before release and settings are settled.
struct Read<'a> {
    input: Input,
    project: Project,
    /// The target that the files are for.
    target: Option<usize>,
    /// The cluster that is asked, where one is.
    cluster: Option<Cluster<'a>>,
}

impl<'a> Read<'a> {
    fn new(paths: &Paths, args: &'a InputArgs, global: &GlobalArgs) -> anyhow::Result<Self> {
        let project = project::of(global)?;
        let sources = read(paths, &project)?;
        let cluster = Cluster::asked(args, paths.cluster)?;
        let target = project::only_target(&project, &sources, |name| paths.place(name))?;
        let mut input = input(sources, &project, target)?;
        if let (Some(cluster), Some(extent)) = (&cluster, paths.cluster) {
            cluster.add_live(&mut input, extent)?;
        }
        Ok(Self {
            input,
            project,
            target,
            cluster,
        })
    }
}

/// Reads the input, once for each target that it holds files of, and settles release and settings: one after the other for each
/// release that is asked for.
pub(super) fn load_each(args: &InputArgs, global: &GlobalArgs) -> anyhow::Result<Vec<Vec<Loaded>>> {
    let project = project::of(global)?;
    let sources = read(&Paths::of(args), &project)?;
    let cluster = Cluster::asked(args, None)?;
    let mut said = global.clone();
    let mut told = Vec::new();
    let mut by_target = Vec::new();
    for (target, sources) in project::by_target(&project, sources) {
        let mut input = input(sources, &project, target)?;
        input.given = given::read(&args.operator.crd)?;
        let mut loaded = Vec::new();
        for args in args.for_each_release() {
            let settling = Settling {
                turn: Turn::Now,
                target,
                args: &args,
                global: &said,
                cluster: cluster.as_ref(),
                running: None,
            };
            let at = settling.settle(input.clone(), project.clone())?;
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

impl Loaded {
    /// The same input under another release and other settings; no cluster is asked.
    pub(super) fn under(&self, args: &InputArgs, global: &GlobalArgs) -> anyhow::Result<Self> {
        let args = args.within(&self.options.namespace);
        settle_beside(self.input.clone(), self.running.as_ref(), &args, global)
    }
}

/// Settles release and settings for an input; no cluster is asked.
pub(super) fn settle(
    input: Input,
    args: &InputArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    settle_beside(input, None, args, global)
}

fn settle_beside(
    input: Input,
    running: Option<&Input>,
    args: &InputArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let project = project::of(global)?;
    let settling = Settling {
        turn: Turn::Now,
        target: project::only_target(&project, &input.sources, |name| name.into())?,
        args,
        global,
        cluster: None,
        running,
    };
    settling.settle(input, project)
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
