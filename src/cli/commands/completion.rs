//! `completion`.

use std::io;

use crate::cli::args::{CompleteArgs, CompletionArgs};
use crate::cli::{Exit, completing};

/// Prints the script by which a shell asks for completions.
pub(in crate::cli) fn run(args: &CompletionArgs) -> anyhow::Result<Exit> {
    completing::script(args.shell, &mut io::stdout().lock())?;
    Ok(Exit::Fine)
}

/// Prints what can stand for the last word.
pub(in crate::cli) fn complete(args: &CompleteArgs) -> anyhow::Result<Exit> {
    completing::as_cobra(&args.words, &mut io::stdout().lock())?;
    Ok(Exit::Fine)
}
