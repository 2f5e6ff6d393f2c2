//! The Deployment (`deploymentForMCPRemoteProxy`).

use std::collections::BTreeMap;

use k8s_openapi::api::apps::v1::{Deployment, DeploymentSpec};
use k8s_openapi::api::core::v1::{
    Container, EnvVar, PodSpec, PodTemplateSpec, ResourceRequirements,
};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};
use serde_json::Value;

use super::labels::{Texts, merge};
use super::{container, env, filled, json, metadata, security, volumes};
use crate::go::checksum::hash_raw_json;
use crate::go::{json as go_json, pod_template};
use crate::operator::config::ConfigSpec;
use crate::operator::objection::Objection;
use crate::operator::outcome::{Outcome, Stop};
use crate::operator::proxy::Proxy;
use crate::operator::world::{Unavailable, World};
use crate::release::rows;
use crate::resource::external_auth_config::{EmbeddedAuthServerConfig, MCPExternalAuthConfigSpec};

/// The kind of a configuration with an authorization server.
const KIND: &str = MCPExternalAuthConfigSpec::KIND;

/// Name of the proxy's container.
pub const CONTAINER: &str = "toolhive";

/// Annotation of the pods with the checksum of their RunConfig.
pub const RUN_CONFIG_CHECKSUM: &str = "toolhive.stacklok.dev/runconfig-checksum";

/// Annotation of the Deployment with the checksum of the proxy's pod template.
pub const POD_TEMPLATE_HASH: &str = "toolhive.stacklok.io/podtemplatespec-hash";

/// The Deployment.
pub(super) fn object(
    world: &World<'_>,
    proxy: &Proxy<'_>,
    run_config_checksum: &str,
) -> Result<Value, Stop> {
    let parts = Parts::of(world, proxy)?;
    let template = template(world, proxy, parts, run_config_checksum);
    with_pod_template(json(&deployment(world, proxy, template)), proxy)
}

/// Whether there can be a Deployment. Only a pod template of the proxy's own takes the whole object to tell.
pub(super) fn check(world: &World<'_>, proxy: &Proxy<'_>) -> Outcome {
    match proxy.pod_template() {
        None => Parts::of(world, proxy).map(|_| ()),
        Some(_) => object(world, proxy, "").map(|_| ()),
    }
}

/// The parts of a Deployment that cannot always be made.
struct Parts<'a> {
    server: Option<&'a EmbeddedAuthServerConfig>,
    resources: Option<ResourceRequirements>,
}

impl<'a> Parts<'a> {
    fn of(world: &'a World<'_>, proxy: &Proxy<'_>) -> Result<Self, Stop> {
        Ok(Self {
            server: auth_server(world, proxy)?,
            resources: container::resources(&proxy.spec.resources).map_err(Stop::Crash)?,
        })
    }
}

fn deployment(world: &World<'_>, proxy: &Proxy<'_>, template: PodTemplateSpec) -> Deployment {
    Deployment {
        metadata: deployment_metadata(proxy),
        spec: Some(DeploymentSpec {
            replicas: replicas(world, proxy),
            selector: LabelSelector {
                match_labels: Some(proxy.labels()),
                ..LabelSelector::default()
            },
            template,
            ..DeploymentSpec::default()
        }),
        ..Deployment::default()
    }
}

/// Merges the proxy's own pod template into the operator's.
fn with_pod_template(mut deployment: Value, proxy: &Proxy<'_>) -> Result<Value, Stop> {
    if let Some(patch) = proxy.pod_template()
        && let Some(template) = deployment.pointer_mut("/spec/template")
    {
        let patched = pod_template::apply_patch(template, &go_json::marshal(patch));
        *template = patched
            .map_err(|why| Stop::silent(Objection::new("spec.podTemplateSpec", why.to_string())))?;
    }
    Ok(deployment)
}

/// How many pods: older releases insist on one, newer ones leave it to the proxy.
fn replicas(world: &World<'_>, proxy: &Proxy<'_>) -> Option<i32> {
    if rows::REPLICAS_OF_SPEC.at(world.release) {
        proxy.spec.replicas
    } else {
        Some(1)
    }
}

