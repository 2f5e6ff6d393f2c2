//! Arguments of `versions`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCandidates;

use super::{form_and_path, values};

/// `versions`.
#[derive(Debug, ClapArgs)]
pub struct VersionsArgs {
    /// Only what lies behind this release, up to TO
    #[arg(value_name = "FROM", add = ArgValueCandidates::new(values::releases))]
    pub from: Option<String>,
    /// The release up to which changes are listed [default: the newest known]
    #[arg(value_name = "TO", add = ArgValueCandidates::new(values::releases))]
    pub to: Option<String>,
    /// Form of the output: human or json; FORM=PATH writes a file; repeatable
    #[arg(
        short,
        long,
        value_name = "FORM[=PATH]",
        default_value = "human",
        help_heading = "Output"
    )]
    pub output: Vec<PlanOutput>,
}

/// A form of what `hash` and `versions` print, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanOutput {
    /// For people.
    Human(Option<PathBuf>),
    /// For other tools.
    Json(Option<PathBuf>),
}

impl FromStr for PlanOutput {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match form_and_path(text) {
            ("human", path) => Ok(PlanOutput::Human(path)),
            ("json", path) => Ok(PlanOutput::Json(path)),
            _ => Err("the forms are human and json".to_owned()),
        }
    }
}
