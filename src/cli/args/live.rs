//! What exists already: objects in files, or the cluster's.

use clap::Args as ClapArgs;
use clap::ValueHint;

/// What exists already.
#[derive(Clone, Debug, ClapArgs)]
#[command(next_help_heading = "What exists")]
pub struct LiveArgs {
    /// Objects that exist, as kubectl get -o yaml prints them: files, folders or -; or cluster, which asks it, as diff does unless told
    /// otherwise; repeatable
    #[arg(long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub live: Vec<String>,
}

/// What exists already, and what of it is taken in that no file has.
#[derive(Clone, Debug, ClapArgs)]
#[command(next_help_heading = "What exists")]
pub struct FleetArgs {
    /// What exists already.
    #[command(flatten)]
    pub live: LiveArgs,
    /// Take in what is only in the cluster, too: in the input's namespaces, or in --namespace
    #[arg(long, conflicts_with = "live")]
    pub all: bool,
    /// Take in all that is in the cluster, in all namespaces
    #[arg(short = 'A', long, conflicts_with = "live")]
    pub all_namespaces: bool,
}

/// How far a cluster is read for what exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// In the namespaces of the input, for the resources of the input.
    Input,
    /// In the namespaces of the input, for all resources there.
    Namespaces,
    /// For all resources.
    Everything,
}

impl LiveArgs {
    /// Whether nothing is said of what exists.
    pub fn is_empty(&self) -> bool {
        self.live.is_empty()
    }
}

impl FleetArgs {
    /// How far the cluster is read; none where nothing of it is taken in.
    pub fn extent(&self) -> Option<Extent> {
        match (self.all_namespaces, self.all) {
            (true, _) => Some(Extent::Everything),
            (false, true) => Some(Extent::Namespaces),
            (false, false) => None,
        }
    }
}
