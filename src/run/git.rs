//! Files as they are at a revision of a git repository, read from its objects: neither worktree nor index are touched.
//!
//! It is the git of the machine that reads them. So revisions are written as everybody knows them, and worktrees, alternates,
//! SHA-256 repositories and reftables work; a library of the same reach would be a hundred crates for three commands.

use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::process::{ChildStdout, Command, Stdio};
use std::thread;

/// Variables for git: it asks nobody, changes nothing, and fetches nothing that the repository lacks.
const ENVIRONMENT: [(&str, &str); 3] = [
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
];

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
        let absolute = plain(&std::path::absolute(path)?);
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

/// A file of a commit.
#[derive(Debug, PartialEq, Eq)]
struct Blob {
    id: String,
    path: PathBuf,
    is_link: bool,
}

impl Blob {
    /// Reads `MODE blob ID\tPATH`; none where it is no file.
    fn read(entry: &[u8]) -> Option<Self> {
        let entry = std::str::from_utf8(entry).ok()?;
        let (head, path) = entry.split_once('\t')?;
        let mut words = head.split(' ');
        let (mode, ty, id) = (words.next()?, words.next()?, words.next()?);
        let path = PathBuf::from(path);
        let is_inside = path
            .components()
            .all(|it| matches!(it, Component::Normal(_)));
        (ty == "blob" && is_inside).then(|| Self {
            id: id.to_owned(),
            path,
            is_link: mode == "120000",
        })
    }
}

/// Writes files as `git cat-file --batch` prints them: `ID blob SIZE`, the content, a line break.
fn write_all(blobs: &[Blob], output: ChildStdout, folder: &Path) -> Result<(), Error> {
    let mut output = BufReader::new(output);
    for blob in blobs {
        let mut head = String::new();
        output.read_line(&mut head)?;
        let size = head.trim_end().rsplit(' ').next().unwrap_or_default();
        let size: u64 = size
            .parse()
            .map_err(|_| Error::Git(format!("no object {}", blob.id)))?;
        let mut content = Vec::new();
        output.by_ref().take(size).read_to_end(&mut content)?;
        output.read_exact(&mut [0])?;
        write(blob, &content, folder)?;
    }
    Ok(())
}

fn write(blob: &Blob, content: &[u8], folder: &Path) -> io::Result<()> {
    let path = folder.join(&blob.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    match blob.is_link {
        true => link(blob, content, &path),
        false => fs::write(path, content),
    }
}

/// Makes a link that leads to something in the same folder.
#[cfg(unix)]
fn link(blob: &Blob, target: &[u8], path: &Path) -> io::Result<()> {
    use std::os::unix::ffi::OsStrExt;

    let target = Path::new(OsStr::from_bytes(target));
    let from = blob.path.parent().unwrap_or(Path::new(""));
    match target.is_relative() && !climbs_out(&from.join(target)) {
        true => std::os::unix::fs::symlink(target, path),
        false => Ok(()),
    }
}

/// Links are left out where making them takes rights.
#[cfg(not(unix))]
fn link(_: &Blob, _: &[u8], _: &Path) -> io::Result<()> {
    Ok(())
}

/// Whether a relative path leads above where it begins.
fn climbs_out(path: &Path) -> bool {
    let mut depth = 0_usize;
    path.components().any(|component| {
        match component {
            Component::Normal(_) => depth += 1,
            Component::ParentDir if depth > 0 => depth -= 1,
            Component::ParentDir => return true,
            _ => {}
        }
        false
    })
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// What git prints.
fn git<A: AsRef<OsStr>>(
    folder: &Path,
    arguments: impl IntoIterator<Item = A>,
) -> Result<Vec<u8>, Error> {
    let output = command(folder).args(arguments).output();
    let output = output.map_err(Error::Start)?;
    match output.status.success() {
        true => Ok(output.stdout),
        false => Err(Error::Git(message(&output.stderr))),
    }
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).envs(ENVIRONMENT);
    command
}

/// The first line of what git says, without `fatal:`.
fn message(stderr: &[u8]) -> String {
    let text = String::from_utf8_lossy(stderr);
    let line = text.lines().next().unwrap_or_default();
    line.trim_start_matches("fatal: ").to_owned()
}

/// The text of a line.
fn line(bytes: Vec<u8>) -> String {
    let text = String::from_utf8_lossy(&bytes);
    text.trim_end_matches(['\r', '\n']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_from_submodules_and_links() {
        let blob = |path: &str, is_link| {
            Some(Blob {
                id: "abc".to_owned(),
                path: path.into(),
                is_link,
            })
        };
        let cases = [
            ("100644 blob abc\ta b/c.yaml", blob("a b/c.yaml", false)),
            ("120000 blob abc\tlink", blob("link", true)),
            ("160000 commit abc\tmodule", None),
            ("100644 blob abc\t../out", None),
            ("", None),
        ];
        for (entry, expected) in cases {
            assert_eq!(Blob::read(entry.as_bytes()), expected, "{entry}");
        }
    }

    #[test]
    fn paths_climb_out_or_not() {
        let cases = [("a/../b", false), ("../b", true), ("a/../../b", true)];
        for (path, expected) in cases {
            assert_eq!(climbs_out(Path::new(path)), expected, "{path}");
        }
    }
}
