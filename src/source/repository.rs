//! Names of sources by their places in a repository, as other tools and files that are kept know them.

use std::path::PathBuf;

use super::without_dots;

/// The file that makes its folder a Helm chart.
const CHART: &str = "Chart.yaml";

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

    /// The path of a file that a built document names as its origin, if it is here. kustomize names files from the folder that it
    /// built, which nobody knows afterwards, Helm from the folder that the chart is in.
    pub fn origin(&self, origin: &str) -> Option<String> {
        let below = origin.trim_start_matches("../");
        let in_chart = below.split_once('/').map(|(_, path)| path);
        let in_chart = in_chart.filter(|_| self.folder.join(CHART).is_file());
        let names = [Some(origin), Some(below), in_chart];
        let file = names
            .into_iter()
            .flatten()
            .find(|name| self.folder.join(name).is_file())?;
        Some(self.path(file))
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
