//! Arguments of `diff`.

use std::convert::Infallible;
use std::str::FromStr;

use clap::{ArgAction, Args as ClapArgs, ValueEnum};

use super::{FleetArgs, InputArgs, Output};

/// `diff`.
#[derive(Debug, ClapArgs)]
pub struct DiffArgs {
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// What exists.
    #[command(flatten)]
    pub fleet: FleetArgs,
    /// What is compared with: a file, a folder, git:REV for the same files at a revision (git:A... for where A and the current one
    /// parted), or version:V for the same input under another release of the operator
    #[arg(
        long,
        value_name = "SOURCE",
        conflicts_with_all = ["live", "all", "all_namespaces"],
        help_heading = "Compared with"
    )]
    pub from: Option<DiffFrom>,
    /// Command that builds the input, such as a kustomize overlay: its output is read besides PATH. With --from git:REV or a folder
    /// it builds that side, too
    #[arg(long, value_name = "COMMAND", help_heading = "Compared with")]
    pub build: Option<String>,
    /// Form of the output: human, diff, json or markdown; FORM=PATH writes a file; repeatable
    #[arg(
        short,
        long,
        value_name = "FORM[=PATH]",
        default_value = "human",
        help_heading = "Output"
    )]
    pub output: Vec<Output<DiffForm>>,
    /// Program that shows the difference for -o diff, with its arguments: it is given two folders with a file an object
    #[arg(
        long,
        value_name = "COMMAND",
        env = "KUBECTL_EXTERNAL_DIFF",
        hide_env_values = true,
        help_heading = "Output"
    )]
    pub external_diff: Option<String>,
    /// Show values of headers and variables whose names say that they are secret
    #[arg(long, help_heading = "Output")]
    pub show_secrets: bool,
    /// Whether differences give exit status 1
    #[arg(
        long,
        value_name = "BOOL",
        action = ArgAction::Set,
        num_args = 0..=1,
        require_equals = true,
        default_value_t = true,
        default_missing_value = "true",
        help_heading = "Output"
    )]
    pub exit_code: bool,
}

/// What an input is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DiffFrom {
    /// Another input.
    Path(String),
    /// The same input at a revision of its git repository.
    Git(String),
    /// The same input under another release of the operator.
    Version(String),
}

impl FromStr for DiffFrom {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text.split_once(':') {
            Some(("git", revision)) => DiffFrom::Git(revision.to_owned()),
            Some(("version", version)) => DiffFrom::Version(version.to_owned()),
            _ => DiffFrom::Path(text.to_owned()),
        })
    }
}

/// The forms of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffForm {
    /// For people.
    Human,
    /// Whole objects, as a unified difference.
    Diff,
    /// For other tools.
    Json,
    /// For a comment on a pull request.
    Markdown,
}
