//! Arguments of `plan`.

use clap::{Args as ClapArgs, ValueEnum};

use super::{InputArgs, LiveArgs, Output};

/// `plan`.
#[derive(Debug, ClapArgs)]
pub struct PlanArgs {
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// What exists.
    #[command(flatten)]
    pub live: LiveArgs,
    /// Form of the output: human, json, dot or mermaid; FORM=PATH writes a file; repeatable
    #[arg(
        short,
        long,
        value_name = "FORM[=PATH]",
        default_value = "human",
        help_heading = "Output"
    )]
    pub output: Vec<Output<PlanForm>>,
}

/// The forms of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlanForm {
    /// For people.
    Human,
    /// For other tools.
    Json,
    /// A picture for Graphviz.
    Dot,
    /// A picture for Mermaid.
    Mermaid,
}
