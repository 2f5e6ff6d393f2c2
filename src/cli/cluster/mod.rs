//! The cluster that a command asks, where it asks one: what is read there becomes sources like files.

pub(super) mod ask;
mod live;
mod operator;
mod references;

pub(in crate::cli) use operator::OfCluster;

use std::cell::OnceCell;

use anyhow::{anyhow, bail};

use super::args::{Extent, InputArgs, RefsMode};
use crate::cluster::{Access, ApiResource, CORE, Connection, Error};
use crate::ops::crds::Crds;
use crate::plan::Input;
use crate::source::{Role, Source};
use crate::yaml::Limits;

/// What does without a cluster.
const OFFLINE: &str = "without a cluster, `--live FILE` takes what `kubectl get -o yaml` prints, and `diff --from` another input";

/// A cluster that can be asked.
pub(in crate::cli) struct Cluster<'a> {
    args: &'a InputArgs,
    access: Access,
    connection: Connection,
    /// What its sources are called.
    name: String,
    extent: Option<Extent>,
    /// The operator's kinds that it has, once it was asked.
    served: OnceCell<Vec<ApiResource>>,
    /// Its CRDs, once it was asked; none where it does not tell.
    crds: OnceCell<Option<Crds>>,
}

impl<'a> Cluster<'a> {
    /// The cluster that arguments ask, if they ask one.
    pub(in crate::cli) fn asked(
        args: &'a InputArgs,
        extent: Option<Extent>,
    ) -> anyhow::Result<Option<Self>> {
        let refs = args.refs == RefsMode::Cluster;
        if !refs && extent.is_none() {
            if args.cluster.check_secrets {
                bail!(
                    "`--check-secrets` asks a cluster, and nothing else does: `--refs cluster` looks up all references"
                );
            }
            if !args.is_auto() {
                return match args.cluster.named() {
                    Some(flag) => bail!(
                        "`{flag}` is about a cluster, and none is asked: `--refs cluster`, `--operator-version auto` and, where objects that exist count, \
                         `--live cluster` do that"
                    ),
                    None => Ok(None),
                };
            }
        }
        let found = Access::find(&ask::ask(&args.cluster));
        let mut access = found.map_err(|error| match error {
            Error::NoKubeconfig { .. } if extent.is_some() => anyhow!("{error}; {OFFLINE}"),
            error => error.into(),
        })?;
        if let Some(namespace) = &args.namespace {
            access.namespace.clone_from(namespace);
        }
        Ok(Some(Self {
            args,
            connection: Connection::open(&access)?,
            name: format!("cluster {}", access.name),
            access,
            extent,
            served: OnceCell::new(),
            crds: OnceCell::new(),
        }))
    }

    /// The namespace of documents that name none.
    pub(in crate::cli) fn namespace(&self) -> &str {
        &self.access.namespace
    }

    /// Whether it is read for what the input needs.
    pub(in crate::cli) fn is_read(&self) -> bool {
        self.extent.is_some() || self.args.refs == RefsMode::Cluster
    }

    /// What can be asked of it: the operator's kinds that it has, and those of Kubernetes.
    fn kinds(&self) -> Result<Vec<ApiResource>, Error> {
        let served = once(&self.served, || self.connection.kinds())?;
        Ok(served.iter().copied().chain(CORE).collect())
    }

    /// Its CRDs; none where it does not tell.
    fn crds(&self) -> Result<Option<&Crds>, Error> {
        let ask = || {
            let open_api = self.connection.open_api()?;
            Ok(open_api.as_deref().and_then(Crds::read))
        };
        Ok(once(&self.crds, ask)?.as_ref())
    }

    fn add(&self, input: &mut Input, role: Role, text: String) {
        let source = Source::of_cluster(&self.name, role, text);
        input.add(source.into(), &Limits::default());
    }
}

/// The answer to a question, which is asked once.
fn once<T>(known: &OnceCell<T>, ask: impl FnOnce() -> Result<T, Error>) -> Result<&T, Error> {
    match known.get() {
        Some(answer) => Ok(answer),
        None => {
            let answer = ask()?;
            Ok(known.get_or_init(|| answer))
        }
    }
}
