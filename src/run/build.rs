//! A command that builds the input, such as `kubectl kustomize overlays/prod`.

use std::fmt;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Why nothing is built.
#[derive(Debug)]
pub enum Error {
    /// The shell cannot be started.
    Start(io::Error),
    /// The command failed.
    Failed(String, Option<i32>),
    /// The command printed nothing.
    Empty(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Start(error) => write!(f, "cannot run a shell for the build: {error}"),
            Error::Failed(command, Some(status)) => {
                write!(f, "the build `{command}` failed with exit status {status}")
            }
            Error::Failed(command, None) => write!(f, "the build `{command}` was killed"),
            Error::Empty(command) => write!(f, "the build `{command}` printed nothing"),
        }
    }
}

impl std::error::Error for Error {}

/// What a command prints in a folder. It runs in a shell, and its messages go where ours go.
///
/// # Errors
/// Where it fails, or prints nothing.
pub fn build(command: &str, folder: &Path) -> Result<Vec<u8>, Error> {
    let output = shell(command)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(Error::Start)?;
    match output.status.code() {
        Some(0) if output.stdout.iter().all(u8::is_ascii_whitespace) => {
            Err(Error::Empty(command.to_owned()))
        }
        Some(0) => Ok(output.stdout),
        code => Err(Error::Failed(command.to_owned(), code)),
    }
}

#[cfg(unix)]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command);
    shell
}

#[cfg(not(unix))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("cmd");
    shell.arg("/C").arg(command);
    shell
}
