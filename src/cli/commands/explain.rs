//! `explain`.

use crate::cli::args::{ExplainArgs, GlobalArgs};
use crate::cli::{Exit, output, project};
use crate::present::{rule, topic};
use crate::reference::look_up;
use crate::rules;

/// What the code of a rule begins with.
const CODE: &str = "MRP";

/// Explains a rule, a kind or a field.
pub(in crate::cli) fn run(args: &ExplainArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let is_code = args.topic.to_uppercase().starts_with(CODE)
        || args.topic.contains('-') && !args.topic.contains('.');
    if is_code {
        let found = rules::named(&args.topic)?;
        output::words(None, global.color, |out| rule::write(found, out))?;
        return Ok(Exit::Fine);
    }
    let release = project::release(args.operator_version.as_deref(), global)?;
    let found = look_up(&args.topic, release)?;
    output::words(None, global.color, |out| {
        topic::write(&found, release.version(), args.recursive, out)
    })?;
    Ok(Exit::Fine)
}
