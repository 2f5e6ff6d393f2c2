//! What exists in the cluster.

use std::collections::{BTreeSet, HashSet};

use serde_json::{Value, json};

use super::Cluster;
use crate::cli::args::Extent;
use crate::cluster::{ApiResource, Listed, Scope};
use crate::document::Content;
use crate::go::json_text;
use crate::plan::Input;
use crate::resource::kind::GROUP;
use crate::source::Role;
use crate::yaml::write::manifest;

/// What is kept of the metadata of an object that is judged although no file has it: what users write.
const WRITTEN: [&str; 4] = ["annotations", "labels", "name", "namespace"];

impl Cluster<'_> {
    /// Adds what exists.
    pub(in crate::cli) fn add_live(&self, input: &mut Input, extent: Extent) -> anyhow::Result<()> {
        let scope = match extent {
            Extent::Everything => Scope::Everywhere,
            Extent::Input | Extent::Namespaces => Scope::Namespaces(self.namespaces(input, extent)),
        };
        let lists = self.connection.list(&self.kinds()?, &scope)?;
        if extent != Extent::Input {
            self.judge(input, &lists);
        }
        for list in lists.iter().filter(|list| !list.items.is_empty()) {
            self.add(input, Role::Live, list.text());
        }
        Ok(())
    }

    /// The namespaces of the operator's kinds in an input, sorted.
    fn namespaces(&self, input: &Input, extent: Extent) -> Vec<String> {
        let mut namespaces = BTreeSet::new();
        for (number, document) in &input.documents {
            let role = input.sources.sources.get(*number).map(|source| source.role);
            let is_ours = matches!(
                document.content,
                Content::Resource(..) | Content::OtherVersion(..)
            );
            if role == Some(Role::Judged) && is_ours {
                namespaces.insert(document.namespace_or(self.namespace()).to_owned());
            }
        }
        if extent != Extent::Input && (namespaces.is_empty() || self.args.namespace.is_some()) {
            namespaces.insert(self.namespace().to_owned());
        }
        namespaces.into_iter().collect()
    }

    /// Adds resources of the operator's kinds to what is judged that no file has.
    fn judge(&self, input: &mut Input, lists: &[Listed]) {
        let documents = input.documents.iter();
        let known: HashSet<(&str, &str, &str)> = documents
            .map(|(_, it)| (&*it.kind, it.namespace_or(self.namespace()), &*it.name))
            .collect();
        let lists = lists.iter().filter(|it| it.resource.group == GROUP);
        let items = lists.flat_map(|list| list.items.iter().map(|item| (list.resource, item)));
        let unknown = items.filter(|(resource, item)| {
            !known.contains(&(resource.kind, &*item.namespace, &*item.name))
        });
        let texts: Vec<String> = unknown
            .map(|(resource, item)| manifest(&written(resource, &item.text)))
            .collect();
        if !texts.is_empty() {
            self.add(input, Role::Judged, texts.join("---\n"));
        }
    }
}

/// What a user wrote of an object that an API server gives.
fn written(resource: ApiResource, text: &str) -> Value {
    let object = json_text::value(text);
    let mut metadata = object["metadata"].clone();
    if let Some(fields) = metadata.as_object_mut() {
        fields.retain(|key, _| WRITTEN.contains(&key.as_str()));
    }
    json!({
        "apiVersion": resource.api_version(),
        "kind": resource.kind,
        "metadata": metadata,
        "spec": object["spec"],
    })
}
