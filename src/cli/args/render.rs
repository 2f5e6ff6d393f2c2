//! Arguments of `render`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args as ClapArgs, ValueEnum};

use super::InputArgs;
use super::output::form_and_path;

/// `render`.
#[derive(Debug, ClapArgs)]
pub struct RenderArgs {
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// Form of the output: yaml, json, name, or dir=PATH for a file each; FORM=PATH writes a file; repeatable
    #[arg(
        short,
        long,
        value_name = "FORM[=PATH]",
        default_value = "yaml",
        help_heading = "Output"
    )]
    pub output: Vec<RenderOutput>,
    /// Only objects of this kind, such as Deployment; repeatable
    #[arg(long, value_name = "KIND", ignore_case = true, help_heading = "Output")]
    pub only: Vec<ObjectKind>,
    /// Print what can be made although something is refused
    #[arg(long, help_heading = "Output")]
    pub keep_going: bool,
    /// Owner references: where the proxy's uid is known, always (with an empty uid, which an API server refuses), or never
    #[arg(
        long,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Output"
    )]
    pub owner_references: OwnerReferences,
}

/// Kinds of objects that the operator makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "PascalCase")]
pub enum ObjectKind {
    /// The account that the pods run as
    ServiceAccount,
    /// What the account may read
    Role,
    /// That it may
    RoleBinding,
    /// RunConfig and inline policies
    ConfigMap,
    /// The pods
    Deployment,
    /// The address
    Service,
}

impl ObjectKind {
    /// Its name in manifests.
    pub fn name(self) -> &'static str {
        match self {
            ObjectKind::ServiceAccount => "ServiceAccount",
            ObjectKind::Role => "Role",
            ObjectKind::RoleBinding => "RoleBinding",
            ObjectKind::ConfigMap => "ConfigMap",
            ObjectKind::Deployment => "Deployment",
            ObjectKind::Service => "Service",
        }
    }
}

/// When objects name their owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OwnerReferences {
    /// Where the proxy's uid is known
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A form of what `render` prints, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RenderOutput {
    /// YAML, to standard output or a file.
    Yaml(Option<PathBuf>),
    /// JSON, to standard output or a file.
    Json(Option<PathBuf>),
    /// Names, to standard output or a file.
    Name(Option<PathBuf>),
    /// A file an object, in a folder.
    Folder(PathBuf),
}

impl FromStr for RenderOutput {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (form, path) = form_and_path(text);
        match (form, path) {
            ("yaml", path) => Ok(RenderOutput::Yaml(path)),
            ("json", path) => Ok(RenderOutput::Json(path)),
            ("name", path) => Ok(RenderOutput::Name(path)),
            ("dir", Some(path)) => Ok(RenderOutput::Folder(path)),
            ("dir", None) => Err("write it as dir=PATH".to_owned()),
            _ => Err("the forms are yaml, json, name and dir=PATH".to_owned()),
        }
    }
}
