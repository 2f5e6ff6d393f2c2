//! What is read: files, folders, globs and standard input. What is left out of folders, and why.

mod folder;
mod kustomization;
mod pattern;
mod repository;
mod secret;

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

pub use folder::{LeftOut, Why};
pub use pattern::{Patterns, without_dots};
pub use repository::Repository;
pub use secret::may_be_secret;

use crate::resource::kind::GROUP;
use crate::span::{Lines, Place, Span};

/// How standard input is named in messages.
const STANDARD_INPUT: &str = "<stdin>";

/// The path that stands for standard input.
const DASH: &str = "-";

/// What every suppression in a text holds: `# mcprp: ignore[…]`, `mcprp.dev/ignore`.
const MARK: &[u8] = b"mcprp";

/// What a variable begins with that is left for substitution: `${NAME}`.
const VARIABLE: &[u8] = b"${";

/// What a source is read for. Of two objects with the same name that of the later role counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It exists already, as `kubectl get -o yaml` prints it; the input is applied over it.
    Live,
    /// Others may refer to it; it is neither judged nor rendered.
    With,
    /// It is judged and rendered.
    Judged,
    /// It is no manifest, and may say which release of the operator is installed.
    Aside,
}

/// A text that was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its path, as it was given or found.
    pub name: String,
    /// What it is read for.
    pub role: Role,
    /// Whether a folder was searched for it, so that it may have nothing to do with Kubernetes.
    pub found: bool,
    /// Whether the text speaks of this program, as suppressions do.
    pub speaks_of_us: bool,
    /// Whether the text has what may be a variable that is left for substitution.
    pub may_have_variables: bool,
    /// Whether a cluster gave it, so that nobody can look up its lines.
    is_of_cluster: bool,
    /// The file that it stands in, if it is one.
    file: Option<PathBuf>,
    text: OnceLock<Vec<u8>>,
    lines: Lines,
}

impl Source {
    /// A source of a text.
    pub fn new(name: &str, role: Role, found: bool, text: Vec<u8>) -> Self {
        let lines = Lines::of(&text);
        let has = |part| memchr::memmem::find(&text, part).is_some();
        Self {
            name: name.to_owned(),
            role,
            found,
            speaks_of_us: has(MARK),
            may_have_variables: has(VARIABLE),
            is_of_cluster: false,
            file: None,
            text: OnceLock::from(text),
            lines,
        }
    }

    /// A source of a text that a cluster gave.
    pub fn of_cluster(name: &str, role: Role, text: String) -> Self {
        Self {
            is_of_cluster: true,
            ..Self::new(name, role, false, text.into_bytes())
        }
    }

    /// Its bytes; those of a file are read again where they were forgotten.
    pub fn text(&self) -> &[u8] {
        let read = || self.file.as_ref().and_then(|file| fs::read(file).ok());
        self.text.get_or_init(|| read().unwrap_or_default())
    }

    /// Whether it was read from standard input.
    pub fn is_standard_input(&self) -> bool {
        self.name == STANDARD_INPUT
    }

    /// Whether the text speaks of the operator's API group.
    pub fn mentions_toolhive(&self) -> bool {
        memchr::memmem::find(self.text(), GROUP.as_bytes()).is_some()
    }

    /// Line and column of a span.
    pub fn place(&self, span: Span) -> Place {
        self.lines.place(span)
    }

    /// Name and line of a span, as they are told; of what a cluster gave the name.
    pub fn named_place(&self, span: Span) -> String {
        match self.is_of_cluster {
            true => self.name.clone(),
            false => format!("{}:{}", self.name, self.place(span).line),
        }
    }

    /// Lets go of a file's text, of which only the places are needed once its documents are read.
    pub fn forget_text(&mut self) {
        if self.file.is_some() {
            self.text = OnceLock::new();
        }
    }
}

/// All that was read, in the order of the arguments, folders in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The texts.
    pub sources: Vec<Arc<Source>>,
    /// Files of folders that were left out.
    pub left_out: Vec<LeftOut>,
}

