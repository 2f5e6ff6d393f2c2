//! Arguments of `plan`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args as ClapArgs, ValueHint};

use super::{InputArgs, form_and_path};

/// `plan`.
#[derive(Debug, ClapArgs)]
pub struct PlanArgs {
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// Objects that exist already, as kubectl get -o yaml prints them: files, folders or -; repeatable
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath, help_heading = "What exists")]
    pub live: Vec<String>,
    /// Form of the output: human, json, dot or mermaid; FORM=PATH writes a file; repeatable
    #[arg(
        short,
        long,
        value_name = "FORM[=PATH]",
        default_value = "human",
        help_heading = "Output"
    )]
    pub output: Vec<PlanForm>,
}

/// A form of what `plan` prints, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanForm {
    /// For people.
    Human(Option<PathBuf>),
    /// For other tools.
    Json(Option<PathBuf>),
    /// A picture for Graphviz.
    Dot(Option<PathBuf>),
    /// A picture for Mermaid.
    Mermaid(Option<PathBuf>),
}

impl FromStr for PlanForm {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match form_and_path(text) {
            ("human", path) => Ok(PlanForm::Human(path)),
            ("json", path) => Ok(PlanForm::Json(path)),
            ("dot", path) => Ok(PlanForm::Dot(path)),
            ("mermaid", path) => Ok(PlanForm::Mermaid(path)),
            _ => Err("the forms are human, json, dot and mermaid".to_owned()),
        }
    }
}
