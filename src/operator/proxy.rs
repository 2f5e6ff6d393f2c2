//! An MCPRemoteProxy as its reconciler sees it: the spec, and the names that follow from its own.

use std::collections::BTreeMap;

use super::names;
use crate::release::{Release, rows};
use crate::resource::decode::undecodable;
use crate::resource::remote_proxy::{
    MCPAuthzConfigReference, MCPRemoteProxySpec, ProxyDeploymentOverrides,
};
use crate::resource::shared::ResourceMetadataOverrides;
use crate::resource::{GoType, Object};
use crate::tree::Node;

/// The port when none is given.
const DEFAULT_PORT: i32 = 8080;

/// Decodes the spec of a proxy.
///
/// # Errors
/// The path of the value that Go's type does not hold.
pub fn decode(object: &Object, release: Release) -> Result<MCPRemoteProxySpec, String> {
    let empty = Node::default();
    let node = object.spec().unwrap_or(&empty);
    match undecodable(&object.kind.spec, node, release, "spec") {
        Some(path) => Err(path),
        None => Ok(MCPRemoteProxySpec::read(node)),
    }
}

/// A proxy.
#[derive(Clone, Copy, Debug)]
pub struct Proxy<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its namespace.
    pub namespace: &'a str,
    /// The identifier that the API server gave it, where the input says so.
    pub uid: Option<&'a str>,
    /// What it asks for.
    pub spec: &'a MCPRemoteProxySpec,
}

impl<'a> Proxy<'a> {
    /// The proxy that a stored object is.
    pub fn new(object: &'a Object, spec: &'a MCPRemoteProxySpec) -> Self {
        Self {
            name: &object.name,
            namespace: &object.namespace,
            uid: object.uid.as_deref(),
            spec,
        }
    }

    /// The port that it and its Service listen on (`GetProxyPort`).
    pub fn port(&self) -> i32 {
        match self.spec.proxy_port {
            port if port > 0 => port,
            _ => DEFAULT_PORT,
        }
    }

    /// Labels that its pods, Deployment and Service carry (`labelsForMCPRemoteProxy`).
    pub fn labels(&self) -> BTreeMap<String, String> {
        let labels = [
            ("app", "mcpremoteproxy"),
            ("app.kubernetes.io/name", "mcpremoteproxy"),
            ("app.kubernetes.io/instance", self.name),
            ("toolhive", "true"),
            ("toolhive-name", self.name),
        ];
        labels
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into()
    }

    /// Name of its Service.
    pub fn service_name(&self) -> String {
        format!("mcp-{}-remote-proxy", self.name)
    }

    /// URL of its Service inside the cluster.
    pub fn url(&self) -> String {
        let (service, namespace) = (self.service_name(), self.namespace);
        format!(
            "http://{service}.{namespace}.svc.cluster.local:{}",
            self.port()
        )
    }

    /// The URL that stands for it where no resource URL is given (`oidc.createServiceURL`). It is not the one of its Service.
    pub fn default_resource_url(&self) -> String {
        format!(
            "http://{}.{}.svc.cluster.local:{}",
            self.name,
            self.namespace,
            self.port()
        )
    }

    /// Name of the ServiceAccount that the operator makes for it, and of its Role and RoleBinding.
    pub fn runner_account(&self) -> String {
        format!("{}-remote-proxy-runner", self.name)
    }

    /// Name of the ServiceAccount that its pods run as.
    pub fn account(&self) -> String {
        let given = self.spec.service_account.clone();
        given.unwrap_or_else(|| self.runner_account())
    }

    /// Name of the ConfigMap with its RunConfig.
    pub fn run_config_name(&self) -> String {
        names::run_config_map(self.name)
    }

    /// Name of the ConfigMap with its inline policies.
    pub fn inline_authz_name(&self) -> String {
        format!("{}-authz-inline", self.name)
    }

    /// What is added to its Deployment and pods.
    pub fn deployment_overrides(&self) -> Option<&'a ProxyDeploymentOverrides> {
        self.spec
            .resource_overrides
            .as_ref()?
            .proxy_deployment
            .as_ref()
    }

    /// What is added to its Service.
    pub fn service_overrides(&self) -> Option<&'a ResourceMetadataOverrides> {
        self.spec
            .resource_overrides
            .as_ref()?
            .proxy_service
            .as_ref()
    }

    /// What is merged into its pod template.
    pub fn pod_template(&self) -> Option<&'a Node> {
        self.spec.pod_template_spec.as_ref()?.0.as_ref()
    }

    /// The MCPAuthzConfig that it refers to, where the release follows such references.
    pub fn authz_config_ref(&self, release: Release) -> Option<&'a MCPAuthzConfigReference> {
        let reference = self.spec.authz_config_ref.as_ref()?;
        rows::AUTHZ_CONFIG_REF.at(release).then_some(reference)
    }

    /// The MCPExternalAuthConfig that may hold its authorization server (`EmbeddedAuthServerConfigName`).
    pub fn auth_server_config(&self) -> Option<(&'static str, &'a str)> {
        let server = self.spec.auth_server_ref.as_ref();
        let external = self.spec.external_auth_config_ref.as_ref();
        server
            .map(|reference| ("spec.authServerRef.name", reference.name.as_str()))
            .or_else(|| {
                let name = &external?.name;
                Some(("spec.externalAuthConfigRef.name", name.as_str()))
            })
    }
}
