//! The objects that the operator makes of a proxy, as typed Kubernetes objects: one file a kind.

mod authz_config_map;
mod container;
mod deployment;
mod env;
mod labels;
mod rbac;
mod run_config_map;
mod security;
mod service;
mod volumes;

use k8s_openapi::Metadata;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{ObjectMeta, OwnerReference};
use serde::Serialize;
use serde_json::Value;

use super::outcome::Outcome;
use super::proxy::Proxy;
use super::world::World;
use crate::resource::kind::{GROUP, STORAGE_VERSION};

pub use deployment::{
    CONTAINER, POD_TEMPLATE_HASH, RUN_CONFIG_CHECKSUM, container_variables, pod_metadata,
    pod_template_hash,
};
pub use run_config_map::{RUN_CONFIG_KEY, RunConfigMap};

/// How far the operator gets with a proxy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// It makes nothing.
    #[default]
    Nothing,
    /// Everything before the RunConfig.
    Access,
    /// Everything before the Deployment.
    RunConfig,
    /// Everything.
    Service,
}

/// The objects of a proxy up to where the operator gets, in the order in which it makes them.
pub fn objects(
    world: &World<'_>,
    proxy: &Proxy<'_>,
    run_config: Option<&RunConfigMap>,
    reach: Reach,
) -> Vec<Value> {
    let mut objects = Vec::new();
    if reach >= Reach::Access {
        objects.extend(rbac::objects(world, proxy));
        objects.extend(authz_config_map::object(proxy));
    }
    let Some(map) = run_config.filter(|_| reach >= Reach::RunConfig) else {
        return objects;
    };
    objects.push(map.object(proxy));
    if reach >= Reach::Service {
        objects.extend(deployment::object(world, proxy, map.checksum()));
        objects.push(service::object(proxy));
    }
    objects
}

/// Kind, namespace and name of an object.
pub fn identity(object: &Value) -> (&str, &str, &str) {
    let text = |pointer| {
        let value = object.pointer(pointer).and_then(Value::as_str);
        value.unwrap_or_default()
    };
    let (namespace, name) = (text("/metadata/namespace"), text("/metadata/name"));
    (text("/kind"), namespace, name)
}

/// Whether the Deployment of a proxy can be made.
///
/// # Errors
/// Why it cannot.
pub fn check_deployment(world: &World<'_>, proxy: &Proxy<'_>) -> Outcome {
    deployment::check(world, proxy)
}

/// Name, namespace and owner of an object of a proxy; the uid of an owner without one is empty.
fn metadata(proxy: &Proxy<'_>, name: String) -> ObjectMeta {
    ObjectMeta {
        name: Some(name),
        namespace: Some(proxy.namespace.to_owned()),
        owner_references: Some(vec![OwnerReference {
            api_version: format!("{GROUP}/{STORAGE_VERSION}"),
            block_owner_deletion: Some(true),
            controller: Some(true),
            kind: "MCPRemoteProxy".to_owned(),
            name: proxy.name.to_owned(),
            uid: proxy.uid.unwrap_or_default().to_owned(),
        }]),
        ..ObjectMeta::default()
    }
}

/// A typed object as JSON.
fn json<T: Serialize + Metadata>(object: &T) -> Value {
    let value = serde_json::to_value(object);
    debug_assert!(value.is_ok(), "an object that JSON cannot hold");
    value.unwrap_or_default()
}

/// A list or map that JSON leaves out where it is empty.
fn filled<T: Default + PartialEq>(collection: T) -> Option<T> {
    (collection != T::default()).then_some(collection)
}
