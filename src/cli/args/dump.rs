//! Arguments of `dump`.

use clap::{Args as ClapArgs, ValueEnum};

use super::{InputArgs, LiveArgs};

/// `dump`.
#[derive(Debug, ClapArgs)]
pub struct DumpArgs {
    /// The stage
    #[arg(value_name = "STAGE")]
    pub stage: Stage,
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// What exists.
    #[command(flatten)]
    pub live: LiveArgs,
}

/// A stage of the pipeline, by what it makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// The documents as they are read
    Documents,
    /// What the API server makes of them
    Admission,
    /// What is stored, and what refers to what
    Inventory,
    /// The RunConfig of each proxy
    RunConfig,
    /// The objects that the operator makes
    Objects,
    /// How it goes with each resource, and its status
    Status,
}
