//! `completion`.

use std::io::{self, Write};

use crate::cli::args::CompletionArgs;
use crate::cli::{Exit, definition};

/// Prints completions.
pub(in crate::cli) fn run(args: &CompletionArgs) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut definition(None), "mcprp", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Exit::Fine)
}
