//! Where a cluster is and who asks it, out of kubeconfigs or of the pod that we run in.

use std::path::PathBuf;
use std::time::Duration;

use kube::Config;
use kube::config::{Kubeconfig, KubeconfigError, NamedCluster};

use super::Error;
use super::diagnosis::of_kubeconfig;
use super::no_proxy::is_direct;
use crate::finding::nearest;

/// How long we wait for a connection at most.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// What is asked for. What is none is as the kubeconfig has it.
#[derive(Clone, Debug, Default)]
pub struct Ask {
    /// The kubeconfigs.
    pub kubeconfigs: Kubeconfigs,
    /// The context.
    pub context: Option<String>,
    /// The cluster instead of the context's.
    pub cluster: Option<String>,
    /// The user instead of the context's.
    pub user: Option<String>,
    /// Whom to impersonate.
    pub impersonate: Option<String>,
    /// The groups of whom to impersonate.
    pub groups: Vec<String>,
    /// How long a request may take; none for ever.
    pub timeout: Option<Duration>,
    /// `NO_PROXY`: what is asked without the proxy that `HTTPS_PROXY` names.
    pub no_proxy: String,
}

/// Which kubeconfigs count.
#[derive(Clone, Debug)]
pub enum Kubeconfigs {
    /// One that must be there.
    Named(PathBuf),
    /// Those of them that are there; what an earlier one says counts.
    Usual(Vec<PathBuf>),
}

impl Default for Kubeconfigs {
    fn default() -> Self {
        Kubeconfigs::Usual(Vec::new())
    }
}

/// Where a cluster is, and who asks it.
#[derive(Clone, Debug)]
pub struct Access {
    /// What it is called: the context's name.
    pub name: String,
    /// The namespace of what names none.
    pub namespace: String,
    /// The address of its API server.
    pub server: String,
    /// How long a request may take; none for ever.
    pub(super) timeout: Option<Duration>,
    /// The program that gives credentials.
    pub(super) program: Option<String>,
    pub(super) config: Config,
}

/// What the cluster is called in which we run as a pod.
const IN_CLUSTER: &str = "in-cluster";

impl Access {
    /// Finds out where a cluster is; nobody is asked yet.
    ///
    /// # Errors
    /// Where nothing says it, or a kubeconfig cannot be used.
    pub fn find(ask: &Ask) -> Result<Self, Error> {
        let (name, mut config) = match read(&ask.kubeconfigs)? {
            Some(kubeconfig) => of_context(kubeconfig, ask)?,
            // Whoever names a context means a kubeconfig.
            None if ask.context.is_some() => return Err(none(&ask.kubeconfigs)),
            None => {
                let config = Config::incluster().map_err(|_| none(&ask.kubeconfigs))?;
                (IN_CLUSTER.to_owned(), config)
            }
        };
        if ask.impersonate.is_some() {
            config.auth_info.impersonate.clone_from(&ask.impersonate);
            config.auth_info.impersonate_groups = Some(ask.groups.clone());
        }
        let waiting = ask.timeout.unwrap_or(CONNECT_TIMEOUT);
        config.connect_timeout = Some(waiting.min(CONNECT_TIMEOUT));
        let program = config.auth_info.exec.as_ref();
        Ok(Self {
            name,
            namespace: config.default_namespace.clone(),
            server: address(&config),
            timeout: ask.timeout,
            program: program.and_then(|exec| exec.command.clone()),
            config,
        })
    }
}

fn none(kubeconfigs: &Kubeconfigs) -> Error {
    let files = match kubeconfigs {
        Kubeconfigs::Named(file) => std::slice::from_ref(file),
        Kubeconfigs::Usual(files) => files,
    };
    let sought = files.iter().map(|file| file.to_string_lossy().into_owned());
    Error::NoKubeconfig {
        sought: sought.collect(),
    }
}

