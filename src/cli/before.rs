//! The side that an input is compared with: another input, the same one at a revision, or under another release.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::args::{DiffArgs, DiffFrom, Extent, GlobalArgs};
use super::load::{Loaded, load_paths};
use super::paths::Paths;
use super::repository;
use crate::run::build::build;
use crate::run::git::{self, Revision};

/// The path that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Reads the side before, and settles its release and settings.
pub(super) fn load(
    from: &DiffFrom,
    paths: &Paths,
    now: &Loaded,
    args: &DiffArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let global = global.silent();
    match from {
        DiffFrom::Path(path) => load_paths(&at_path(path, paths, args)?, &args.input, &global),
        DiffFrom::Version(version) => now.under(&args.input.at(version), &global),
        DiffFrom::Git(revision) => at_revision(revision, paths, args, &global),
    }
}

/// What the input is: paths, and what a command builds here.
pub(super) fn now(args: &DiffArgs) -> anyhow::Result<Paths> {
    let paths = Paths::of(&args.input).over_fleet(&args.fleet);
    let is_asked = args.from.is_some() || !args.fleet.live.is_empty() || paths.cluster.is_some();
    let paths = match is_asked {
        true => paths,
        false => paths.over_cluster(Extent::Input),
    };
    let is_at_revision = matches!(args.from, Some(DiffFrom::Git(_)));
    if is_at_revision && paths.judged.iter().any(|path| path == STANDARD_INPUT) {
        bail!("`-` cannot be read at a revision: name files, or give a command with `--build`");
    }
    match &args.build {
        Some(command) => Ok(paths.with_built(build(command, Path::new("."))?)),
        None => Ok(paths),
    }
}

/// The file of the working tree that a source of the other side was read from, or would be.
pub(super) fn place(from: &DiffFrom, name: &str) -> PathBuf {
    let DiffFrom::Git(revision) = from else {
        return PathBuf::from(name);
    };
    let inside = name.strip_prefix(revision.as_str());
    match inside
        .and_then(|inside| inside.strip_prefix(':'))
        .zip(repository::here().ok())
    {
        Some((inside, repository)) => repository.root.join(inside),
        None => PathBuf::from(name),
    }
}

/// Another input: a folder is built where there is a command for that.
fn at_path(path: &str, paths: &Paths, args: &DiffArgs) -> anyhow::Result<Paths> {
    let folder = Path::new(path);
    Ok(match &args.build {
        Some(command) if folder.is_dir() => paths
            .clone()
            .instead(&[])
            .with_built(build(command, folder)?),
        _ => paths.clone().instead(&[path.to_owned()]),
    })
}

/// The same input at a revision: its files are exported into a folder for as long as they are read.
fn at_revision(
    name: &str,
    paths: &Paths,
    args: &DiffArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Loaded> {
    let here = env::current_dir().context("cannot tell the current folder")?;
    let first = paths.judged.first().map(PathBuf::from);
    let revision = Revision::find(&folder_of(first.as_deref().unwrap_or(&here)), name)?;
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let export = Export { revision, folder };
    let old = export.paths(paths, args.build.is_some())?;
    let old = match &args.build {
        None => old,
        Some(command) => {
            let there = export.folder.path().join(export.inside(".")?);
            if !there.is_dir() {
                bail!("there is no folder to build in at `{name}`");
            }
            old.with_built(build(command, &there)?)
        }
    };
    let root = export.folder.path().to_string_lossy().into_owned();
    load_paths(
        &old.named(&format!("{root}/"), &format!("{name}:")),
        &args.input,
        global,
    )
}

/// Files of a revision in a folder.
struct Export {
    revision: Revision,
    folder: tempfile::TempDir,
}

impl Export {
    /// Exports what paths name, or everything, and says where it is. What does not exist at the revision is left out.
    fn paths(&self, paths: &Paths, all: bool) -> anyhow::Result<Paths> {
        let mut inside = Vec::new();
        if all {
            inside.push(PathBuf::new());
        }
        for path in &paths.judged {
            inside.push(self.inside(base(path))?);
        }
        let with = paths.with.iter().map(|path| self.inside(base(path)));
        inside.extend(with.flatten());
        if !inside.is_empty() {
            self.revision.export(&inside, self.folder.path())?;
        }
        let judged = paths.judged.iter().map(|path| self.path(path));
        // What is not in the repository is the same at every revision.
        let with = paths.with.iter();
        let with = with.map(|path| self.path(path).or_else(|_| Ok(Some(path.clone()))));
        let judged: Vec<Option<String>> = judged.collect::<anyhow::Result<_>>()?;
        let with: Vec<Option<String>> = with.collect::<anyhow::Result<_>>()?;
        let [judged, with] = [judged, with].map(|paths| paths.into_iter().flatten().collect());
        Ok(Paths::found(judged, with))
    }

    /// Where a path of the worktree is in the export; none where it is not there.
    fn path(&self, path: &str) -> anyhow::Result<Option<String>> {
        let base = base(path);
        let place = self.folder.path().join(self.inside(base)?);
        let rest = path.strip_prefix(base).unwrap_or_default();
        let text = place.to_string_lossy();
        // Joining nothing leaves a slash behind.
        let text = text.trim_end_matches('/');
        let text = match rest.trim_start_matches('/') {
            "" => text.to_owned(),
            pattern => format!("{text}/{pattern}"),
        };
        Ok(place.exists().then_some(text))
    }

    /// A path from the topmost folder of the repository; an empty one is the current folder.
    fn inside(&self, path: &str) -> Result<PathBuf, git::Error> {
        let here = if path.is_empty() { "." } else { path };
        self.revision.inside(Path::new(here))
    }
}

/// The part of a path in front of a pattern: the folder above all that it matches; empty for the current one.
fn base(path: &str) -> &str {
    if Path::new(path).exists() {
        return path;
    }
    let Some(end) = path.find(['*', '?', '[', '{']) else {
        return path;
    };
    let plain = path.get(..end).unwrap_or_default();
    let slash = plain.rfind('/').unwrap_or_default();
    plain.get(..slash).unwrap_or_default()
}

/// The nearest folder that exists.
fn folder_of(path: &Path) -> PathBuf {
    let mut folder = path;
    while !folder.is_dir() {
        match folder.parent() {
            Some(parent) if parent != Path::new("") => folder = parent,
            _ => return PathBuf::from("."),
        }
    }
    folder.to_owned()
}
