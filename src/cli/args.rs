//! The command line's grammar. Descriptions here are the help pages, the completions and the reference.

mod cluster;
mod completion;
mod diff;
mod dump;
mod function;
mod hash;
mod input;
mod live;
mod operator;
mod output;
mod plan;
mod reference;
mod render;
mod upgrade;
mod validate;
mod values;
mod versions;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

pub use cluster::{ClusterArgs, Timeout};
pub use completion::{CompleteArgs, CompletionArgs};
pub use diff::{DiffArgs, DiffForm, DiffFrom};
pub use dump::{DumpArgs, Stage};
pub use function::FunctionArgs;
pub use hash::{HashArgs, HashFrom};
pub use input::{AUTO, InputArgs, RefsMode};
pub use live::{Extent, FleetArgs, LiveArgs};
pub use operator::{OperatorArgs, PlatformName};
pub use output::{Output, TextForm};
pub use plan::{PlanArgs, PlanForm};
pub use reference::{ExplainArgs, SchemaArgs, SchemaOutput};
pub use render::{ObjectKind, OwnerReferences, RenderArgs, RenderOutput};
pub use upgrade::{FailOn, UpgradeArgs, UpgradeForm};
pub use validate::{FixArgs, Level, RulesArgs, ValidateArgs};
pub use versions::VersionsArgs;

/// What the ToolHive operator makes of an MCPRemoteProxy, without a cluster.
///
/// Reads proxies and what they refer to from YAML, treats them as the API server and then as the operator of a release
/// would, and says what will be created and what will not work.
#[derive(Debug, Parser)]
#[command(
    name = "mcprp",
    version,
    max_term_width = 100,
    arg_required_else_help = true
)]
pub struct Args {
    /// What every command takes.
    #[command(flatten)]
    pub global: GlobalArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Clone, Debug, ClapArgs)]
pub struct GlobalArgs {
    /// When to use colors
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Output"
    )]
    pub color: Color,
    /// Say nothing but results and errors
    #[arg(short, long, global = true, help_heading = "Output")]
    pub quiet: bool,
    /// Say more
    #[arg(short, long, global = true, help_heading = "Output")]
    pub verbose: bool,
    /// The project file [default: the nearest .mcprp.yaml upwards]
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "MCPRP_CONFIG",
        hide_env_values = true
    )]
    pub config: Option<PathBuf>,
}

impl GlobalArgs {
    /// The same, saying nothing but results and errors.
    pub fn silent(&self) -> Self {
        Self {
            quiet: true,
            ..self.clone()
        }
    }
}

/// When to use colors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report what is refused, what will fail, and what is unwise
    Validate(ValidateArgs),
    /// Print the manifests that the operator would create
    ///
    /// They are for review: the operator makes and owns these objects. Nothing is printed when a proxy is refused, unless
    /// --keep-going says so.
    Render(RenderArgs),
    /// Show everything at once: what is read, assumed, refused and created, and the status that the operator writes
    Plan(PlanArgs),
    /// Show what changes: which objects, why, and whether pods restart
    ///
    /// Compares with the cluster of the kubeconfig, with objects in files (--live), or with what another input or another release
    /// of the operator makes (--from). Of the cluster nothing is read but what is compared, and no Secret. Exit status: 0 without a difference, 1 with one, 2 where something is refused or cannot be done.
    Diff(DiffArgs),
    /// Explain a finding's code, a kind or a field: MRP204, mcpremoteproxy.spec.oidcConfigRef
    ///
    /// Kinds go by all names that kubectl takes, and the indices of lists may be left out. Where a field is not there, what
    /// replaced it, the releases that have it, or the nearest name is told.
    Explain(ExplainArgs),
    /// Print JSON Schemas, for editors and other validators
    ///
    /// They are of draft 7 and as strict as kubectl: a field that the release does not have is a mistake. What the CRDs say in CEL
    /// stands in the descriptions alone.
    Schema(SchemaArgs),
    /// Show what moving from one release of the operator to another does to a fleet
    ///
    /// What restarts, what is newly refused or mended, which fields, defaults and conditions come and go, and which change of
    /// which release does it. Exit status: 1 where something is newly refused (--fail-on says what else), 2 where it cannot be
    /// told.
    Upgrade(UpgradeArgs),
    /// Work as a KRM function inside kustomize and kpt: a ResourceList comes in and goes out
    ///
    /// Adds the objects that the operator would create, or with functionConfig of kind Validate only says what is wrong. Errors
    /// go into the results and to standard error, and the exit status is not 0.
    Function(FunctionArgs),
    /// Print the hashes and checksums whose changes restart pods, and what makes them differ
    Hash(HashArgs),
    /// List the operator's releases that are known, and what changed between them
    ///
    /// With two releases, what lies between them: each change with the upstream pull request.
    Versions(VersionsArgs),
    /// Print what a stage of the pipeline makes, as JSON, to look for a mistake in it
    #[command(hide = true)]
    Dump(DumpArgs),
    /// Print completions for a shell
    Completion(CompletionArgs),
    /// Print what can stand for the last word, as kubectl asks it of its plugins
    #[command(name = "__complete", hide = true)]
    Complete(CompleteArgs),
}
