//! Names of sources by their places in a repository, as other tools and files that are kept know them.

use std::path::PathBuf;

use super::without_dots;

/// Where sources are named from, and where their repository begins.
#[derive(Clone, Debug, Default)]
pub struct Repository {
    /// The repository's root, an absolute path.
    pub root: PathBuf,
    /// The folder that names of sources are relative to, an absolute path.
    pub folder: PathBuf,
}

impl Repository {
    /// The path of a source below the root, with slashes; an absolute one where it lies outside.
    pub fn path(&self, name: &str) -> String {
        let path = without_dots(&self.folder.join(name));
        let path = path.strip_prefix(&self.root).unwrap_or(&path);
        path.to_string_lossy().replace('\\', "/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_are_named_from_the_root() {
        let repository = Repository {
            root: "/repo".into(),
            folder: "/repo/clusters".into(),
        };
        let path = |name| repository.path(name);
        assert_eq!(path("a.yaml"), "clusters/a.yaml");
        assert_eq!(path("../base/./b.yaml"), "base/b.yaml");
        assert_eq!(path("/repo/c.yaml"), "c.yaml");
        assert_eq!(path("/tmp/d.yaml"), "/tmp/d.yaml");
        assert_eq!(path("<stdin>"), "clusters/<stdin>");
    }
}
