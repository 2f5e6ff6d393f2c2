//! The cluster that a command asks, where it asks one: what is read there becomes sources like files.

pub(super) mod ask;
mod live;
mod operator;
mod references;

use anyhow::{anyhow, bail};

use super::args::{InputArgs, RefsMode};
use super::paths::Extent;
use crate::cluster::{Access, Connection, Error};
use crate::plan::Input;
use crate::source::{Role, Source};
use crate::yaml::Limits;

/// What does without a cluster.
const OFFLINE: &str = "without a cluster, `--live FILE` takes what `kubectl get -o yaml` prints, and `--from` another input";

/// A cluster that can be asked.
pub(in crate::cli) struct Cluster<'a> {
    args: &'a InputArgs,
    access: Access,
    connection: Connection,
    /// What its sources are called.
    name: String,
    extent: Option<Extent>,
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
                        "`{flag}` is about a cluster, and none is asked: `--refs cluster` and `--operator-version auto` do that"
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

    fn add(&self, input: &mut Input, role: Role, text: String) {
        let source = Source::new(&self.name, role, false, text.into_bytes());
        input.add(source.into(), &Limits::default());
    }
}
