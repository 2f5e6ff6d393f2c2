//! The cluster that a command asks, where it asks one: what is read there becomes sources like files.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::env;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;
use serde_json::{Value, json};

use super::args::{ClusterArgs, GlobalArgs, InputArgs, RefsMode};
use super::paths::Extent;
use crate::cluster::{
    Access, ApiResource, Ask, CORE, Connection, Kubeconfigs, Listed, Scope, of_operator,
};
use crate::document::Content;
use crate::go::json_text;
use crate::ops::unresolved::{Unresolved, unresolved};
use crate::plan::{Input, Options};
use crate::source::{Role, Source};
use crate::yaml::Limits;
use crate::yaml::write::manifest;

/// Where the operator's own instructions put it.
const OPERATOR_NAMESPACE: &str = "toolhive-system";

/// What is kept of the metadata of an object that is judged although no file has it: what users write.
const WRITTEN: [&str; 4] = ["annotations", "labels", "name", "namespace"];

/// A cluster that can be asked.
pub(super) struct Cluster<'a> {
    args: &'a InputArgs,
    access: Access,
    connection: Connection,
    /// What its sources are called.
    name: String,
    extent: Option<Extent>,
}

impl<'a> Cluster<'a> {
    /// The cluster that arguments ask, if they ask one.
    pub(super) fn asked(
        args: &'a InputArgs,
        extent: Option<Extent>,
    ) -> anyhow::Result<Option<Self>> {
        let refs = args.refs == RefsMode::Cluster;
        if !refs && extent.is_none() {
            if args.cluster.check_secrets {
                bail!(
                    "`--check-secrets` asks a cluster, and nothing else does: `--refs cluster` looks up all references"
                );
            }
            if !args.is_auto() {
                return Ok(None);
            }
        }
        let mut access = Access::find(&ask(&args.cluster))?;
        if let Some(namespace) = &args.namespace {
            access.namespace.clone_from(namespace);
        }
        Ok(Some(Self {
            args,
            connection: Connection::open(&access)?,
            name: format!("cluster {}", access.name),
            access,
            extent,
        }))
    }

    /// The namespace of documents that name none.
    pub(super) fn namespace(&self) -> &str {
        &self.access.namespace
    }

    /// Whether it is read for what the input needs.
    pub(super) fn is_read(&self) -> bool {
        self.extent.is_some() || self.args.refs == RefsMode::Cluster
    }

    /// Adds what exists.
    pub(super) fn add_live(&self, input: &mut Input, extent: Extent) -> anyhow::Result<()> {
        let scope = match extent {
            Extent::Everything => Scope::Everywhere,
            Extent::Input | Extent::Namespaces => Scope::Namespaces(self.namespaces(input, extent)),
        };
        let mut kinds = self.connection.kinds()?;
        kinds.extend(CORE);
        let lists = self.connection.list(&kinds, &scope)?;
        if extent != Extent::Input
            && let Some(proxies) = lists.first()
        {
            self.judge(input, proxies);
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

    /// Adds proxies to what is judged that no file has.
    fn judge(&self, input: &mut Input, proxies: &Listed) {
        let kind = proxies.resource.kind;
        let known: HashSet<(String, String)> = input
            .documents
            .iter()
            .filter(|(_, document)| document.kind == kind)
            .map(|(_, it)| {
                (
                    it.namespace_or(self.namespace()).to_owned(),
                    it.name.to_string(),
                )
            })
            .collect();
        let unknown = proxies.items.iter();
        let unknown =
            unknown.filter(|it| !known.contains(&(it.namespace.clone(), it.name.clone())));
        let texts: Vec<String> = unknown.map(|it| manifest(&written(&it.text))).collect();
        if !texts.is_empty() {
            self.add(input, Role::Judged, texts.join("---\n"));
        }
    }

    /// The operator's Deployments, as an input of their own.
    pub(super) fn operator(&self) -> anyhow::Result<Input> {
        let deployments = self.connection.deployments(OPERATOR_NAMESPACE)?;
        let mut input = Input::default();
        self.add(&mut input, Role::With, deployments.text());
        if input.installations().next().is_none() {
            let name = &self.name;
            bail!(
                "no Deployment of the operator is in {name}; `--operator-version` names the release that judges"
            );
        }
        Ok(input.only(|document| !document.installations.is_empty()))
    }

    /// Adds the operator's Deployments to an input.
    pub(super) fn add_operator(&self, input: &mut Input, operator: &Input) {
        for source in &operator.sources.sources {
            input.add(Arc::clone(source), &Limits::default());
        }
    }

    /// Adds what the input refers to and does not have; of Secrets the names of keys, and only where that is asked for.
    pub(super) fn add_references(
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

    fn add(&self, input: &mut Input, role: Role, text: String) {
        let source = Source::new(&self.name, role, false, text.into_bytes());
        input.add(source.into(), &Limits::default());
    }

    /// Says where the cluster's CRDs are not those that judge.
    pub(super) fn check_crds(
        &self,
        _options: &mut Options,
        _args: &InputArgs,
        _global: &GlobalArgs,
    ) -> anyhow::Result<()> {
        Ok(())
    }
}

const SECRET: &str = "Secret";

/// What a user wrote of an object that an API server gives.
fn written(text: &str) -> Value {
    let object = json_text::value(text);
    let mut metadata = object["metadata"].clone();
    if let Some(fields) = metadata.as_object_mut() {
        fields.retain(|key, _| WRITTEN.contains(&key.as_str()));
    }
    let proxy = of_operator().next();
    json!({
        "apiVersion": proxy.map(|it| it.api_version()),
        "kind": proxy.map(|it| it.kind),
        "metadata": metadata,
        "spec": object["spec"],
    })
}

fn ask(args: &ClusterArgs) -> Ask {
    Ask {
        kubeconfigs: match &args.kubeconfig {
            Some(file) => Kubeconfigs::Named(file.clone()),
            None => Kubeconfigs::Usual(usual()),
        },
        context: args.context.clone(),
        cluster: args.cluster.clone(),
        user: args.user.clone(),
        impersonate: args.impersonate.clone(),
        groups: args.groups.clone(),
        timeout: args.request_timeout.0,
    }
}

/// Those of `KUBECONFIG`, else the one of the home folder.
fn usual() -> Vec<PathBuf> {
    let named = env::var_os("KUBECONFIG").filter(|it| !it.is_empty());
    match named {
        Some(paths) => env::split_paths(&paths)
            .filter(|path| !path.as_os_str().is_empty())
            .collect(),
        None => env::home_dir()
            .map(|home| home.join(".kube").join("config"))
            .into_iter()
            .collect(),
    }
}
