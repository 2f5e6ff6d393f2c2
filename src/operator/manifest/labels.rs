//! Labels and annotations: the operator's own, and what a proxy adds to them (`controllerutil.MergeStringMaps`).

use std::collections::BTreeMap;

use crate::resource::StringMap;

/// Labels or annotations.
pub(super) type Texts = BTreeMap<String, String>;

/// The operator's own entries and those of a proxy. Where both have a key, the operator's value counts.
pub(super) fn merge(own: Texts, added: Option<&StringMap<String>>) -> Texts {
    let added = added.into_iter().flat_map(StringMap::iter);
    let mut merged: Texts = added
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    merged.extend(own);
    merged
}
