//! Schemas as files, in the layout of catalogs that kubeconform and flux-schema read.

use schemars::Schema;

use super::json_schema::{VERSIONS, of_all, of_kind};
use crate::release::Release;
use crate::resource::KINDS;
use crate::resource::kind::GROUP;

/// A file of a catalog.
#[derive(Debug)]
pub struct Page {
    /// Its path: `GROUP/KIND_VERSION.json`, in lower case.
    pub path: String,
    /// What it holds.
    pub schema: Schema,
}

/// The catalog of a release: a file for each kind and served version, and `all.json` for all together.
pub fn catalog(release: Release) -> Vec<Page> {
    let kinds = KINDS.iter().filter(|kind| kind.releases.contains(release));
    let mut pages: Vec<Page> = kinds
        .flat_map(|kind| {
            VERSIONS.map(|version| Page {
                path: format!("{GROUP}/{}_{version}.json", kind.name.to_lowercase()),
                schema: of_kind(kind, release, &[version]),
            })
        })
        .collect();
    pages.push(Page {
        path: format!("{GROUP}/all.json"),
        schema: of_all(release),
    });
    pages
}
