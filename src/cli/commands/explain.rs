//! `explain`.

use crate::cli::args::{ExplainArgs, GlobalArgs};
use crate::cli::{Exit, output};
use crate::present::{rule, topic};
use crate::reference::look_up;
use crate::release::{Release, pick};
use crate::rules;

/// What the code of a rule begins with.
const CODE: &str = "MRP";

/// Explains a rule, a kind or a field.
pub(in crate::cli) fn run(args: &ExplainArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let is_code = args.topic.to_uppercase().starts_with(CODE) || args.topic.contains('-');
    if is_code {
        let found = rules::named(&args.topic)?;
        output::words(None, global.color, |out| rule::write(found, out))?;
        return Ok(Exit::Fine);
    }
    let release = match &args.operator_version {
        Some(version) => pick(version)?,
        None => Release::newest(),
    };
    let found = look_up(&args.topic, release)?;
    output::words(None, global.color, |out| {
        topic::write(&found, release.version(), args.recursive, out)
    })?;
    Ok(Exit::Fine)
}
