//! What rules look at: a proxy with all that it refers to, a configuration, the whole input.

use std::cell::{Cell, OnceCell};

use serde_json::Value;

use super::known::Known;
use super::pod::Pods;
use crate::operator::config::ConfigSpec;
use crate::operator::proxy::{self, Proxy};
use crate::operator::world::Fetched;
use crate::plan::{Entry, Plan, Resource};
use crate::resource::Object;
use crate::resource::external_auth_config::{EmbeddedAuthServerConfig, MCPExternalAuthConfigSpec};
use crate::resource::oidc_config::{InlineOIDCSharedConfig, MCPOIDCConfigSpec};
use crate::resource::remote_proxy::MCPRemoteProxySpec;
use crate::resource::telemetry_config::MCPTelemetryConfigSpec;
use crate::resource::tool_config::MCPToolConfigSpec;

/// The whole input.
pub(super) struct Scene<'a> {
    /// The plan.
    pub(super) plan: &'a Plan<'a>,
    /// The Secrets, ConfigMaps and ServiceAccounts of the input.
    pub(super) known: Known<'a>,
    /// Where the resources stand among those of the plan, in the order of their keys.
    places: Vec<usize>,
    /// Whether something refers to a resource, as far as references were followed.
    used: Vec<Cell<bool>>,
}

/// Kind, namespace and name.
type Key<'a> = (&'a str, &'a str, &'a str);

/// A configuration.
pub(super) struct ConfigView<'a, T> {
    /// Its document.
    pub(super) entry: &'a Entry,
    /// What is stored of it.
    pub(super) object: &'a Object,
    /// What it says.
    pub(super) spec: &'a T,
}

/// A proxy, with the configurations that it refers to, as far as they are in the input.
pub(super) struct ProxyView<'a> {
    /// The whole input.
    pub(super) scene: &'a Scene<'a>,
    /// Its document.
    pub(super) entry: &'a Entry,
    /// What is stored of it.
    pub(super) object: &'a Object,
    /// What the operator sees of it.
    pub(super) proxy: Proxy<'a>,
    /// What it says.
    pub(super) spec: &'a MCPRemoteProxySpec,
    /// How clients prove who they are.
    pub(super) oidc: Option<ConfigView<'a, MCPOIDCConfigSpec>>,
    /// How it proves itself to the remote server.
    pub(super) external_auth: Option<ConfigView<'a, MCPExternalAuthConfigSpec>>,
    /// The configuration that may hold its authorization server.
    pub(super) auth_server: Option<ConfigView<'a, MCPExternalAuthConfigSpec>>,
    /// Where its traces and metrics go.
    pub(super) telemetry: Option<ConfigView<'a, MCPTelemetryConfigSpec>>,
    resource: &'a Resource<'a>,
    pods: OnceCell<Option<Pods<'a>>>,
}

impl<'a> Scene<'a> {
    /// The scene of a plan.
    pub(super) fn new(plan: &'a Plan<'a>) -> Self {
        let mut places: Vec<usize> = (0..plan.resources.len()).collect();
        places.sort_by_key(|place| plan.resources.get(*place).map(key));
        Self {
            plan,
            known: Known::of(plan),
            places,
            used: vec![Cell::new(false); plan.resources.len()],
        }
    }

    /// Notes that something refers to a resource.
    pub(super) fn mark_used(&self, kind: &str, namespace: &str, name: &str) {
        let place = self.place(kind, namespace, name);
        if let Some(used) = place.and_then(|place| self.used.get(place)) {
            used.set(true);
        }
    }

    /// The resources that nothing refers to.
    pub(super) fn unused(&self) -> impl Iterator<Item = &'a Resource<'a>> {
        let resources = self.plan.resources.iter().zip(&self.used);
        resources.filter_map(|(resource, used)| (!used.get()).then_some(resource))
    }

    /// A resource that the operator sees.
    pub(super) fn resource(
        &self,
        kind: &str,
        namespace: &str,
        name: &str,
    ) -> Option<&'a Resource<'a>> {
        let place = self.place(kind, namespace, name)?;
        self.plan.resources.get(place)
    }

    fn place(&self, kind: &str, namespace: &str, name: &str) -> Option<usize> {
        let wanted = Some((kind, namespace, name));
        let key = |place: &usize| self.plan.resources.get(*place).map(key);
        let found = self.places.binary_search_by_key(&wanted, key);
        self.places.get(found.ok()?).copied()
    }

