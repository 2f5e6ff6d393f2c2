//! `upgrade`.

use anyhow::{Context, bail};

use crate::cli::args::{FailOn, GlobalArgs, InputArgs, Output, UpgradeArgs, UpgradeForm};
use crate::cli::load::{Loaded, load_paths, settle};
use crate::cli::paths::Paths;
use crate::cli::{Exit, assumed, output};
use crate::ops::releases::Origin;
use crate::ops::upgrade::{Upgrade, Verdict, upgrade};
use crate::plan::plan;
use crate::present::upgrade as present;

/// Shows what an upgrade does.
pub(in crate::cli) fn run(args: &UpgradeArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    if !args.input.operator.crd.is_empty() {
        bail!("`--crd` is for one release; an upgrade has the CRDs of two");
    }
    let paths = Paths::of(&args.input).over(&args.live);
    let Loaded {
        input,
        options: before,
        release_origin: origin,
        notes,
        ..
    } = load_paths(&paths, &before(args), &global.silent())?;
    if origin == Origin::Newest {
        bail!(
            "nothing says which release the way begins with: `--from` does, or a HelmRelease, Argo CD Application, kustomization \
             or Deployment of the operator in the input or under `--with`"
        );
    }
    let Loaded {
        options: after,
        notes: told,
        ..
    } = settle(
        input.clone(),
        &after(args).within(&before.namespace),
        global,
    )
    .context("`--to`")?;
    assumed::tell_of_other(&notes, &told, global)?;
    plan(input.clone(), &before, |plan| match plan.unreadable() {
        Some(problem) => bail!("cannot read what exists already: {problem}"),
        None => Ok(()),
    })?;
    let upgrade = upgrade(&input, &before, &after);
    show(&upgrade, &origin, args, global)?;
    Ok(match fails(&upgrade, args.fail_on) {
        true => Exit::Found,
        false => Exit::Fine,
    })
}

/// The operator before; its CRDs are those that are installed, else its own.
fn before(args: &UpgradeArgs) -> InputArgs {
    let mut input = args.input.clone();
    if let Some(from) = &args.from {
        input.operator.operator_version = vec![from.clone()];
    }
    input.operator.crd_version = None;
    input
}

/// The operator afterwards; its CRDs are those that are asked for, else its own.
fn after(args: &UpgradeArgs) -> InputArgs {
    let mut input = args.input.at(&args.to);
    input
        .operator
        .crd_version
        .clone_from(&args.input.operator.crd_version);
    input
}

fn show(
    upgrade: &Upgrade<'_>,
    origin: &Origin,
    args: &UpgradeArgs,
    global: &GlobalArgs,
) -> anyhow::Result<()> {
    let report = present::Report::new(upgrade, origin);
    for Output { form, path } in &args.output {
        let path = path.as_deref();
        match form {
            UpgradeForm::Human => {
                output::words(path, global.color, |out| present::human(&report, out))?
            }
            UpgradeForm::Json => {
                output::data(path, |out| present::json(upgrade, out))?;
            }
            UpgradeForm::Markdown => {
                output::data(path, |out| present::markdown(&report, out))?;
            }
        }
    }
    Ok(())
}

fn fails(upgrade: &Upgrade<'_>, on: FailOn) -> bool {
    let least = match on {
        FailOn::Refused => Verdict::Refused,
        FailOn::Restart => Verdict::Restart,
        FailOn::Change => Verdict::Changed,
    };
    upgrade.worst() <= least
}
