//! The command line's grammar. Descriptions here are the help pages, the completions and the reference.

mod cluster;
mod diff;
mod dump;
mod function;
mod hash;
mod plan;
mod upgrade;
mod validate;
mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::engine::ArgValueCandidates;

use crate::operator::settings::Platform;
use crate::resolve::Refs;

pub use cluster::{ClusterArgs, Timeout};
pub use diff::{DiffArgs, DiffFrom, DiffOutput};
pub use dump::{DumpArgs, Stage};
pub use function::FunctionArgs;
pub use hash::{HashArgs, HashFrom};
pub use plan::PlanForm;
pub use upgrade::{FailOn, UpgradeArgs, UpgradeOutput};
pub use validate::{FixArgs, Level, RulesArgs, ValidateArgs, ValidateOutput};

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
    /// Compares with objects that exist (--live), or with what another input or another release of the operator makes
    /// (--from). Exit status: 0 without a difference, 1 with one, 2 where something is refused or cannot be done.
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

/// Which operator judges, and how it is set up.
#[derive(Clone, Debug, ClapArgs)]
#[command(next_help_heading = "Operator")]
pub struct OperatorArgs {
    /// The operator's release: v0.44.0, 0.44, latest, nearest:V, or auto for that of the cluster; repeatable in validate [default:
    /// the project file's, else what the input installs, else the newest known]
    #[arg(
        long,
        value_name = "RELEASE",
        env = "MCPRP_OPERATOR_VERSION",
        add = ArgValueCandidates::new(values::operators),
        hide_env_values = true
    )]
    pub operator_version: Vec<String>,
    /// The release of the CRDs [default: the operator's, unless the input installs others]
    #[arg(
        long,
        value_name = "RELEASE",
        env = "MCPRP_CRD_VERSION",
        add = ArgValueCandidates::new(values::releases),
        hide_env_values = true
    )]
    pub crd_version: Option<String>,
    /// CRDs that judge in place of the release's own, for builds of the operator that are not known: files or folders; repeatable
    #[arg(long, value_name = "PATH")]
    pub crd: Vec<String>,
    /// The operator's environment: as its Helm chart sets it, bare, or out of a file (env file, the operator's Deployment, Helm
    /// values, HelmRelease) [default: what the input installs, else chart]
    #[arg(
        long,
        value_name = "chart|bare|FILE",
        env = "MCPRP_OPERATOR_SETTINGS",
        hide_env_values = true
    )]
    pub operator_settings: Option<String>,
    /// One variable of the operator's environment on top; repeatable
    #[arg(long, value_name = "NAME=VALUE", value_parser = variable)]
    pub operator_env: Vec<(String, String)>,
    /// The platform that the operator detects [default: kubernetes]
    #[arg(
        long,
        value_name = "PLATFORM",
        env = "MCPRP_PLATFORM",
        hide_env_values = true
    )]
    pub platform: Option<PlatformName>,
}

/// A variable and its value.
fn variable(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("write it as NAME=VALUE".to_owned()),
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

/// A platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PlatformName {
    /// Plain Kubernetes
    Kubernetes,
    /// OpenShift, which assigns users and groups itself
    Openshift,
}

impl From<PlatformName> for Platform {
    fn from(name: PlatformName) -> Self {
        match name {
            PlatformName::Kubernetes => Platform::Kubernetes,
            PlatformName::Openshift => Platform::OpenShift,
        }
    }
}

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

impl std::str::FromStr for RenderOutput {
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

/// `plan`.
#[derive(Debug, ClapArgs)]
pub struct PlanArgs {
    /// The input.
    #[command(flatten)]
    pub input: InputArgs,
    /// Objects that exist already, as kubectl get -o yaml prints them: files, folders or -; repeatable
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
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

/// A form of what `hash` and `versions` print, and where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanOutput {
    /// For people.
    Human(Option<PathBuf>),
    /// For other tools.
    Json(Option<PathBuf>),
}

impl std::str::FromStr for PlanOutput {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match form_and_path(text) {
            ("human", path) => Ok(PlanOutput::Human(path)),
            ("json", path) => Ok(PlanOutput::Json(path)),
            _ => Err("the forms are human and json".to_owned()),
        }
    }
}

fn form_and_path(text: &str) -> (&str, Option<PathBuf>) {
    match text.split_once('=') {
        Some((form, path)) if !path.is_empty() => (form, Some(PathBuf::from(path))),
        Some((form, _)) => (form, None),
        None => (text, None),
    }
}

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

impl std::str::FromStr for SchemaOutput {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match form_and_path(text) {
            ("json", path) => Ok(SchemaOutput::Json(path)),
            ("dir", Some(path)) => Ok(SchemaOutput::Folder(path)),
            _ => Err("the forms are json and dir=PATH".to_owned()),
        }
    }
}

/// `completion`.
#[derive(Debug, ClapArgs)]
pub struct CompletionArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// `__complete`.
#[derive(Debug, ClapArgs)]
pub struct CompleteArgs {
    /// What stands behind the program's name, the word to complete last
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    pub words: Vec<OsString>,
}
