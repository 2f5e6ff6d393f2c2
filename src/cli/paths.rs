//! What a command line names, by what it is read for.

use std::path::PathBuf;
use std::sync::Arc;

use super::args::{Extent, FleetArgs, InputArgs, LiveArgs};
use super::repository;
use crate::source::{self, Patterns, Role, Source, Sources};

/// What is read, by what it is read for.
#[derive(Clone, Default)]
pub(super) struct Paths {
    pub(super) judged: Vec<String>,
    pub(super) with: Vec<String>,
    live: Vec<String>,
    /// How far the cluster is read for what exists; none where it is not.
    pub(super) cluster: Option<Extent>,
    /// What a command built.
    built: Option<Vec<u8>>,
    /// Whether there may be nothing to read.
    is_optional: bool,
    /// What names begin with, and what is shown in its place.
    renamed: Option<(String, String)>,
}

/// What stands for the objects of the cluster; a file of that name is `./cluster`.
const CLUSTER: &str = "cluster";

/// What a built text is called.
const BUILD: &str = "<build>";

impl Paths {
    /// What a command line names.
    pub(super) fn of(args: &InputArgs) -> Self {
        Self {
            judged: args.filenames.iter().chain(&args.paths).cloned().collect(),
            with: args.with.clone(),
            ..Self::default()
        }
    }

    /// What is there of an input, which may be nothing.
    pub(super) fn found(judged: Vec<String>, with: Vec<String>) -> Self {
        Self {
            judged,
            with,
            is_optional: true,
            ..Self::default()
        }
    }

    /// The same over what exists already.
    pub(super) fn over(self, args: &LiveArgs) -> Self {
        let live = args.live.iter().cloned();
        let (cluster, live): (Vec<_>, Vec<_>) = live.partition(|it| it == CLUSTER);
        let over = Self { live, ..self };
        match cluster.is_empty() {
            true => over,
            false => over.over_cluster(Extent::Input),
        }
    }

    /// The same over what exists already, with what of it is taken in.
    pub(super) fn over_fleet(self, args: &FleetArgs) -> Self {
        let over = self.over(&args.live);
        match args.extent() {
            Some(extent) => over.over_cluster(extent),
            None => over,
        }
    }

    /// The same over what a cluster holds.
    pub(super) fn over_cluster(self, extent: Extent) -> Self {
        let cluster = Some(extent);
        // What else is compared is in the cluster, so nothing need be named.
        let is_optional = self.is_optional || extent != Extent::Input;
        Self {
            cluster,
            is_optional,
            ..self
        }
    }

    /// Another input under the same circumstances.
    pub(super) fn instead(self, paths: &[String]) -> Self {
        Self {
            judged: paths.to_vec(),
            built: None,
            ..self
        }
    }

    /// The same with what a command built.
    pub(super) fn with_built(self, text: Vec<u8>) -> Self {
        let built = Some(text);
        Self { built, ..self }
    }

    /// The same with other names for what is read.
    pub(super) fn named(self, prefix: &str, shown: &str) -> Self {
        let renamed = Some((prefix.to_owned(), shown.to_owned()));
        Self { renamed, ..self }
    }

    /// Whether nothing is named.
    pub(super) fn is_empty(&self) -> bool {
        self.judged.is_empty() && self.built.is_none() && !self.is_optional
    }

    /// Reads what is named.
    pub(super) fn sources(&self, excluded: &Patterns) -> Result<Sources, source::Error> {
        let mut sources = Sources::default();
        for path in &self.judged {
            match sources.read_but(std::slice::from_ref(path), Role::Judged, excluded) {
                // What a pattern matches may not have been there.
                Err(error) if self.is_optional && error.is_no_match() => {}
                read => read?,
            }
        }
        if let Some(text) = &self.built {
            let built = Source::new(BUILD, Role::Judged, false, text.clone());
            sources.sources.push(built.into());
        }
        sources.read(&self.with, Role::With)?;
        sources.read(&self.live, Role::Live)?;
        if let Some((prefix, shown)) = &self.renamed {
            for source in &mut sources.sources {
                if let Some(rest) = source.name.strip_prefix(prefix) {
                    let name = format!("{shown}{rest}");
                    Arc::make_mut(source).name = name;
                }
            }
            let is_excluded = |it: &Source| it.found && excluded.is_match(&self.place(&it.name));
            sources.sources.retain(|source| !is_excluded(source));
        }
        Ok(sources)
    }

    /// Where a source would stand in the working tree, as the project names files.
    pub(super) fn place(&self, name: &str) -> PathBuf {
        let shown = self.renamed.as_ref().map(|(_, shown)| shown.as_str());
        let inside = shown.and_then(|shown| name.strip_prefix(shown));
        match (inside, repository::here()) {
            (Some(inside), Ok(repository)) => repository.root.join(inside),
            _ => PathBuf::from(name),
        }
    }
}
