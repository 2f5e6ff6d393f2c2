//! Arguments of `function`.

use clap::Args as ClapArgs;

use super::{OperatorArgs, RefsMode};

/// `function`.
#[derive(Debug, ClapArgs)]
pub struct FunctionArgs {
    /// Print the configuration with which kustomize renames what the operator's kinds refer to, for `configurations:`
    #[arg(long)]
    pub name_references: bool,
    /// What to make of references to what is not among the items
    #[arg(long, value_name = "MODE", default_value = "auto")]
    pub refs: RefsMode,
    /// The operator; the function's configuration counts more.
    #[command(flatten)]
    pub operator: OperatorArgs,
}
