//! `explain`.

use anyhow::bail;

use crate::cli::args::{ExplainArgs, GlobalArgs};
use crate::cli::{Exit, output, project};
use crate::present::topic;
use crate::reference::look_up;

/// Explains a kind or a field.
pub(in crate::cli) fn run(args: &ExplainArgs, global: &GlobalArgs) -> anyhow::Result<Exit> {
    let release = project::release(args.operator_version.as_deref(), global)?;
    match look_up(&args.topic, release) {
        Ok(found) => {
            let version = release.version();
            output::words(None, global.color, |out| {
                topic::write(&found, version, args.recursive, out)
            })?;
            Ok(Exit::Fine)
        }
        Err(why) => bail!("{}", topic::unknown(&args.topic, &why)),
    }
}
