//! What the input refers to and does not have.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Cluster;
use crate::cli::args::RefsMode;
use crate::cluster::{ApiResource, Item, Scope};
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
            self.add_secrets(input, options)?;
        }
        Ok(())
    }

    /// Adds what is referred to, and what that refers to.
    fn look_up(&self, input: &mut Input, options: &Options) -> anyhow::Result<()> {
        let kinds = self.kinds()?;
        let mut known: BTreeSet<Unresolved> = BTreeSet::new();
        loop {
            let missing = unresolved(input, options);
            let fresh: BTreeSet<Unresolved> = missing.difference(&known).cloned().collect();
            let is_wanted = |kind: &&ApiResource| fresh.iter().any(|it| it.kind == kind.kind);
            let wanted: Vec<ApiResource> = kinds.iter().filter(is_wanted).copied().collect();
            if wanted.is_empty() {
                return Ok(());
            }
            let namespaces: BTreeSet<&String> = fresh.iter().map(|it| &it.namespace).collect();
            let scope = Scope::Namespaces(namespaces.into_iter().cloned().collect());
            for mut list in self.connection.list(&wanted, &scope)? {
                let kind = list.resource.kind;
                list.items
                    .retain(|item| fresh.contains(&unresolved_item(kind, item)));
                if !list.items.is_empty() {
                    self.add(input, Role::With, list.text());
                }
            }
            known.extend(missing);
        }
    }

    /// Adds the Secrets that are referred to and exist, without their values.
    fn add_secrets(&self, input: &mut Input, options: &Options) -> anyhow::Result<()> {
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
        Ok(())
    }
}

fn unresolved_item(kind: &'static str, item: &Item) -> Unresolved {
    Unresolved {
        kind,
        namespace: item.namespace.clone(),
        name: item.name.clone(),
    }
}
