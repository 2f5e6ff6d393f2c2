//! Files of a commit, and how they come onto the disk.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Component, Path, PathBuf};
use std::process::ChildStdout;

use super::Error;

/// A file of a commit.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Blob {
    pub(super) id: String,
    path: PathBuf,
    is_link: bool,
}

impl Blob {
    /// Reads `MODE blob ID\tPATH`; none where it is no file.
    pub(super) fn read(entry: &[u8]) -> Option<Self> {
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
pub(super) fn write_all(blobs: &[Blob], output: ChildStdout, folder: &Path) -> Result<(), Error> {
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
