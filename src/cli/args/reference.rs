//! Arguments of what looks things up: `explain` and `schema`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCandidates;

use super::output::form_and_path;
use super::values;

/// `explain`.
#[derive(Debug, ClapArgs)]
pub struct ExplainArgs {
    /// The code or name of a rule, a kind, or a field of one: MRP204, mcpremoteproxy.spec.oidcConfigRef
    #[arg(value_name = "TOPIC", add = ArgValueCandidates::new(values::topics))]
    pub topic: String,
    /// Show all that is below
    #[arg(short = 'R', long)]
    pub recursive: bool,
    /// The release of the CRDs [default: the project file's, else the newest known]
    #[arg(long, visible_alias = "crd-version", value_name = "RELEASE", add = ArgValueCandidates::new(values::releases))]
    pub operator_version: Option<String>,
}

/// `schema`.
#[derive(Debug, ClapArgs)]
pub struct SchemaArgs {
    /// A kind, such as MCPRemoteProxy; or plan or validate, for their JSON; or project, for the project file [default: all kinds
    /// in one schema]
    #[arg(value_name = "KIND", add = ArgValueCandidates::new(values::kinds))]
    pub kind: Option<String>,
    /// The release of the CRDs [default: the project file's, else the newest known]
    #[arg(long, visible_alias = "crd-version", value_name = "RELEASE", add = ArgValueCandidates::new(values::releases))]
    pub operator_version: Option<String>,
    /// Form of the output: json, or dir=PATH for a catalog as kubeconform reads it; json=PATH writes a file
    #[arg(
        short,
        long,
        value_name = "FORM[=PATH]",
        default_value = "json",
        help_heading = "Output"
    )]
    pub output: SchemaOutput,
}

/// A form of what `schema` prints, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaOutput {
    /// One schema, to standard output or a file.
    Json(Option<PathBuf>),
    /// A catalog.
    Folder(PathBuf),
}

impl FromStr for SchemaOutput {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match form_and_path(text) {
            ("json", path) => Ok(SchemaOutput::Json(path)),
            ("dir", Some(path)) => Ok(SchemaOutput::Folder(path)),
            _ => Err("the forms are json and dir=PATH".to_owned()),
        }
    }
}
