//! Which cluster is asked: arguments first, then the environment.

use std::env;
use std::path::PathBuf;

use crate::cli::args::ClusterArgs;
use crate::cluster::{Ask, Kubeconfigs};

/// What arguments and the environment ask for.
pub(super) fn ask(args: &ClusterArgs) -> Ask {
    Ask {
        kubeconfigs: match &args.kubeconfig {
            Some(file) => Kubeconfigs::Named(file.clone()),
            None => Kubeconfigs::Usual(usual()),
        },
        context: args.context.clone(),
        cluster: args.cluster.clone(),
        user: args.user.clone(),
        impersonate: args.impersonate.clone(),
        groups: args.groups.clone(),
        timeout: args.request_timeout.0,
        no_proxy: NO_PROXY.iter().find_map(said).unwrap_or_default(),
    }
}

/// The names of the variable that says what is asked without a proxy.
const NO_PROXY: [&str; 2] = ["NO_PROXY", "no_proxy"];

fn said(name: &&str) -> Option<String> {
    let said = env::var_os(name).map(|it| it.to_string_lossy().into_owned());
    said.filter(|it| !it.is_empty())
}

/// Where the home folder is named.
const HOME: &str = if cfg!(windows) { "USERPROFILE" } else { "HOME" };

/// Those of `KUBECONFIG`, else the one of the home folder.
pub(in crate::cli) fn usual() -> Vec<PathBuf> {
    let path = |name| env::var_os(name).filter(|it| !it.is_empty());
    let home = || path(HOME).map(|home| PathBuf::from(home).join(".kube").join("config"));
    match path("KUBECONFIG") {
        Some(paths) => env::split_paths(&paths)
            .filter(|path| !path.as_os_str().is_empty())
            .collect(),
        None => home().into_iter().collect(),
    }
}
