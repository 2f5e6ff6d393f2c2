//! Files as they are at a revision of a git repository, read from its objects: neither worktree nor index are touched.
//!
//! It is the git of the machine that reads them. So revisions are written as everybody knows them, and worktrees, alternates,
//! SHA-256 repositories and reftables work; a library of the same reach would be a hundred crates for three commands.

mod blob;
mod command;

use std::ffi::OsStr;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;

use blob::{Blob, write_all};
use command::{command, git, line};

use crate::source::without_dots;

/// What stands behind a revision to mean where it and the current one parted.
const MERGE_BASE: &str = "...";

/// Why a revision cannot be read.
#[derive(Debug)]
pub enum Error {
    /// git cannot be started.
    Start(io::Error),
    /// git failed, and said why.
    Git(String),
    /// There is no such revision.
    Unknown(String),
    /// A path is not in the repository.
    Outside(PathBuf),
    /// Files cannot be written or read.
    Io(io::Error),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Start(error) => write!(f, "cannot run `git`: {error}"),
            Error::Git(message) => write!(f, "git: {message}"),
            Error::Unknown(name) => write!(f, "git knows no revision `{name}`"),
            Error::Outside(path) => {
                write!(f, "`{}` is not in the git repository", path.display())
            }
            Error::Io(error) => write!(f, "cannot export the revision: {error}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Error::Io(error)
    }
}

/// A commit of a repository.
#[derive(Debug)]
pub struct Revision {
    /// The worktree's topmost folder.
    top: PathBuf,
    commit: String,
}

impl Revision {
    /// A revision of the repository that a folder is in. `A...` is the commit where A and the current one parted.
    ///
    /// # Errors
    /// Where there is no repository, or no such revision.
    pub fn find(folder: &Path, name: &str) -> Result<Self, Error> {
        let top = PathBuf::from(line(git(folder, ["rev-parse", "--show-toplevel"])?));
        let commit = match name.strip_suffix(MERGE_BASE) {
            Some(name) => git(&top, ["merge-base", "--end-of-options", name, "HEAD"])?,
            None => {
                let commit = format!("{name}^{{commit}}");
                let found = git(&top, ["rev-parse", "--verify", "--end-of-options", &commit]);
                found.map_err(|_| Error::Unknown(name.to_owned()))?
            }
        };
        Ok(Self {
            top: top.canonicalize()?,
            commit: line(commit),
        })
    }

    /// A path from the topmost folder of the repository. It need not exist.
    ///
    /// # Errors
    /// Where it is not in the repository.
    pub fn inside(&self, path: &Path) -> Result<PathBuf, Error> {
        let absolute = without_dots(&std::path::absolute(path)?);
        let mut existing = absolute.as_path();
        while !existing.exists() {
            existing = existing.parent().unwrap_or(Path::new("/"));
        }
        let rest = absolute.strip_prefix(existing).unwrap_or(Path::new(""));
        let real = existing.canonicalize()?.join(rest);
        let inside = real.strip_prefix(&self.top);
        let inside = inside.map_err(|_| Error::Outside(path.to_owned()))?;
        Ok(inside.to_owned())
    }

    /// Writes the files below some paths of the repository into a folder; with no path, all files. Submodules and links that lead out
    /// of the folder are left out.
    ///
    /// # Errors
    /// Where git fails, or files cannot be written.
    pub fn export(&self, paths: &[PathBuf], folder: &Path) -> Result<(), Error> {
        let blobs = self.blobs(paths)?;
        let mut child = command(&self.top)
            .args(["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(Error::Start)?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let names: String = blobs.iter().map(|blob| format!("{}\n", blob.id)).collect();
        let written = thread::scope(|scope| {
            // git stops reading names while nobody reads what it writes.
            scope.spawn(move || input.map(|mut input| input.write_all(names.as_bytes())));
            output.map_or(Ok(()), |output| write_all(&blobs, output, folder))
        });
        let status = child.wait()?;
        written?;
        match status.success() {
            true => Ok(()),
            false => Err(Error::Git("it cannot read the objects".to_owned())),
        }
    }

    /// The files below some paths.
    fn blobs(&self, paths: &[PathBuf]) -> Result<Vec<Blob>, Error> {
        let mut arguments: Vec<&OsStr> = ["ls-tree", "-r", "-z", "--full-tree", &self.commit]
            .map(OsStr::new)
            .to_vec();
        arguments.push("--".as_ref());
        let is_all = paths.iter().any(|path| path.as_os_str().is_empty());
        let given = paths.iter().map(|path| path.as_os_str());
        arguments.extend(given.filter(|_| !is_all));
        let listing = git(&self.top, arguments)?;
        let entries = listing.split(|byte| *byte == 0);
        Ok(entries.filter_map(Blob::read).collect())
    }
}
