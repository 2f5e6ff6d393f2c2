//! What the input refers to and does not have.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::Cluster;
use crate::cli::args::RefsMode;
use crate::cluster::{ApiResource, CORE, Scope};
use crate::ops::unresolved::{Unresolved, unresolved};
use crate::plan::{Input, Options};
use crate::source::Role;

const SECRET: &str = "Secret";

impl Cluster<'_> {
    /// Adds what the input refers to and does not have; of Secrets the names of keys, and only where that is asked for.
    pub(in crate::cli) fn add_references(
        &self,
        input: &mut Input,
        options: &Options,
    ) -> anyhow::Result<()> {
        if self.args.refs == RefsMode::Cluster {
            self.look_up(input, options)?;
        }
        if self.args.cluster.check_secrets {
            let secrets = unresolved(input, options).into_iter();
            let secrets = secrets.filter(|it| it.kind == SECRET);
            let names: Vec<_> = secrets.map(|it| (it.namespace, it.name)).collect();
            for secret in self.connection.secrets(&names)? {
                let keys = secret.keys.into_iter().map(|key| (key, Value::from("")));
                let data: serde_json::Map<String, Value> = keys.collect();
                let object = json!({
                    "apiVersion": "v1",
                    "kind": SECRET,
                    "metadata": { "name": secret.name, "namespace": secret.namespace },
                    "data": data,
                });
                self.add(input, Role::With, object.to_string());
            }
        }
        Ok(())
    }

    /// Adds what is referred to, and what that refers to.
    fn look_up(&self, input: &mut Input, options: &Options) -> anyhow::Result<()> {
        let served = self.connection.kinds()?;
        let kinds: Vec<ApiResource> = served.into_iter().chain(CORE).collect();
        let mut known: BTreeSet<Unresolved> = BTreeSet::new();
        loop {
            let missing = unresolved(input, options);
            let fresh: Vec<&Unresolved> = missing.difference(&known).collect();
            let mut by_kind: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
            for it in &fresh {
                by_kind
                    .entry(it.kind)
                    .or_default()
                    .insert(it.namespace.as_str());
            }
            let wanted = kinds.iter().filter(|kind| by_kind.contains_key(kind.kind));
            let wanted: Vec<ApiResource> = wanted.copied().collect();
            if wanted.is_empty() {
                return Ok(());
            }
            let namespaces: BTreeSet<&str> = by_kind.values().flatten().copied().collect();
            let namespaces = namespaces.into_iter().map(str::to_owned).collect();
            let lists = self
                .connection
                .list(&wanted, &Scope::Namespaces(namespaces))?;
            for mut list in lists {
                let kind = list.resource.kind;
                list.items.retain(|item| {
                    let mut fresh = fresh.iter();
                    fresh.any(|it| {
                        (it.kind, &it.namespace, &it.name) == (kind, &item.namespace, &item.name)
                    })
                });
                if !list.items.is_empty() {
                    self.add(input, Role::With, list.text());
                }
            }
            known.extend(missing);
        }
    }
}
