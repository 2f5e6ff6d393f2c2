//! The repository that the program is called in.

use std::env;
use std::io;

use crate::source::Repository;

/// What lies in a repository's root.
const MARK: &str = ".git";

/// The repository around the current folder; the folder itself where there is none.
pub(super) fn here() -> io::Result<Repository> {
    let folder = env::current_dir()?;
    let root = folder.ancestors().find(|above| above.join(MARK).exists());
    Ok(Repository {
        root: root.unwrap_or(&folder).to_owned(),
        folder,
    })
}