/// `buildDeploymentMetadata`. Annotations of the proxy's take the place of the operator's.
fn deployment_metadata(proxy: &Proxy<'_>) -> ObjectMeta {
    let added = proxy
        .deployment_overrides()
        .map(|overrides| &overrides.metadata);
    let mut metadata = metadata(proxy, proxy.name.to_owned());
    metadata.labels = Some(merge(proxy.labels(), added.map(|added| &added.labels)));
    let annotations = match added.filter(|added| !added.annotations.is_nil()) {
        Some(added) => merge(Texts::new(), Some(&added.annotations)),
        None => pod_template_hash(proxy)
            .map(|hash| (POD_TEMPLATE_HASH.to_owned(), hash))
            .into_iter()
            .collect(),
    };
    metadata.annotations = filled(annotations);
    metadata
}

/// The checksum of a proxy's own pod template.
pub fn pod_template_hash(proxy: &Proxy<'_>) -> Option<String> {
    let template = proxy.pod_template().map(go_json::marshal)?;
    hash_raw_json(&template).ok()
}

fn template(
    world: &World<'_>,
    proxy: &Proxy<'_>,
    parts: Parts<'_>,
    run_config_checksum: &str,
) -> PodTemplateSpec {
    let Parts { server, resources } = parts;
    let mut mounted = volumes::volumes(world, proxy);
    mounted.extend(server.into_iter().flat_map(volumes::of_auth_server));
    let env = env::all(world, proxy, server);
    let (volumes, mounts) = mounted.into_iter().unzip();
    let container = Container {
        image: Some(world.settings.runner_image().to_owned()),
        name: CONTAINER.to_owned(),
        args: Some(container::ARGUMENTS.map(str::to_owned).into()),
        env: filled(env),
        volume_mounts: filled(mounts),
        resources,
        ports: Some(vec![container::port(proxy)]),
        startup_probe: rows::STARTUP_PROBE
            .at(world.release)
            .then(|| container::probe(&container::STARTUP)),
        liveness_probe: Some(container::probe(&container::LIVENESS)),
        readiness_probe: Some(container::probe(&container::READINESS)),
        security_context: Some(security::of_container(world)),
        ..Container::default()
    };
    PodTemplateSpec {
        metadata: Some(pod_metadata(proxy, run_config_checksum)),
        spec: Some(PodSpec {
            service_account_name: filled(proxy.account()),
            image_pull_secrets: filled(container::pull_secrets(world, proxy)),
            containers: vec![container],
            volumes: filled(volumes),
            security_context: Some(security::of_pod(world)),
            ..PodSpec::default()
        }),
    }
}

/// Labels and annotations of the pods, before the proxy's own pod template is merged in (`buildPodTemplateMetadata`).
pub fn pod_metadata(proxy: &Proxy<'_>, run_config_checksum: &str) -> ObjectMeta {
    let overrides = proxy.deployment_overrides();
    let added = overrides.and_then(|overrides| overrides.pod_template_metadata_overrides.as_ref());
    let checksum = BTreeMap::from([(
        RUN_CONFIG_CHECKSUM.to_owned(),
        run_config_checksum.to_owned(),
    )]);
    ObjectMeta {
        labels: Some(merge(proxy.labels(), added.map(|added| &added.labels))),
        annotations: Some(merge(checksum, added.map(|added| &added.annotations))),
        ..ObjectMeta::default()
    }
}

/// The variables of the proxy's container, before the proxy's own pod template is merged in; none where the Deployment cannot
/// be made.
pub fn container_variables(world: &World<'_>, proxy: &Proxy<'_>) -> Vec<EnvVar> {
    match auth_server(world, proxy) {
        Ok(server) => env::all(world, proxy, server),
        Err(_) => Vec::new(),
    }
}

/// The embedded authorization server, if one of the proxy's references leads to one (`GenerateAuthServerConfigByName`).
fn auth_server<'w>(
    world: &'w World<'_>,
    proxy: &Proxy<'_>,
) -> Result<Option<&'w EmbeddedAuthServerConfig>, Stop> {
    let Some((reference, name)) = proxy.auth_server_config() else {
        return Ok(None);
    };
    match world.external_auth(proxy.namespace, name) {
        Ok(found) if found.spec.kind != "embeddedAuthServer" => Ok(None),
        Ok(found) => match found.spec.embedded_auth_server.as_deref() {
            Some(server) => Ok(Some(server)),
            None => {
                let missing = Objection::new("spec.embeddedAuthServer", "it is not set");
                Err(Stop::silent(missing.through(reference, KIND, name)))
            }
        },
        Err(Unavailable::Unknown) => Ok(None),
        Err(why) => Err(Stop::silent(why.objection(reference, KIND, name))),
    }
}
