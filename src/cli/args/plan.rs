//! Forms of what `plan` prints.

use std::path::PathBuf;
use std::str::FromStr;

use super::form_and_path;

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
