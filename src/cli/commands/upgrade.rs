//! `upgrade`.

use anyhow::bail;

use crate::cli::args::{FailOn, GlobalArgs, InputArgs, Output, UpgradeArgs, UpgradeForm};
use crate::cli::load::load_upgrade;
use crate::cli::paths::Paths;
use crate::cli::{Exit, assumed, empty, output};
use crate::finding::{Severity, Tier};
use crate::ops::releases::Origin;
use crate::ops::upgrade::{Upgrade, Verdict, upgrade};
use crate::ops::validate::tell;
use crate::plan::{Plan, plan};
use crate::present::findings;
use crate::present::upgrade as present;
use crate::project::Project;

/// Shows what an upgrade does.
pub(in crate::cli) fn run(args: &UpgradeArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    if !args.input.operator.crd.is_empty() {
        bail!("`--crd` is for one release; an upgrade has the CRDs of two");
    }
    let paths = Paths::of(&args.input).over_fleet(&args.fleet);
    let (then, now) = load_upgrade(&paths, &before(args), &after(args), global)?;
    if then.release_origin == Origin::Newest {
        bail!(
            "nothing says which release the way begins with: `--from` does, or a HelmRelease, Argo CD Application, kustomization \
             or Deployment of the operator in the input or under `--with`"
        );
    }
    assumed::tell_of_other(&then.notes, &now.notes, global)?;
    // What the release afterwards refers to was looked up, too.
    let input = now.input;
    let is_whole = plan(input.clone(), &then.options, |plan| {
        match plan.unreadable() {
            Some(problem) => bail!("cannot read what exists already: {problem}"),
            None => Ok(plan.judged().all(|entry| entry.decoded)),
        }
    })?;
    let upgrade = upgrade(&input, &then.options, &now.options);
    show(&upgrade, &then.release_origin, args, global)?;
    if upgrade.proxies().next().is_none() {
        empty::tell(args.fleet.extent(), global)?;
    }
    let fails = fails(&upgrade, args.fail_on);
    if !is_whole {
        plan(input, &now.options, |plan| {
            tell_of_missing(plan, &now.project, global)
        })?;
        return Ok(Exit::Incomplete);
    }
    Ok(match fails {
        true => Exit::Found,
        false => Exit::Fine,
    })
}

/// Tells of the documents that cannot be decoded, and so are missing from the report.
fn tell_of_missing(plan: &Plan<'_>, project: &Project, global: &GlobalArgs) -> anyhow::Result<()> {
    let report = tell(plan, |_| false);
    let mut report = report.within(project).under(&project.levels());
    report
        .findings
        .retain(|finding| finding.rule.tier() == Tier::Syntax);
    let found = findings::placed(plan, &report.findings, Severity::Error);
    output::to_standard_error(global.color, |out| findings::human(&found, out))
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
