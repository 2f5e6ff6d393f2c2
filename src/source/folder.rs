//! The files of a folder, and which of them are no manifests of their own.

use std::collections::{BTreeMap, HashMap};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSetBuilder};
use ignore::WalkBuilder;

use super::{Patterns, Problem, kustomization};

/// Endings of files that may hold manifests, as kubectl has them.
const ENDINGS: [&str; 3] = ["yaml", "yml", "json"];

/// The file that makes its folder a Helm chart.
const CHART: &str = "Chart.yaml";

/// A file of a folder that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub why: Why,
    /// The folder of what it is part of: a kustomization or a chart.
    pub part_of: PathBuf,
}

/// Why a file is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A kustomization beside it applies it to other files.
    Patch,
    /// It is a kustomization itself.
    Kustomization,
    /// It is part of a Helm chart.
    Chart,
}

/// What a folder holds.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) files: Vec<PathBuf>,
    pub(super) left_out: Vec<LeftOut>,
}

/// All files below a folder that may hold manifests. What `.gitignore` names or is excluded is passed over.
pub(super) fn contents(folder: &Path, excluded: &Patterns) -> Result<Contents, Problem> {
    let files = walk(folder, excluded)?;
    let charts: Vec<&Path> = folders_with(&files, |name| name == CHART);
    let patches = patches(&files)?;
    let mut contents = Contents::default();
    for file in &files {
        let left_out = |why, part_of: &Path| LeftOut {
            path: file.clone(),
            why,
            part_of: part_of.to_owned(),
        };
        let folder = file.parent().unwrap_or(folder);
        let chart = charts.iter().find(|chart| file.starts_with(chart));
        if let Some(chart) = chart {
            contents.left_out.push(left_out(Why::Chart, chart));
        } else if file.file_name().is_some_and(kustomization::is_name) {
            let why = Why::Kustomization;
            contents.left_out.push(left_out(why, folder));
        } else if let Some(kustomization) = patches.get(file) {
            let why = Why::Patch;
            contents.left_out.push(left_out(why, kustomization));
        } else {
            contents.files.push(file.clone());
        }
    }
    Ok(contents)
}

/// Files that match a pattern.
pub(super) fn matching(pattern: &str) -> Result<Vec<PathBuf>, Problem> {
    let wrong = |error: globset::Error| Problem::Pattern(error.to_string());
    let glob = GlobBuilder::new(pattern)
        .literal_separator(true)
        .build()
        .map_err(wrong)?;
    let set = GlobSetBuilder::new().add(glob).build().map_err(wrong)?;
    let base = base_of(pattern);
    let all = WalkBuilder::new(base)
        .standard_filters(false)
        .follow_links(true)
        .build();
    let mut files = Vec::new();
    for entry in all {
        let entry = entry.map_err(|error| Problem::Io(io_error(error)))?;
        let path = entry.path();
        let path = if base == Path::new(".") {
            path.strip_prefix("./").unwrap_or(path)
        } else {
            path
        };
        if entry.file_type().is_some_and(|ty| ty.is_file()) && set.is_match(path) {
            files.push(path.to_owned());
        }
    }
    Ok(files)
}

/// The folder above everything that a pattern can match.
fn base_of(pattern: &str) -> &Path {
    let plain = pattern.find(['*', '?', '[', '{']).unwrap_or(pattern.len());
    let folder = pattern.get(..plain).unwrap_or_default();
    match folder.rfind('/') {
        Some(0) => Path::new("/"),
        Some(end) => Path::new(folder.get(..end).unwrap_or_default()),
        None => Path::new("."),
    }
}

fn walk(folder: &Path, excluded: &Patterns) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    let excluded = excluded.clone();
    let entries = WalkBuilder::new(folder)
        .hidden(true)
        .require_git(false)
        .follow_links(true)
        .sort_by_file_path(Path::cmp)
        .filter_entry(move |entry| !excluded.is_match(entry.path()))
        .build();
    for entry in entries {
        let entry = entry.map_err(|error| Problem::Io(io_error(error)))?;
        let is_file = entry.file_type().is_some_and(|ty| ty.is_file());
        let ending = entry.path().extension().and_then(OsStr::to_str);
        if is_file && ending.is_some_and(|ending| ENDINGS.contains(&ending)) {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn io_error(error: ignore::Error) -> io::Error {
    let message = error.to_string();
    error
        .into_io_error()
        .unwrap_or_else(|| io::Error::other(message))
}

fn folders_with(files: &[PathBuf], is: impl Fn(&OsStr) -> bool) -> Vec<&Path> {
    let named = files
        .iter()
        .filter(|file| file.file_name().is_some_and(&is));
    named.filter_map(|file| file.parent()).collect()
}

/// Files that kustomizations apply to others, with the kustomizations' folders.
fn patches(files: &[PathBuf]) -> Result<HashMap<PathBuf, PathBuf>, Problem> {
    let mut by_folder: BTreeMap<&Path, &Path> = BTreeMap::new();
    for file in files
        .iter()
        .filter(|file| file.file_name().is_some_and(kustomization::is_name))
    {
        if let Some(folder) = file.parent() {
            by_folder.insert(folder, file);
        }
    }
    let mut patches = HashMap::new();
    for (folder, file) in by_folder {
        let named = kustomization::patches(file).map_err(Problem::Io)?;
        let named = named.iter().map(|patch| folder.join(patch));
        patches.extend(named.map(|patch| (patch, folder.to_owned())));
    }
    Ok(patches)
}
