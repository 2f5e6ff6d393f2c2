//! Calls of git.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use super::Error;

/// Variables for git: it asks nobody, changes nothing, and fetches nothing that the repository lacks.
const ENVIRONMENT: [(&str, &str); 3] = [
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_OPTIONAL_LOCKS", "0"),
    ("GIT_NO_LAZY_FETCH", "1"),
];

/// What git prints.
pub(super) fn git<A: AsRef<OsStr>>(
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

/// A call of git in a folder.
pub(super) fn command(folder: &Path) -> Command {
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
pub(super) fn line(bytes: Vec<u8>) -> String {
    let text = String::from_utf8_lossy(&bytes);
    text.trim_end_matches(['\r', '\n']).to_owned()
}
