//! Finding and reading the project file.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::decode;
use super::file::File;
use super::{Project, Target};
use crate::source::{self, Patterns, Role, Source, Sources};
use crate::span::Span;
use crate::tree::Node;
use crate::yaml::{self, Limits};

/// The file's name.
const NAME: &str = ".mcprp.yaml";

/// What ends the search upwards: the root of a repository.
const ROOT: &str = ".git";

/// Why there is no project though there should be one.
#[derive(Debug)]
pub enum Error {
    /// The file cannot be read.
    Unreadable(source::Error),
    /// It says what it cannot say: place and problem.
    Wrong(String, String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Unreadable(error) => error.fmt(f),
            Error::Wrong(place, problem) => write!(f, "{place}: {problem}"),
        }
    }
}

impl std::error::Error for Error {}

/// The project that a folder is in: by the nearest file upwards, no further than the root of the repository. Without one, a
/// project that says nothing. The folder is an absolute path.
///
/// # Errors
/// Where the file cannot be read, or does not say what it could.
pub fn around(folder: &Path) -> Result<Project, Error> {
    let mut above = PathBuf::new();
    for ancestor in folder.ancestors() {
        if ancestor.join(NAME).is_file() {
            return read(&above.join(NAME), folder);
        }
        if ancestor.join(ROOT).exists() {
            break;
        }
        above.push("..");
    }
    Ok(Project::default())
}

/// The project of a file. Paths that are not absolute begin at the current folder.
///
/// # Errors
/// Where the file cannot be read, or does not say what it could.
pub fn read(path: &Path, current: &Path) -> Result<Project, Error> {
    let mut sources = Sources::default();
    let name = path.to_string_lossy().into_owned();
    let read = sources.read(&[name], Role::Aside);
    read.map_err(Error::Unreadable)?;
    match sources.sources.pop() {
        Some(source) => of_source(source, path, current),
        None => Ok(Project::default()),
    }
}

fn of_source(source: Arc<Source>, path: &Path, current: &Path) -> Result<Project, Error> {
    let wrong = |span: Span, problem: String| {
        let place = source.place(span);
        let place = format!("{}:{}:{}", source.name, place.line, place.column);
        Error::Wrong(place, problem)
    };
    let document = yaml::read(source.text(), &Limits::default());
    let document = document.map_err(|error| wrong(error.span, error.to_string()))?;
    if let Some(duplicate) = document.duplicates.first() {
        let problem = format!("the key `{}` stands here twice", duplicate.key);
        return Err(wrong(duplicate.span, problem));
    }
    let file: File = decode::decode(&document.root)
        .map_err(|error| wrong(error.span.unwrap_or_default(), error.message))?;
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let patterns = |globs: &[super::words::Glob]| {
        let globs = globs.iter().map(|glob| glob.0.as_str());
        Patterns::new(&folder, current, globs).map_err(|it| wrong(Span::default(), it.to_string()))
    };
    let targets = file.targets.iter().map(|target| {
        Ok(Target {
            paths: patterns(&target.paths)?,
            file: target.clone(),
        })
    });
    let ignored = file.ignore.iter().map(|ignore| match &ignore.path {
        Some(path) => patterns(std::slice::from_ref(path)).map(Some),
        None => Ok(None),
    });
    Ok(Project {
        exclude: patterns(&file.exclude)?,
        targets: targets.collect::<Result<_, Error>>()?,
        ignored: ignored.collect::<Result<_, Error>>()?,
        ignore_places: places(document.root.get("ignore")),
        folder,
        source: Some(source),
        file,
    })
}

/// Where the elements of a list stand.
fn places(list: Option<&Node>) -> Vec<Span> {
    let items = list.and_then(Node::as_list).unwrap_or_default();
    items.iter().map(|item| item.span).collect()
}
