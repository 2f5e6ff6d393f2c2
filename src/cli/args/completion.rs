//! Arguments of what completes words.

use std::ffi::OsString;

use clap::Args as ClapArgs;

/// `completion`.
#[derive(Debug, ClapArgs)]
pub struct CompletionArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// `__complete`.
#[derive(Debug, ClapArgs)]
pub struct CompleteArgs {
    /// What stands behind the program's name, the word to complete last
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub words: Vec<OsString>,
}
