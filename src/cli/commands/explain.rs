//! `explain`.

use crate::cli::args::{ExplainArgs, GlobalArgs};
use crate::cli::{Exit, output};
use crate::present::topic;
use crate::reference::look_up;
use crate::release::{Release, pick};

/// Explains a kind or a field.
pub(in crate::cli) fn run(args: &ExplainArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
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
