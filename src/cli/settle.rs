//! Which operator judges an input, and how it is set up: flags and environment first, then the project file.

use std::io::{self, Write};

use anyhow::{Context, bail};

use super::args::{AUTO, GlobalArgs, InputArgs};
use super::cluster::{Cluster, OfCluster};
use super::load::Loaded;
use super::{assumed, given, settings_origin, skewed};
use crate::operator::settings::Platform;
use crate::ops::releases::{self, Chosen, Origin, installs_operator};
use crate::ops::settings;
use crate::ops::skew::skew;
use crate::plan::{Input, Options};
use crate::project::Project;
use crate::resolve::Refs;

/// The namespace of documents that name none, where no cluster has another.
const NAMESPACE: &str = "default";

/// Which of the operators that a command is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The one that judges the input.
    Now,
    /// The one that an upgrade begins with: where nothing else says which it is, the one that runs in the cluster, under the CRDs
    /// that are there.
    Before,
    /// The one that an upgrade ends with.
    After,
}

/// What release and settings depend on besides the input.
pub(super) struct Settling<'a> {
    /// Which operator it is.
    pub(super) turn: Turn,
    /// The target that the files are for.
    pub(super) target: Option<usize>,
    pub(super) args: &'a InputArgs,
    pub(super) global: &'a GlobalArgs,
    /// The cluster that is asked, where one is.
    pub(super) cluster: Option<&'a Cluster<'a>>,
    /// What installs the operator that runs in the cluster, where that is known already. It counts for settings, where the input
    /// itself installs none.
    pub(super) running: Option<&'a Input>,
}

impl Settling<'_> {
    /// Settles release and settings; what the input refers to and the cluster has is added to it.
    pub(super) fn settle(&self, mut input: Input, project: Project) -> anyhow::Result<Loaded> {
        if input.given.is_empty() {
            input.given = given::read(&self.args.operator.crd)?;
        }
        let auto = self.auto(&input, &project)?;
        let running = self.running.filter(|_| !installs_operator(&input));
        let installing = auto.as_ref().or(running).unwrap_or(&input);
        let chosen = self.choose(installing, &project, auto.is_some())?;
        let mut options = self.options(installing, &project, &chosen)?;
        if let Some(cluster) = self.cluster {
            // CRDs that are given judge in place of all others.
            if input.given.is_empty() && self.turn != Turn::After {
                let crds = self.crds_of_cluster(auto.is_some());
                cluster.check_crds(&mut options, crds, self.global)?;
            }
            cluster.add_references(&mut input, &options)?;
        }
        if self.turn != Turn::Before {
            self.tell(&input, &options, &chosen)?;
        }
        Ok(Loaded {
            input,
            options,
            release_origin: chosen.origin,
            notes: chosen.notes,
            running: auto,
            project,
        })
    }

    /// What installs the operator in the cluster, where that one judges.
    fn auto(&self, input: &Input, project: &Project) -> anyhow::Result<Option<Input>> {
        let is_asked = self.args.is_auto();
        match self.cluster {
            Some(cluster) if is_asked => Ok(Some(cluster.operator()?)),
            Some(cluster) if self.falls_back(input, project)? => {
                let running = cluster.operator();
                Ok(Some(running.context(
                    "nothing but the cluster says which release runs; `--from` names it",
                )?))
            }
            None if is_asked => bail!(
                "`{AUTO}` is the release of a cluster's operator, and no cluster is asked here"
            ),
            _ => Ok(None),
        }
    }

    /// Whether nothing but the cluster can say which release it is.
    fn falls_back(&self, input: &Input, project: &Project) -> anyhow::Result<bool> {
        Ok(self.turn == Turn::Before
            && self.choose(input, project, false)?.origin == Origin::Newest)
    }

    /// What becomes of the CRDs that the cluster has.
    fn crds_of_cluster(&self, is_auto: bool) -> OfCluster {
        match self.turn {
            Turn::Now if !is_auto || self.args.operator.crd_version.is_some() => {
                OfCluster::Compared
            }
            _ if is_auto => OfCluster::OfOperator,
            _ => OfCluster::Taken,
        }
    }

    fn choose(
        &self,
        installing: &Input,
        project: &Project,
        is_auto: bool,
    ) -> anyhow::Result<Chosen> {
        let (operator, said) = (&self.args.operator, project.circumstances(self.target));
        let asked = match operator.operator_version.as_slice() {
            [] => None,
            [asked] => Some(asked),
            _ => bail!(
                "`--operator-version` is given more than once; `validate` alone judges at several releases"
            ),
        };
        let crds = match asked {
            // CRDs that the project names go with the release that it names.
            Some(_) => operator.crd_version.as_ref(),
            None => operator.crd_version.as_ref().or(said.crd_version.as_ref()),
        };
        let asked = asked.or(said.operator_version.as_ref());
        let asked = asked.filter(|_| !is_auto).map(String::as_str);
        Ok(releases::choose(
            installing,
            asked,
            crds.map(String::as_str),
        )?)
    }

    fn options(
        &self,
        installing: &Input,
        project: &Project,
        chosen: &Chosen,
    ) -> anyhow::Result<Options> {
        let (operator, said) = (&self.args.operator, project.circumstances(self.target));
        let release = chosen.judges.operator;
        let settings = operator
            .operator_settings
            .as_ref()
            .or(said.settings.as_ref());
        let origin = match settings {
            Some(argument) => settings_origin::asked(argument)?,
            // Of what an upgrade begins with is told with what it ends with.
            None if self.turn == Turn::Before => {
                settings_origin::installed(installing, release, &self.global.silent())?
            }
            None => settings_origin::installed(installing, release, self.global)?,
        };
        let platform = operator.platform.map(Platform::from).or(said.platform);
        let platform = platform.unwrap_or_default();
        let settings = settings::load(&origin, release, platform, &operator.operator_env)?;
        Ok(Options {
            release,
            crd_release: chosen.judges.crds,
            settings,
            settings_source: origin.name().to_owned(),
            refs: self.refs(),
            namespace: self.namespace(),
        })
    }

    /// What to make of references: what a cluster was read for is known.
    fn refs(&self) -> Refs {
        let is_read = self.cluster.is_some_and(Cluster::is_read);
        match Refs::from(self.args.refs) {
            Refs::Auto if !is_read => Refs::Auto,
            Refs::Auto | Refs::Listed if self.args.cluster.check_secrets => Refs::Closed,
            Refs::Auto => Refs::Listed,
            refs => refs,
        }
    }

    fn namespace(&self) -> String {
        let of_cluster = || self.cluster.map(|it| it.namespace().to_owned());
        let own = self.args.namespace.clone().or_else(of_cluster);
        own.unwrap_or_else(|| NAMESPACE.to_owned())
    }

    /// Says what is assumed, and what falls between CRDs and operator.
    fn tell(&self, input: &Input, options: &Options, chosen: &Chosen) -> io::Result<()> {
        assumed::tell(&chosen.notes, self.global)?;
        if self.global.quiet {
            return Ok(());
        }
        self.tell_of_newest(chosen)?;
        skewed::tell(&skew(input, options), &input.given, options)
    }

    /// Says that nothing says which release it is.
    fn tell_of_newest(&self, chosen: &Chosen) -> io::Result<()> {
        if chosen.origin != Origin::Newest {
            return Ok(());
        }
        let version = chosen.judges.operator.version();
        let asks = match self.cluster {
            Some(_) => ", `--operator-version auto` asks the cluster",
            None => "",
        };
        writeln!(
            io::stderr(),
            "ToolHive {version}, the newest release known; `--operator-version {version}` pins it{asks}"
        )
    }
}
