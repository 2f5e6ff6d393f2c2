//! `hash`.

use crate::cli::args::{GlobalArgs, HashArgs, HashFrom, Output, TextForm};
use crate::cli::load::{Loaded, load_paths};
use crate::cli::paths::Paths;
use crate::cli::{Exit, assumed, output};
use crate::finding::Severity;
use crate::ops::hash::{self, Comparison};
use crate::ops::upgrade::upgrade;
use crate::ops::validate::tell;
use crate::plan::{Plan, plan};
use crate::present::{findings, hashes};

/// Prints hashes, or why they are others than before.
pub(in crate::cli) fn run(args: &HashArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let paths = Paths::of(&args.input);
    let now = load_paths(&paths, &args.input, global)?;
    let Some(from) = &args.from else {
        return plan(now.input, &now.options, |plan| {
            let hashes = hash::of(plan, args.dump);
            for Output { form, path } in &args.output {
                let path = path.as_deref();
                match form {
                    TextForm::Human => {
                        output::words(path, global.color, |out| hashes::human(&hashes, out))?
                    }
                    TextForm::Json => {
                        output::data(path, |out| hashes::json(&hashes, out))?;
                    }
                }
            }
            exit(plan, global)
        });
    };
    let (before, is_other_release) = match from {
        HashFrom::Path(path) => {
            let paths = paths.instead(std::slice::from_ref(path));
            (load_paths(&paths, &args.input, &global.silent())?, false)
        }
        HashFrom::Version(version) => (now.under(&args.input.at(version), &global.silent())?, true),
    };
    assumed::tell_of_other(&before.notes, &now.notes, global)?;
    compare(before, now, is_other_release, args, global)
}

fn compare(
    before: Loaded,
    now: Loaded,
    is_other_release: bool,
    args: &HashArgs,
    global: &GlobalArgs,
) -> anyhow::Result<Exit> {
    let upgrade = is_other_release.then(|| upgrade(&now.input, &before.options, &now.options));
    plan(before.input, &before.options, |before| {
        plan(now.input, &now.options, |now| {
            show(&hash::compare(before, now, upgrade.as_ref()), args, global)?;
            exit(now, global)
        })
    })
}

fn show(differences: &[Comparison], args: &HashArgs, global: &GlobalArgs) -> anyhow::Result<()> {
    for Output { form, path } in &args.output {
        let path = path.as_deref();
        match form {
            TextForm::Human => output::words(path, global.color, |out| {
                hashes::differences(differences, out)
            })?,
            TextForm::Json => {
                output::data(path, |out| hashes::json(&differences, out))?;
            }
        }
    }
    Ok(())
}

/// Says what has no hashes because it is refused.
fn exit(plan: &Plan<'_>, global: &GlobalArgs) -> anyhow::Result<Exit> {
    if !plan.has_errors() {
        return Ok(Exit::Fine);
    }
    let report = tell(plan, |_| false);
    let found = findings::placed(plan, &report.findings, Severity::Error);
    output::to_standard_error(global.color, |out| findings::human(&found, out))?;
    Ok(Exit::Found)
}
