//! Another program that shows differences, as kubectl calls it: with two folders that hold a file an object.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// A file an object: its name, and its texts before and afterwards; none where the object does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// `group.version.kind.namespace.name`.
    pub name: String,
    /// Before.
    pub before: Option<String>,
    /// Afterwards.
    pub after: Option<String>,
}

/// Why a program could not show a difference.
#[derive(Debug)]
pub enum Error {
    /// The folders could not be written.
    Folders(io::Error),
    /// It could not be started.
    Start(String, io::Error),
    /// It ended with more than 1, which stands for trouble, or by a signal.
    Failed(String, Option<i32>),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Folders(error) => write!(f, "cannot write files for the diff program: {error}"),
            Error::Start(program, error) => write!(f, "cannot run `{program}`: {error}"),
            Error::Failed(program, Some(status)) => {
                write!(f, "`{program}` failed with exit status {status}")
            }
            Error::Failed(program, None) => write!(f, "`{program}` was killed"),
        }
    }
}

impl std::error::Error for Error {}

/// Runs a program with its arguments and the folders `LIVE-…` and `MERGED-…`. It prints to `out`, or where none is given to
/// where we print.
///
/// # Errors
/// Where it cannot run, or ends otherwise than with 0 or 1.
pub fn run(command: &str, pairs: &[Pair], out: Option<fs::File>) -> Result<(), Error> {
    let mut words = command.split_whitespace();
    let program = words.next().unwrap_or_default();
    let live = folder("LIVE-", pairs, |pair| pair.before.as_deref()).map_err(Error::Folders)?;
    let merged = folder("MERGED-", pairs, |pair| pair.after.as_deref()).map_err(Error::Folders)?;
    let mut command = Command::new(program);
    command.args(words).arg(live.path()).arg(merged.path());
    if let Some(out) = out {
        command.stdout(Stdio::from(out));
    }
    let status = command.status();
    let status = status.map_err(|error| Error::Start(program.to_owned(), error))?;
    match status.code() {
        Some(0 | 1) => Ok(()),
        code => Err(Error::Failed(program.to_owned(), code)),
    }
}

fn folder(
    prefix: &str,
    pairs: &[Pair],
    text: impl Fn(&Pair) -> Option<&str>,
) -> io::Result<tempfile::TempDir> {
    let folder = tempfile::Builder::new().prefix(prefix).tempdir()?;
    for pair in pairs {
        if let Some(text) = text(pair) {
            fs::write(folder.path().join(Path::new(&pair.name)), text)?;
        }
    }
    Ok(folder)
}