/// The names of the contexts of kubeconfigs; none where they cannot be read.
pub fn contexts(kubeconfigs: &Kubeconfigs) -> Vec<String> {
    let kubeconfig = read(kubeconfigs).ok().flatten().unwrap_or_default();
    let contexts = kubeconfig.contexts.into_iter();
    contexts.map(|context| context.name).collect()
}

/// The address without what it may say of users.
fn address(config: &Config) -> String {
    let uri = &config.cluster_url;
    let scheme = uri.scheme_str().unwrap_or("https");
    let authority = uri.authority().map_or("", |it| it.as_str());
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}")
}

/// What kubeconfigs say together; none where there is none.
fn read(kubeconfigs: &Kubeconfigs) -> Result<Option<Kubeconfig>, Error> {
    let files: Vec<&PathBuf> = match kubeconfigs {
        Kubeconfigs::Named(file) => vec![file],
        Kubeconfigs::Usual(files) => files.iter().filter(|file| file.exists()).collect(),
    };
    let mut merged: Option<Kubeconfig> = None;
    for file in files {
        let shown = file.to_string_lossy();
        let read = Kubeconfig::read_from(file).map_err(|error| of_kubeconfig(&shown, &error))?;
        merged = Some(match merged {
            None => read,
            Some(merged) => merged
                .merge(read)
                .map_err(|error| of_kubeconfig(&shown, &error))?,
        });
    }
    Ok(merged)
}

/// The context that is asked for, with its name.
fn of_context(mut kubeconfig: Kubeconfig, ask: &Ask) -> Result<(String, Config), Error> {
    let contexts = kubeconfig.contexts.iter().map(|it| it.name.clone());
    let contexts: Vec<String> = contexts.collect();
    let current = kubeconfig.current_context.clone();
    let wanted = ask.context.clone().or(current);
    let Some(name) = wanted.filter(|name| !name.is_empty()) else {
        return Err(Error::NoContext { known: contexts });
    };
    kubeconfig.current_context = Some(name.clone());
    let entries = kubeconfig.contexts.iter_mut();
    let mut entries = entries.filter(|it| it.name == name);
    let Some(context) = entries.find_map(|it| it.context.as_mut()) else {
        return Err(unknown("context", name, contexts));
    };
    if let Some(cluster) = &ask.cluster {
        context.cluster.clone_from(cluster);
    }
    if ask.user.is_some() {
        context.user.clone_from(&ask.user);
    }
    let (cluster, user) = (context.cluster.clone(), context.user.clone());
    let clusters = kubeconfig.clusters.iter().map(|it| it.name.clone());
    check("cluster", Some(cluster.clone()), clusters.collect())?;
    let users = kubeconfig.auth_infos.iter().map(|it| it.name.clone());
    check("user", user, users.collect())?;
    let mut clusters = kubeconfig.clusters.iter();
    let own_proxy = clusters.any(|it| it.name == cluster && has_proxy(it));
    let config = Config::try_from(kubeconfig);
    let mut config = config.map_err(|error: KubeconfigError| of_kubeconfig("", &error))?;
    let uri = &config.cluster_url;
    let host = uri.host().unwrap_or_default();
    if !own_proxy && is_direct(host, uri.port_u16(), &ask.no_proxy) {
        config.proxy_url = None;
    }
    Ok((name, config))
}

/// Whether a kubeconfig itself names a proxy, whatever the environment says.
fn has_proxy(cluster: &NamedCluster) -> bool {
    let proxy = cluster
        .cluster
        .as_ref()
        .and_then(|it| it.proxy_url.as_ref());
    proxy.is_some_and(|url| !url.is_empty())
}

fn check(what: &'static str, name: Option<String>, known: Vec<String>) -> Result<(), Error> {
    match name.filter(|name| !name.is_empty() && !known.contains(name)) {
        Some(name) => Err(unknown(what, name, known)),
        None => Ok(()),
    }
}

fn unknown(what: &'static str, name: String, known: Vec<String>) -> Error {
    let nearest = nearest(&name, known.iter().map(String::as_str));
    Error::Unknown {
        what,
        nearest: nearest.map(str::to_owned),
        name,
        known,
    }
}
