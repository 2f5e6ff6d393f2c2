//! The baseline's file.

use std::path::Path;

use anyhow::{Context, bail};

use super::args::RulesArgs;
use super::output;
use crate::ops::baseline::Baseline;
use crate::ops::validate::Report;
use crate::project::Project;
use crate::source::{Repository, Role, Sources};

/// Takes what the baseline counts out of a report; where that is wanted, counts it anew first.
pub(super) fn apply(
    args: &RulesArgs,
    project: &Project,
    repository: &Repository,
    report: &mut Report,
) -> anyhow::Result<()> {
    let Some(path) = args.baseline.clone().or_else(|| project.baseline()) else {
        if args.write_baseline {
            bail!("`--baseline FILE`, or `baseline` in the project file, says where it is written");
        }
        return Ok(());
    };
    let baseline = match args.write_baseline {
        true => write(&path, Baseline::of(report, repository))?,
        false => read(&path)?,
    };
    baseline.apply(report, repository);
    Ok(())
}

fn write(path: &Path, baseline: Baseline) -> anyhow::Result<Baseline> {
    let text = baseline.text()?;
    output::data(Some(path), |out| out.write_all(text.as_bytes()))?;
    Ok(baseline)
}

fn read(path: &Path) -> anyhow::Result<Baseline> {
    let mut sources = Sources::default();
    sources
        .read(&[path.to_string_lossy().into_owned()], Role::Aside)
        .context("`--write-baseline` makes it")?;
    let text = sources.sources.first().map(|source| source.text());
    Baseline::read(text.unwrap_or_default()).with_context(|| format!("`{}`", path.display()))
}
