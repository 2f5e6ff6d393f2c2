//! `render`.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::args::{GlobalArgs, OwnerReferences, RenderArgs, RenderOutput};
use crate::cli::load::{Loaded, load};
use crate::cli::{Exit, output};
use crate::finding::{Rule, Severity};
use crate::ops::validate::tell;
use crate::plan::{Plan, plan};
use crate::present::findings;
use crate::present::manifests::{self, Owners, Selection};

/// Prints manifests. Nothing goes to standard output when something is refused, unless that is wanted.
pub(in crate::cli) fn run(args: &RenderArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let Loaded {
        input,
        options,
        project,
        ..
    } = load(&args.input, global)?;
    plan(input, &options, |plan| {
        let levels = project.levels();
        let is_shown = |rule: &Rule| rule.severity > Severity::Note || levels.names(rule);
        let report = tell(plan, is_shown).within(&project).under(&levels);
        let found = findings::placed(plan, &report.findings, Severity::Warning);
        output::to_standard_error(global.color, |out| findings::human(&found, out))?;
        let refused = plan.has_errors();
        if refused && !args.keep_going {
            writeln!(
                io::stderr(),
                "nothing is rendered; `--keep-going` prints what can be made"
            )?;
            return Ok(Exit::Found);
        }
        for form in &args.output {
            print(form, plan, args)?;
        }
        if !global.quiet && plan.proxies().next().is_none() {
            writeln!(io::stderr(), "the input holds no MCPRemoteProxy")?;
        }
        Ok(if refused { Exit::Found } else { Exit::Fine })
    })
}

fn print(form: &RenderOutput, plan: &Plan<'_>, args: &RenderArgs) -> anyhow::Result<()> {
    let selection = Selection {
        kinds: args.only.iter().map(|kind| kind.name()).collect(),
        owners: match args.owner_references {
            OwnerReferences::Auto => Owners::WithUid,
            OwnerReferences::Always => Owners::Always,
            OwnerReferences::Never => Owners::Never,
        },
    };
    let to = |path: Option<&Path>, write: &dyn Fn(&mut dyn Write) -> io::Result<()>| {
        output::data(path, |out| write(out))
    };
    match form {
        RenderOutput::Yaml(path) => to(path.as_deref(), &|mut out| {
            manifests::yaml(plan, &selection, &mut out)
        }),
        RenderOutput::Json(path) => to(path.as_deref(), &|mut out| {
            manifests::json(plan, &selection, &mut out)
        }),
        RenderOutput::Name(path) => to(path.as_deref(), &|mut out| {
            manifests::names(plan, &selection, &mut out)
        }),
        RenderOutput::Folder(path) => {
            let files = manifests::files(plan, &selection);
            output::folder(path, &manifests::header(plan), &files)
        }
    }
}