    /// The spec of a proxy; none for other kinds, and where the operator cannot decode it.
    pub(super) fn proxy_spec(&self, resource: &Resource<'_>) -> Option<MCPRemoteProxySpec> {
        let is_proxy = resource.object.kind.name == "MCPRemoteProxy";
        let decode = || proxy::decode(resource.object, self.plan.world.release).ok();
        is_proxy.then(decode).flatten()
    }

    /// An MCPExternalAuthConfig.
    pub(super) fn external_auth(
        &self,
        namespace: &str,
        name: &str,
    ) -> Option<ConfigView<'a, MCPExternalAuthConfigSpec>> {
        self.config(
            namespace,
            name,
            self.plan.world.external_auth(namespace, name),
        )
    }

    /// An MCPOIDCConfig.
    pub(super) fn oidc(
        &self,
        namespace: &str,
        name: &str,
    ) -> Option<ConfigView<'a, MCPOIDCConfigSpec>> {
        self.config(namespace, name, self.plan.world.oidc(namespace, name))
    }

    /// An MCPTelemetryConfig.
    pub(super) fn telemetry(
        &self,
        namespace: &str,
        name: &str,
    ) -> Option<ConfigView<'a, MCPTelemetryConfigSpec>> {
        self.config(namespace, name, self.plan.world.telemetry(namespace, name))
    }

    /// An MCPToolConfig.
    pub(super) fn tools(
        &self,
        namespace: &str,
        name: &str,
    ) -> Option<ConfigView<'a, MCPToolConfigSpec>> {
        self.config(namespace, name, self.plan.world.tools(namespace, name))
    }

    fn config<T: ConfigSpec>(
        &self,
        namespace: &str,
        name: &str,
        fetched: Fetched<'a, T>,
    ) -> Option<ConfigView<'a, T>> {
        let resource = self.resource(T::KIND, namespace, name)?;
        Some(ConfigView {
            entry: resource.entry,
            object: resource.object,
            spec: fetched.ok()?.spec,
        })
    }
}

fn key<'a>(resource: &'a Resource<'a>) -> Key<'a> {
    let object = resource.object;
    (object.kind.name, &object.namespace, &object.name)
}

impl<'a> ProxyView<'a> {
    /// A view of a proxy that is decoded.
    pub(super) fn new(
        scene: &'a Scene<'a>,
        resource: &'a Resource<'a>,
        spec: &'a MCPRemoteProxySpec,
    ) -> Self {
        let namespace = &*resource.object.namespace;
        let proxy = Proxy::new(resource.object, spec);
        let external_auth = |name: &str| scene.external_auth(namespace, name);
        Self {
            scene,
            entry: resource.entry,
            object: resource.object,
            proxy,
            spec,
            oidc: (spec.oidc_config_ref.as_ref()).and_then(|it| scene.oidc(namespace, &it.name)),
            external_auth: (spec.external_auth_config_ref.as_ref())
                .and_then(|it| external_auth(&it.name)),
            auth_server: (proxy.auth_server_config()).and_then(|(_, name)| external_auth(name)),
            telemetry: (spec.telemetry_config_ref.as_ref())
                .and_then(|it| scene.telemetry(namespace, &it.name)),
            resource,
            pods: OnceCell::new(),
        }
    }

    /// Its pods, where it has a pod template of its own.
    pub(super) fn pods(&self) -> Option<&Pods<'a>> {
        let pods = || Pods::of(self.scene.plan, self.resource, self.object);
        self.spec.pod_template_spec.as_ref()?;
        self.pods.get_or_init(pods).as_ref()
    }

    /// The objects that the operator makes of it.
    pub(super) fn objects(&self) -> Vec<Value> {
        let objects = self.scene.plan.objects(self.resource).into_iter();
        objects.map(|planned| planned.manifest).collect()
    }

    /// The authorization server that runs inside it.
    pub(super) fn server(&self) -> Option<(&'a Entry, &'a EmbeddedAuthServerConfig)> {
        let config = self.auth_server.as_ref()?;
        Some((config.entry, config.spec.auth_server()?))
    }

    /// The provider that clients prove who they are by.
    pub(super) fn provider(&self) -> Option<(&'a Entry, &'a InlineOIDCSharedConfig)> {
        let config = self.oidc.as_ref()?;
        Some((config.entry, config.spec.provider()?))
    }
}
