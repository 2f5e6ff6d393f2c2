//! Which files a kustomization applies to others instead of taking them as manifests.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;

use crate::tree::Node;
use crate::yaml::{self, Limits};

/// Names that kustomize looks for.
const NAMES: [&str; 3] = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

/// Lists of patches: those of files, and those of maps with a `path`.
const LISTS: [&str; 5] = [
    "patches",
    "patchesStrategicMerge",
    "patchesJson6902",
    "transformers",
    "generators",
];

/// Whether a file of this name is a kustomization.
pub(super) fn is_name(name: &OsStr) -> bool {
    NAMES.iter().any(|known| name == *known)
}

/// The files that a kustomization names as patches, relative to its folder. One that cannot be parsed names none.
pub(super) fn patches(file: &Path) -> io::Result<Vec<String>> {
    let text = fs::read(file)?;
    let Ok(document) = yaml::read(&text, &Limits::default()) else {
        return Ok(Vec::new());
    };
    let lists = LISTS
        .iter()
        .filter_map(|key| document.root.get(key)?.as_list());
    let named = lists.flatten().filter_map(|item| path_of(item));
    Ok(named
        .map(|path| path.trim_start_matches("./").to_owned())
        .collect())
}

/// The path of a patch; what has line breaks is the patch itself.
fn path_of(item: &Node) -> Option<&str> {
    let path = item.as_text().or_else(|| item.text_at(&["path"]))?;
    (!path.contains('\n')).then_some(path)
}
