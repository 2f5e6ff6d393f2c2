//! Arguments of `versions`.

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCandidates;

use super::{Output, TextForm, values};

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
    pub output: Vec<Output<TextForm>>,
}