/// Why something could not be read.
#[derive(Debug)]
pub struct Error {
    /// What it is.
    pub path: String,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with a path.
#[derive(Debug)]
pub enum Problem {
    /// The file system says so.
    Io(io::Error),
    /// No file has such a name.
    NoMatch,
    /// The pattern is none.
    Pattern(String),
    /// Standard input is named twice.
    Twice,
}

impl Error {
    /// Whether a pattern matches nothing.
    pub fn is_no_match(&self) -> bool {
        matches!(self.problem, Problem::NoMatch)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        match &self.problem {
            Problem::Io(error) => write!(f, "cannot read `{path}`: {}", plain(error)),
            Problem::NoMatch => write!(f, "no file matches `{path}`"),
            Problem::Pattern(why) => write!(f, "`{path}` is no pattern: {why}"),
            Problem::Twice => {
                f.write_str("standard input can be read once, and `-` is given twice")
            }
        }
    }
}

impl std::error::Error for Error {}

/// An error of the system in words, without its number.
fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::IsADirectory => "it is a folder".to_owned(),
        _ => error.to_string(),
    }
}

impl Sources {
    /// Reads paths for a role: files, folders with all below them, globs, or `-`.
    ///
    /// # Errors
    /// The first path that cannot be read.
    pub fn read(&mut self, paths: &[String], role: Role) -> Result<(), Error> {
        self.read_but(paths, role, &Patterns::default())
    }

    /// Reads paths for a role, and of folders not what is excluded.
    ///
    /// # Errors
    /// The first path that cannot be read.
    pub fn read_but(
        &mut self,
        paths: &[String],
        role: Role,
        excluded: &Patterns,
    ) -> Result<(), Error> {
        for path in paths {
            let read = self.read_path(path, role, excluded);
            read.map_err(|problem| Error {
                path: path.clone(),
                problem,
            })?;
        }
        Ok(())
    }

    /// Whether nothing but standard input is judged.
    pub fn is_only_standard_input(&self) -> bool {
        let judged = self.sources.iter().filter(|it| it.role == Role::Judged);
        let mut names = judged.map(|source| source.name.as_str()).peekable();
        names.peek().is_some() && names.all(|name| name == STANDARD_INPUT)
    }

    fn read_path(&mut self, path: &str, role: Role, excluded: &Patterns) -> Result<(), Problem> {
        if path == DASH {
            return self.read_standard_input(role);
        }
        let file = Path::new(path);
        match fs::metadata(file) {
            Ok(metadata) if metadata.is_dir() => self.read_folder(file, role, excluded),
            Ok(_) => self.read_named(file, role),
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_pattern(path) => {
                let mut files = folder::matching(path)?;
                files.sort();
                if files.is_empty() {
                    return Err(Problem::NoMatch);
                }
                let mut files = files.iter();
                files.try_for_each(|file| self.read_named(file, role))
            }
            Err(error) => Err(Problem::Io(error)),
        }
    }

    fn read_standard_input(&mut self, role: Role) -> Result<(), Problem> {
        if self
            .sources
            .iter()
            .any(|source| source.name == STANDARD_INPUT)
        {
            return Err(Problem::Twice);
        }
        let mut text = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut text)
            .map_err(Problem::Io)?;
        let source = Source::new(STANDARD_INPUT, role, false, text);
        self.sources.push(Arc::new(source));
        Ok(())
    }

    /// Reads a file that was named itself. Kustomizations need neither `apiVersion` nor `kind`, and go by their names.
    fn read_named(&mut self, file: &Path, role: Role) -> Result<(), Problem> {
        if !file.file_name().is_some_and(kustomization::is_name) {
            return self.read_file(file, role, false);
        }
        self.left_out.push(LeftOut {
            path: file.to_owned(),
            why: Why::Kustomization,
            part_of: file.parent().unwrap_or(file).to_owned(),
        });
        self.read_file(file, Role::Aside, false)
    }

    fn read_file(&mut self, file: &Path, role: Role, found: bool) -> Result<(), Problem> {
        let text = fs::read(file).map_err(Problem::Io)?;
        let mut source = Source::new(&shown(file), role, found, text);
        source.file = Some(file.to_owned());
        self.sources.push(Arc::new(source));
        Ok(())
    }

    fn read_folder(
        &mut self,
        folder: &Path,
        role: Role,
        excluded: &Patterns,
    ) -> Result<(), Problem> {
        let contents = folder::contents(folder, excluded)?;
        for file in &contents.left_out {
            if file.why == Why::Kustomization {
                self.read_file(&file.path, Role::Aside, true)?;
            }
        }
        self.left_out.extend(contents.left_out);
        let files = contents.files.iter();
        files
            .into_iter()
            .try_for_each(|file| self.read_file(file, role, true))
    }
}

/// A path as it is shown, with slashes.
fn shown(path: &Path) -> String {
    let path: PathBuf = path.strip_prefix("./").unwrap_or(path).into();
    path.to_string_lossy().replace('\\', "/")
}

fn is_pattern(path: &str) -> bool {
    path.contains(['*', '?', '[', '{'])
}
