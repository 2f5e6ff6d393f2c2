//! The proxy's container: ports, probes, resources, and the secrets for its image.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{
    ContainerPort, HTTPGetAction, LocalObjectReference, Probe,
    ResourceRequirements as ContainerResources,
};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::filled;
use crate::go::quantity;
use crate::operator::objection::Objection;
use crate::operator::proxy::Proxy;
use crate::operator::world::World;
use crate::release::rows;
use crate::resource::shared::{ResourceList, ResourceRequirements};

/// What the container is told to run. The last word stands for an image, which a remote server has none of.
pub(super) const ARGUMENTS: [&str; 3] =
    ["run", "--foreground=true", "placeholder-for-remote-proxy"];

/// How often and how long the kubelet asks, in seconds, and how many failures count.
pub(super) struct Probing {
    delay: i32,
    period: i32,
    timeout: i32,
    failures: i32,
}

/// While the container starts.
pub(super) const STARTUP: Probing = Probing {
    delay: 0,
    period: 5,
    timeout: 3,
    failures: 18,
};

/// Whether the container must be started anew.
pub(super) const LIVENESS: Probing = Probing {
    delay: 30,
    period: 10,
    timeout: 5,
    failures: 3,
};

/// Whether the container gets requests.
pub(super) const READINESS: Probing = Probing {
    delay: 15,
    period: 5,
    timeout: 3,
    failures: 3,
};

/// A probe of the proxy's health (`controllerutil.BuildHealthProbe`).
pub(super) fn probe(probing: &Probing) -> Probe {
    Probe {
        http_get: Some(HTTPGetAction {
            path: Some("/health".to_owned()),
            port: IntOrString::String("http".to_owned()),
            ..HTTPGetAction::default()
        }),
        initial_delay_seconds: filled(probing.delay),
        period_seconds: Some(probing.period),
        timeout_seconds: Some(probing.timeout),
        failure_threshold: Some(probing.failures),
        ..Probe::default()
    }
}

/// The port that the container listens on.
pub(super) fn port(proxy: &Proxy<'_>) -> ContainerPort {
    ContainerPort {
        container_port: proxy.port(),
        name: Some("http".to_owned()),
        protocol: Some("TCP".to_owned()),
        ..ContainerPort::default()
    }
}

/// Secrets for pulling the image: the proxy's own, then the operator's (`imagepullsecrets.Defaults.Merge`).
pub(super) fn pull_secrets(world: &World<'_>, proxy: &Proxy<'_>) -> Vec<LocalObjectReference> {
    let own = proxy.deployment_overrides().into_iter();
    let own = own.filter(|_| rows::OWN_PULL_SECRETS.at(world.release));
    let own = own.flat_map(|overrides| overrides.image_pull_secrets.iter());
    let own = own.map(|secret| secret.name.as_str());
    let mut names: Vec<&str> = Vec::new();
    for name in own.chain(world.settings.pull_secrets(world.release)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let references = names.into_iter().map(|name| LocalObjectReference {
        name: name.to_owned(),
    });
    references.collect()
}

/// The container's resources, quantities in their canonical form (`controllerutil.BuildResourceRequirements`).
///
/// # Errors
/// Where a text is no quantity, on which the operator panics.
pub(super) fn resources(
    spec: &ResourceRequirements,
) -> Result<Option<ContainerResources>, Objection> {
    let resources = ContainerResources {
        limits: filled(quantities("limits", &spec.limits)?),
        requests: filled(quantities("requests", &spec.requests)?),
        claims: None,
    };
    Ok(filled(resources))
}

fn quantities(part: &str, list: &ResourceList) -> Result<BTreeMap<String, Quantity>, Objection> {
    let given = [("cpu", &list.cpu), ("memory", &list.memory)];
    let given = given.into_iter().filter(|(_, text)| !text.is_empty());
    given
        .map(|(name, text)| {
            let quantity = quantity::parse(text).map_err(|_| {
                let path = format!("spec.resources.{part}.{name}");
                Objection::new(path, format!("`{text}` is no quantity"))
            })?;
            Ok((name.to_owned(), Quantity(quantity.to_string())))
        })
        .collect()
}
