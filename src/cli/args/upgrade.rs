//! Arguments of `upgrade`.

use clap::{Args as ClapArgs, ValueEnum};
use clap_complete::engine::ArgValueCandidates;

use super::{FleetArgs, InputArgs, Output, values};

/// `upgrade`.
#[derive(Debug, ClapArgs)]
pub struct UpgradeArgs {
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// The release before: v0.27.2, 0.27, or auto for that of the cluster [default: what --operator-version says, else what the input
    /// installs, else, where the cluster is read, what runs there]
    #[arg(
        long,
        value_name = "RELEASE",
        conflicts_with = "operator_version",
        add = ArgValueCandidates::new(values::releases),
        help_heading = "Operator"
    )]
    pub from: Option<String>,
    /// The release afterwards
    #[arg(
        long,
        value_name = "RELEASE",
        default_value = "latest",
        add = ArgValueCandidates::new(values::releases),
        help_heading = "Operator"
    )]
    pub to: String,
    /// What exists.
    #[command(flatten)]
    pub fleet: FleetArgs,
    /// Form of the output: human, json or markdown; FORM=PATH writes a file; repeatable
    #[arg(
        short,
        long,
        value_name = "FORM[=PATH]",
        default_value = "human",
        help_heading = "Output"
    )]
    pub output: Vec<Output<UpgradeForm>>,
    /// What gives exit status 1: something that is newly refused, pods that restart, or any change
    #[arg(
        long,
        value_name = "WHAT",
        default_value = "refused",
        help_heading = "Output"
    )]
    pub fail_on: FailOn,
}

/// What makes an upgrade fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Something is refused that was not before
    Refused,
    /// Pods restart, or something is refused that was not before
    Restart,
    /// Anything changes
    Change,
}

/// The forms of an upgrade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum UpgradeForm {
    /// For people.
    Human,
    /// For other tools.
    Json,
    /// For a comment on a pull request.
    Markdown,
}
