//! What is read, and what to make of what it refers to.

use clap::{Args as ClapArgs, ValueEnum, ValueHint};
use clap_complete::engine::ArgValueCandidates;

use super::{ClusterArgs, OperatorArgs, values};
use crate::resolve::Refs;

/// What is read, and which operator judges it.
#[derive(Clone, Debug, ClapArgs)]
pub struct InputArgs {
    /// Files, folders with all below them, globs, or - for standard input
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<String>,
    /// The same, as kubectl has it; repeatable
    #[arg(short, long = "filename", value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub filenames: Vec<String>,
    /// Accepted for kubectl's sake: folders are always read with all below them
    #[arg(short = 'R', long, hide = true)]
    pub recursive: bool,
    /// What others may refer to, neither judged nor rendered; repeatable
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub with: Vec<String>,
    /// Namespace of documents that name none [default: default, or the context's where a cluster is asked]
    #[arg(short, long, value_name = "NAME", add = ArgValueCandidates::new(values::namespaces))]
    pub namespace: Option<String>,
    /// What to make of references to what is not in the input
    #[arg(long, value_name = "MODE", default_value = "auto")]
    pub refs: RefsMode,
    /// The operator.
    #[command(flatten)]
    pub operator: OperatorArgs,
    /// The cluster.
    #[command(flatten)]
    pub cluster: ClusterArgs,
}

/// The release that the cluster's operator has.
pub const AUTO: &str = "auto";

impl InputArgs {
    /// Nothing to read, for an operator.
    pub fn of(operator: OperatorArgs, refs: RefsMode) -> Self {
        Self {
            paths: Vec::new(),
            filenames: Vec::new(),
            recursive: false,
            with: Vec::new(),
            namespace: None,
            refs,
            operator,
            cluster: ClusterArgs::default(),
        }
    }

    /// The same, reading the current folder where nothing is named.
    pub fn or_current_folder(&self) -> Self {
        let mut args = self.clone();
        if args.paths.is_empty() && args.filenames.is_empty() {
            args.paths.push(".".to_owned());
        }
        args
    }

    /// The same with a namespace for documents that name none.
    pub fn within(&self, namespace: &str) -> Self {
        let namespace = Some(namespace.to_owned());
        Self {
            namespace,
            ..self.clone()
        }
    }

    /// Whether the cluster's operator judges.
    pub fn is_auto(&self) -> bool {
        self.operator.operator_version.iter().any(|it| it == AUTO)
    }

    /// The same under another release of the operator with its own CRDs.
    pub fn at(&self, version: &str) -> Self {
        let mut args = self.clone();
        args.operator.operator_version = vec![version.to_owned()];
        args.operator.crd_version = None;
        args
    }

    /// The same for each release of the operator that is asked for; once where none is.
    pub fn for_each_release(&self) -> Vec<Self> {
        let versions = &self.operator.operator_version;
        let each = versions.iter().map(|version| {
            let mut args = self.clone();
            args.operator.operator_version = vec![version.clone()];
            args
        });
        match versions.len() {
            0 | 1 => vec![self.clone()],
            _ => each.collect(),
        }
    }
}

/// What to make of references to what is not in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RefsMode {
    /// Assume Secrets, ServiceAccounts and ConfigMaps whose content nobody needs; miss the rest
    Auto,
    /// What is not in the input does not exist
    Closed,
    /// Assume everything
    Open,
    /// Look them up in the cluster; Secrets are assumed unless --check-secrets is given
    Cluster,
}

impl From<RefsMode> for Refs {
    fn from(mode: RefsMode) -> Self {
        match mode {
            RefsMode::Auto => Refs::Auto,
            RefsMode::Closed => Refs::Closed,
            RefsMode::Open => Refs::Open,
            RefsMode::Cluster => Refs::Listed,
        }
    }
}
