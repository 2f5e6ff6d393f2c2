//! The project that the program is called in, and the targets that its input is for.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::bail;

use super::args::GlobalArgs;
use crate::project::{self, Project};
use crate::release::{Release, pick};
use crate::source::{Role, Source, Sources};

/// The project: of the file that is named, or of the nearest one.
pub(super) fn of(global: &GlobalArgs) -> anyhow::Result<Project> {
    let current = env::current_dir()?;
    Ok(match &global.config {
        Some(file) => project::read(file, &current)?,
        None => project::around(&current)?,
    })
}

/// The release that is asked for: by a flag, else by the project, else the newest.
pub(super) fn release(asked: Option<&str>, global: &GlobalArgs) -> anyhow::Result<Release> {
    let said = of(global)?.circumstances(None).operator_version;
    let asked = asked.or(said.as_deref());
    Ok(asked.map(pick).transpose()?.unwrap_or_else(Release::newest))
}

/// The one target that files are for, by the places of their names; none where they are for none.
pub(super) fn only_target(
    project: &Project,
    sources: &Sources,
    place: impl Fn(&str) -> PathBuf,
) -> anyhow::Result<Option<usize>> {
    let judged = sources.sources.iter().filter(|it| it.role == Role::Judged);
    let mut targets = judged.map(|source| project.target_of(&place(&source.name)));
    let Some(first) = targets.next() else {
        return Ok(None);
    };
    let Some(other) = targets.find(|target| *target != first) else {
        return Ok(first);
    };
    let name = |target: Option<usize>| match target {
        Some(target) => format!("target `{}`", project.name_of(target)),
        None => "no target".to_owned(),
    };
    bail!(
        "the input holds files of {} and of {}; name the paths of one",
        name(first),
        name(other)
    )
}

/// The files of each target, those of none first, with all that is read along.
pub(super) fn by_target(project: &Project, sources: Sources) -> Vec<(Option<usize>, Sources)> {
    let is_judged = |source: &Source| source.role == Role::Judged;
    let Sources {
        sources,
        mut left_out,
    } = sources;
    let mut by_target: BTreeMap<Option<usize>, Sources> = BTreeMap::new();
    for source in sources.iter().filter(|source| is_judged(source)) {
        let target = project.target_of(Path::new(&source.name));
        by_target.entry(target).or_default();
    }
    if by_target.is_empty() {
        by_target.entry(None).or_default();
    }
    for (target, part) in &mut by_target {
        let is_part = |source: &&Arc<Source>| {
            !is_judged(source) || project.target_of(Path::new(&source.name)) == *target
        };
        part.sources = sources.iter().filter(is_part).cloned().collect();
        part.left_out = std::mem::take(&mut left_out);
    }
    by_target.into_iter().collect()
}
