//! Arguments of `upgrade`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args as ClapArgs, ValueEnum};
use clap_complete::engine::ArgValueCandidates;

use super::{InputArgs, form_and_path, values};

/// `upgrade`.
#[derive(Debug, ClapArgs)]
pub struct UpgradeArgs {
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// The release before: v0.27.2, 0.27 [default: what --operator-version says, else what the input installs]
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
    /// Objects that exist, as kubectl get -o yaml prints them: files, folders or -; repeatable
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub live: Vec<String>,
    /// Form of the output: human, json or markdown; FORM=PATH writes a file; repeatable
    #[arg(
        short,
        long,
        value_name = "FORM[=PATH]",
        default_value = "human",
        help_heading = "Output"
    )]
    pub output: Vec<UpgradeOutput>,
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

/// A form of what `upgrade` prints, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UpgradeOutput {
    /// For people.
    Human(Option<PathBuf>),
    /// For other tools.
    Json(Option<PathBuf>),
    /// For a comment on a pull request.
    Markdown(Option<PathBuf>),
}

impl FromStr for UpgradeOutput {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match form_and_path(text) {
            ("human", path) => Ok(UpgradeOutput::Human(path)),
            ("json", path) => Ok(UpgradeOutput::Json(path)),
            ("markdown", path) => Ok(UpgradeOutput::Markdown(path)),
            _ => Err("the forms are human, json and markdown".to_owned()),
        }
    }
}
