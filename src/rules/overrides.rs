//! Labels and annotations that a proxy adds to the objects made of it.

use crate::resource::remote_proxy::MCPRemoteProxySpec;
use crate::resource::shared::ResourceMetadataOverrides;

/// What an addition goes to: its path, and what the object is called in messages.
pub(super) struct Added<'a> {
    /// Path of the addition.
    pub(super) path: &'static str,
    /// What it is added to.
    pub(super) to: &'static str,
    /// The labels and annotations.
    pub(super) metadata: &'a ResourceMetadataOverrides,
}

/// Every addition of a proxy.
pub(super) fn added(spec: &MCPRemoteProxySpec) -> impl Iterator<Item = Added<'_>> {
    let overrides = spec.resource_overrides.as_ref();
    let deployment = overrides.and_then(|it| it.proxy_deployment.as_ref());
    let pods = deployment.and_then(|it| it.pod_template_metadata_overrides.as_ref());
    let service = overrides.and_then(|it| it.proxy_service.as_ref());
    let added = [
        (
            "spec.resourceOverrides.proxyDeployment",
            "Deployment",
            deployment.map(|it| &it.metadata),
        ),
        (
            "spec.resourceOverrides.proxyDeployment.podTemplateMetadataOverrides",
            "Deployment",
            pods,
        ),
        ("spec.resourceOverrides.proxyService", "Service", service),
    ];
    added.into_iter().filter_map(|(path, to, metadata)| {
        let metadata = metadata?;
        Some(Added { path, to, metadata })
    })
}
