//! Arguments of `hash`.

use std::convert::Infallible;
use std::str::FromStr;

use clap::Args as ClapArgs;

use super::{InputArgs, Output, TextForm};

/// `hash`.
#[derive(Debug, ClapArgs)]
pub struct HashArgs {
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// Show which fields make hashes differ from those of another input, or version:V for the same input under another release of
    /// the operator
    #[arg(long, value_name = "PATH|version:V", help_heading = "Compared with")]
    pub from: Option<HashFrom>,
    /// Show what is hashed, byte for byte: plain values of the input stand in it as they are
    #[arg(long, conflicts_with = "from", help_heading = "Output")]
    pub dump: bool,
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

/// Whose hashes are compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HashFrom {
    /// Those of another input.
    Path(String),
    /// Those of the same input under another release of the operator.
    Version(String),
}

impl FromStr for HashFrom {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(match text.strip_prefix("version:") {
            Some(version) => HashFrom::Version(version.to_owned()),
            None => HashFrom::Path(text.to_owned()),
        })
    }
}
