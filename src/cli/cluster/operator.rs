//! The operator that runs in the cluster, and its CRDs.

use std::io::{self, Write};

use anyhow::bail;

use super::Cluster;
use crate::cli::args::GlobalArgs;
use crate::document::Version;
use crate::plan::{Input, Options};
use crate::release::Release;
use crate::source::Role;

/// Where the operator's own instructions put it.
const OPERATOR_NAMESPACE: &str = "toolhive-system";

/// What the name of the operator's image holds.
const IMAGE_PART: &str = "toolhive";

impl Cluster<'_> {
    /// The operator's Deployments, as an input of their own.
    pub(in crate::cli) fn operator(&self) -> anyhow::Result<Input> {
        let mut deployments = self.connection.deployments(OPERATOR_NAMESPACE)?;
        // A cluster has many, and reading one takes time.
        deployments
            .items
            .retain(|item| item.text.contains(IMAGE_PART));
        let mut input = Input::default();
        self.add(&mut input, Role::With, deployments.text());
        let name = &self.name;
        let mut versions = input.installations().map(|(it, _)| &it.version).peekable();
        if versions.peek().is_none() {
            bail!(
                "no Deployment of the operator is in {name}; `--operator-version` names the release that judges"
            );
        }
        if versions.any(|version| !matches!(version, Version::Exact(_))) {
            bail!(
                "the image of the operator in {name} does not tell its release; `--operator-version` names the one that judges"
            );
        }
        Ok(input.only(|document| !document.installations.is_empty()))
    }

    /// Takes the cluster's CRDs where they are to judge, and says where CRDs and operator are not of one release.
    pub(in crate::cli) fn check_crds(
        &self,
        options: &mut Options,
        are: OfCluster,
        global: &GlobalArgs,
    ) -> anyhow::Result<()> {
        let Some(crds) = self.crds()? else {
            return Ok(());
        };
        if crds.are_of(options.crd_release) {
            return Ok(());
        }
        let (judging, releases) = (options.crd_release, crds.releases());
        if !global.quiet {
            let name = &self.name;
            writeln!(
                io::stderr(),
                "warning: {name} {}",
                words(&releases, judging, are)
            )?;
        }
        if let Some(taken) = releases.last().filter(|_| are != OfCluster::Compared) {
            options.crd_release = *taken;
        }
        Ok(())
    }
}

/// What becomes of the CRDs that a cluster has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum OfCluster {
    /// Others judge.
    Compared,
    /// They judge, under the operator that runs there.
    OfOperator,
    /// They judge, whatever operator runs there.
    Taken,
}

/// What is said of CRDs that are not those of the release that they should be of.
fn words(releases: &[Release], judging: Release, are: OfCluster) -> String {
    let judging = judging.version();
    let (theirs, last) = match releases {
        [] => return format!("has CRDs that are of no known release; those of {judging} judge"),
        [only] => (only.version().to_owned(), only),
        [first, .., last] => (format!("{} to {}", first.version(), last.version()), last),
    };
    match are {
        OfCluster::Compared => format!(
            "has the CRDs of {theirs}, and those of {judging} judge; `--crd-version {}` takes the cluster's",
            last.version()
        ),
        OfCluster::OfOperator => {
            format!("runs the operator {judging} with the CRDs of {theirs}")
        }
        OfCluster::Taken => format!(
            "has the CRDs of {theirs}; they judge what is there before, under the operator {judging}"
        ),
    }
}
