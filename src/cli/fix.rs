//! Mending what was read, and writing it back.

use std::io::{self, Write};
use std::path::Path;

use anyhow::bail;

use super::args::{FixArgs, GlobalArgs};
use super::load::Loaded;
use super::output;
use crate::finding::{Fix, Levels};
use crate::ops::fix::{Fixed, Mended, fix};
use crate::ops::validate::validate;
use crate::plan::plan;
use crate::present::findings;
use crate::source::Source;

/// What is judged, which is what was mended unless that is only shown, and what was mended.
pub(super) struct Outcome {
    pub(super) loaded: Vec<Vec<Loaded>>,
    pub(super) mended: Vec<Mended>,
}

/// Mends what is wanted of what was read; nothing where nothing is.
///
/// # Errors
/// Where several releases judge, which may want different things.
pub(super) fn mend(
    args: &FixArgs,
    loaded: Vec<Vec<Loaded>>,
    levels: &Levels,
) -> anyhow::Result<Outcome> {
    let is_wanted = |fix: &Fix| fix.safe || args.unsafe_fixes;
    let mut outcome = Outcome {
        loaded: Vec::new(),
        mended: Vec::new(),
    };
    if !args.fix {
        outcome.loaded = loaded;
        return Ok(outcome);
    }
    if loaded.iter().any(|releases| releases.len() > 1) {
        bail!("`--fix` mends for one release: give one `--operator-version`");
    }
    for loaded in loaded.into_iter().flatten() {
        let judge = |input| {
            let report = plan(input, &loaded.options, |plan| validate(plan, |_| true));
            report.within(&loaded.project).under(levels)
        };
        let Fixed { input, mended } = fix(loaded.input.clone(), judge, is_wanted);
        outcome.mended.extend(mended);
        outcome.loaded.push(vec![match args.diff {
            true => loaded,
            false => Loaded { input, ..loaded },
        }]);
    }
    Ok(outcome)
}

/// Writes mended texts into their files.
pub(super) fn write(mended: &[Mended]) -> anyhow::Result<()> {
    for Mended { before, after, .. } in mended {
        if !before.is_standard_input() {
            output::replace(Path::new(&before.name), before.text(), after)?;
        }
    }
    Ok(())
}

/// Shows what is mended.
pub(super) fn show(mended: &[Mended], global: &GlobalArgs) -> anyhow::Result<()> {
    output::words(None, global.color, |out| findings::changes(mended, out))
}

/// Prints standard input as it is once it is mended; nothing where it was not read.
pub(super) fn print(loaded: &[Vec<Loaded>]) -> io::Result<()> {
    match piped(loaded) {
        Some(source) => io::stdout().write_all(source.text()),
        None => Ok(()),
    }
}

/// Whether standard input was read.
pub(super) fn is_piped(loaded: &[Vec<Loaded>]) -> bool {
    piped(loaded).is_some()
}

fn piped(loaded: &[Vec<Loaded>]) -> Option<&Source> {
    let inputs = loaded.iter().flatten().map(|it| &it.input);
    let mut sources = inputs.flat_map(|input| &input.sources.sources);
    let piped = sources.find(|source| source.is_standard_input())?;
    Some(piped)
}
