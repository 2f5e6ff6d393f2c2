//! The project file: what everyone means who works in a repository, unless a flag says otherwise.

mod accept;
mod decode;
mod external;
mod file;
mod read;
mod words;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::finding::Levels;
use crate::operator::settings::Platform;
use crate::source::{Patterns, Source};
use crate::span::Span;

pub use accept::Accepted;
pub use file::schema;
pub use read::{Error, around, read};

use file::File;

/// Settings that are no files.
const SETTINGS: [&str; 2] = ["chart", "bare"];

/// A project: what its file says, with patterns that match. The default one says nothing.
#[derive(Clone, Debug, Default)]
pub struct Project {
    file: File,
    /// The folder of the file, as its paths begin.
    folder: PathBuf,
    source: Option<Arc<Source>>,
    exclude: Patterns,
    targets: Vec<Target>,
    /// The files of each entry of `ignore`; none where it is about all.
    ignored: Vec<Option<Patterns>>,
    ignore_places: Vec<Span>,
}

/// A cluster, and the files that are for it.
#[derive(Clone, Debug)]
struct Target {
    file: file::Target,
    paths: Patterns,
}

/// What judges, as far as a project says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// The operator's release.
    pub operator_version: Option<String>,
    /// The release of the CRDs.
    pub crd_version: Option<String>,
    /// The operator's settings: `chart`, `bare` or a file.
    pub settings: Option<String>,
    /// The platform.
    pub platform: Option<Platform>,
    /// What others may refer to.
    pub with: Vec<String>,
}

impl Project {
    /// What is passed over where a folder is read.
    pub fn exclude(&self) -> &Patterns {
        &self.exclude
    }

    /// The file that counts the findings of today.
    pub fn baseline(&self) -> Option<PathBuf> {
        let baseline = self.file.baseline.as_ref()?;
        Some(self.folder.join(baseline))
    }

    /// What is said of rules, for all files.
    pub fn levels(&self) -> Levels {
        let ignored = self.file.ignore.iter();
        let ignored = ignored.filter(|ignore| ignore.path.is_none());
        let severities = self.file.severity.iter();
        Levels {
            select: Vec::new(),
            ignore: ignored.map(|ignore| ignore.code.0).collect(),
            severities: severities
                .map(|(rule, level)| (rule.0, (*level).into()))
                .collect(),
        }
    }

    /// The place of the target that a file is for; none where it is for no target.
    pub fn target_of(&self, path: &Path) -> Option<usize> {
        let mut targets = self.targets.iter();
        targets.position(|target| target.paths.is_match(path))
    }

    /// What messages call a target.
    pub fn name_of(&self, target: usize) -> &str {
        let Some(Target { file, .. }) = self.targets.get(target) else {
            return "";
        };
        let first = file.paths.first().map(|path| path.0.as_str());
        file.name.as_deref().or(first).unwrap_or_default()
    }

    /// What judges the files of a target, or of none.
    pub fn circumstances(&self, target: Option<usize>) -> Circumstances {
        let path = |path: &String| self.folder.join(path).to_string_lossy().into_owned();
        let settings = |settings: &String| match SETTINGS.contains(&settings.as_str()) {
            true => settings.clone(),
            false => path(settings),
        };
        let file = &self.file;
        let all = Circumstances {
            operator_version: file.operator_version.clone(),
            crd_version: file.crd_version.clone(),
            settings: file.settings.as_ref().map(settings),
            platform: file.platform.map(Platform::from),
            with: file.with.iter().map(path).collect(),
        };
        let Some(Target { file, .. }) = target.and_then(|target| self.targets.get(target)) else {
            return all;
        };
        // CRDs that were named for one release of the operator do not go with another one.
        let crd_version = match file.operator_version {
            Some(_) => file.crd_version.clone(),
            None => file.crd_version.clone().or(all.crd_version),
        };
        Circumstances {
            operator_version: file.operator_version.clone().or(all.operator_version),
            crd_version,
            settings: file.settings.as_ref().map(settings).or(all.settings),
            platform: file.platform.map(Platform::from).or(all.platform),
            with: all
                .with
                .into_iter()
                .chain(file.with.iter().map(path))
                .collect(),
        }
    }
}
