//! Patterns of paths below a folder, as `.gitignore` has them.

use std::path::{Component, Path, PathBuf};

use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// Patterns of paths below a folder. One with a slash begins at the folder, one without matches at any depth, and what matches a
/// folder matches all below it.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    folder: PathBuf,
    current: PathBuf,
    set: GlobSet,
}

impl Patterns {
    /// Patterns below a folder. Paths that are not absolute begin at the current folder.
    ///
    /// # Errors
    /// Where one is no pattern.
    pub fn new<'p>(
        folder: &Path,
        current: &Path,
        patterns: impl IntoIterator<Item = &'p str>,
    ) -> Result<Self, globset::Error> {
        let mut set = GlobSetBuilder::new();
        for pattern in patterns {
            for glob in globs(pattern)? {
                set.add(glob);
            }
        }
        Ok(Self {
            folder: without_dots(&current.join(folder)),
            current: current.to_owned(),
            set: set.build()?,
        })
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty()
    }

    /// Whether one matches a path.
    pub fn is_match(&self, path: &Path) -> bool {
        if self.is_empty() {
            return false;
        }
        let path = without_dots(&self.current.join(path));
        path.strip_prefix(&self.folder)
            .is_ok_and(|below| self.set.is_match(below))
    }
}

/// The globs of a pattern: for what it matches, and for all below.
fn globs(pattern: &str) -> Result<[Glob; 2], globset::Error> {
    let plain = pattern.trim_end_matches('/');
    let plain = match plain.contains('/') {
        true => plain
            .trim_start_matches("./")
            .trim_start_matches('/')
            .to_owned(),
        false => format!("**/{plain}"),
    };
    let glob = |text: &str| GlobBuilder::new(text).literal_separator(true).build();
    Ok([glob(&plain)?, glob(&format!("{plain}/**"))?])
}

/// A path without `.` and `..`.
pub fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            component => plain.push(component),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(pattern: &str, path: &str, expected: bool) {
        let (folder, current) = (Path::new(".."), Path::new("/repo/clusters"));
        let patterns = Patterns::new(folder, current, [pattern]).expect("a pattern");
        assert_eq!(
            patterns.is_match(Path::new(path)),
            expected,
            "{pattern} {path}"
        );
    }

    #[test]
    fn patterns_begin_at_their_folder_or_anywhere() {
        case("clusters/prod", "prod/a.yaml", true);
        case("clusters/prod/", "./prod/x/a.yaml", true);
        case("/clusters/*/a.yaml", "prod/a.yaml", true);
        case("prod/a.yaml", "prod/a.yaml", false);
        case("vendor", "prod/vendor/a.yaml", true);
        case("*.gen.yaml", "prod/a.gen.yaml", true);
        case("clusters/*.yaml", "prod/a.yaml", false);
        case("**", "/elsewhere/a.yaml", false);
    }
}
