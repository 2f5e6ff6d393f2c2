//! CRDs that users give.

use anyhow::anyhow;

use crate::admission::given::Given;
use crate::source::{Role, Sources};

/// Reads the CRDs in files and folders.
pub(super) fn read(paths: &[String]) -> anyhow::Result<Given> {
    let mut sources = Sources::default();
    sources.read(paths, Role::With)?;
    let texts = sources.sources.iter();
    let texts = texts.map(|source| (source.name.as_str(), source.text(), source.found));
    Given::read(texts).map_err(|(file, error)| anyhow!("`--crd`: `{file}`: {error}"))
}
