//! Arguments that say which cluster is asked, and how: kubectl's own.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args as ClapArgs;
use clap_complete::engine::ArgValueCandidates;

use super::values;
use crate::go::duration;

/// Which cluster is asked, where one is.
#[derive(Clone, Debug, Default, ClapArgs)]
#[command(next_help_heading = "Cluster")]
pub struct ClusterArgs {
    /// The kubeconfig [default: those of $KUBECONFIG, else ~/.kube/config, else the pod's service account]
    #[arg(long, value_name = "FILE")]
    pub kubeconfig: Option<PathBuf>,
    /// The context of the kubeconfig [default: its current one]
    #[arg(long, value_name = "NAME", add = ArgValueCandidates::new(values::contexts))]
    pub context: Option<String>,
    /// The cluster of the kubeconfig [default: the context's]
    #[arg(long, value_name = "NAME")]
    pub cluster: Option<String>,
    /// The user of the kubeconfig [default: the context's]
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// Whom to impersonate
    #[arg(long = "as", value_name = "USER")]
    pub impersonate: Option<String>,
    /// The groups of whom to impersonate; repeatable
    #[arg(long = "as-group", value_name = "GROUP", requires = "impersonate")]
    pub groups: Vec<String>,
    /// How long to wait for an answer: 10s, 2m; 0 for ever
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = timeout)]
    pub request_timeout: Timeout,
    /// Look up Secrets that are referred to, too: whether they exist and have the keys. It takes the right to get them; values are not
    /// kept
    #[arg(long)]
    pub check_secrets: bool,
}

impl ClusterArgs {
    /// A flag that is given and says which cluster is asked.
    pub fn named(&self) -> Option<&'static str> {
        let flags = [
            ("--kubeconfig", self.kubeconfig.is_some()),
            ("--context", self.context.is_some()),
            ("--cluster", self.cluster.is_some()),
            ("--user", self.user.is_some()),
            ("--as", self.impersonate.is_some()),
        ];
        let mut given = flags.iter().filter(|(_, is_given)| *is_given);
        given.next().map(|(flag, _)| *flag)
    }
}

/// How long a request may take; none for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeout(pub Option<Duration>);

/// A duration as kubectl takes it: a whole number of seconds, or with units.
fn timeout(text: &str) -> Result<Timeout, String> {
    let duration = match text.parse::<u64>() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => {
            let nanoseconds = duration::parse(text).ok();
            let nanoseconds = nanoseconds.and_then(|it| u64::try_from(it).ok());
            let words = "write it as 10s, 2m or 0";
            Duration::from_nanos(nanoseconds.ok_or_else(|| words.to_owned())?)
        }
    };
    Ok(Timeout((!duration.is_zero()).then_some(duration)))
}
